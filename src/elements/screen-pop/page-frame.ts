/** How a page is framed. */
export interface FrameOptions {
  readonly document: Document;
  /** Its title for a screen reader. */
  readonly name: string;
  readonly sandbox: string;
  readonly allow: string;
  readonly onLoad: () => void;
}

/**
 * The frame of one page. A URL that differs from the last one only behind its
 * `#` reaches the page as a `hashchange`: nothing is loaded again, and the
 * agent's way back in the browser's history is not lengthened.
 */
export class PageFrame {
  readonly element: HTMLIFrameElement;
  #url: string | undefined;
  #isLoading = false;

  constructor({ document, name, sandbox, allow, onLoad }: FrameOptions) {
    this.element = document.createElement('iframe');
    this.element.title = name;
    this.element.part.add('frame');
    if (sandbox) this.element.setAttribute('sandbox', sandbox);
    if (allow) this.element.setAttribute('allow', allow);
    // the page may know which workstation it stands in, and nothing of its address
    this.element.referrerPolicy = 'strict-origin';
    this.element.addEventListener('load', () => {
      if (this.#url === undefined) return;
      this.#isLoading = false;
      onLoad();
    });
  }

  /** What it was opened with last. */
  get url(): string | undefined {
    return this.#url;
  }

  get isLoading(): boolean {
    return this.#isLoading;
  }

  /** The URL leads to the page that was opened last, whatever its hash. */
  has(url: string): boolean {
    return this.#url !== undefined && withoutHash(this.#url) === withoutHash(url);
  }

  open(url: string): void {
    const isSame = this.has(url);
    this.#url = url;
    const { contentWindow } = this.element;
    if (isSame && contentWindow) return contentWindow.location.replace(url);
    this.#isLoading = true;
    this.element.src = url;
  }

  /** To be called when the frame leaves the document: where it comes back, it loads what it showed. */
  leave(): void {
    if (this.#url === undefined) return;
    this.element.src = this.#url;
    this.#isLoading = true;
  }
}

function withoutHash(url: string): string {
  const at = url.indexOf('#');
  return at < 0 ? url : url.slice(0, at);
}
