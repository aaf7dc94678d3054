/** How a page of the harness is written. */
export interface DeskMarkup {
  readonly extension: string;
  readonly language?: string;
  readonly direction?: 'ltr' | 'rtl';
  /** Attributes of `cc-desk`: `wrap-up="5"`. */
  readonly desk?: string;
  /** Attributes of `cc-sip` in place of the center's credential. */
  readonly sip?: string;
  /** Attributes of `cc-softphone`. */
  readonly softphone?: string;
  /** What stands inside the desk; `cc-sip` and `cc-softphone` unless said. */
  readonly inside?: string;
  /** What it loads. Default: all tags and nothing else. */
  readonly script?: 'desk.js' | 'fake-desk.js';
}

/** A page with a phone, declared as a customer would and nothing more. */
export function deskMarkup(markup: DeskMarkup): string {
  const { extension, language = 'en', direction = 'ltr', desk = '', softphone = '', script = 'desk.js' } = markup;
  const { sip = `credential-url="/cc/credential/sip?extension=${extension}"` } = markup;
  const { inside = `<cc-sip ${sip}></cc-sip>\n        <cc-softphone ${softphone}></cc-softphone>` } = markup;
  return `<!doctype html>
<html lang="${language}" dir="${direction}">
  <head>
    <meta charset="utf-8">
    <meta name="viewport" content="width=device-width">
    <title>Desk of ${extension}</title>
    <link rel="icon" href="data:,">
    <script type="module" src="${script}"></script>
  </head>
  <body>
    <main>
      <h1>Desk</h1>
      <cc-desk ${desk}>
        ${inside}
      </cc-desk>
    </main>
  </body>
</html>
`;
}
