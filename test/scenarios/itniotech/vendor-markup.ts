/** What changes from page to page: addresses, and what the customer wants of the phone. */
export interface VendorMarkup {
  /** Where `sip-sdk.js` and `createAuth` are: the only thing in the page that is not itniotech's or the customer's. */
  readonly center: string;
  readonly extension: string;
  /** More for `register`, as JavaScript: `noWorkMode: true,`. */
  readonly options?: string;
  readonly language?: string;
  readonly direction?: 'ltr' | 'rtl';
  /** More of the customer's own script, in the module. */
  readonly more?: string;
}

/**
 * A page as the "CC SDK" page of itniotech's documentation teaches to write it:
 * the script in the head, the element with an id, a module that asks the
 * customer's back end for a token by a library of theirs and hands over
 * `res.data`, and listeners on the element. What is heard is kept for the test.
 */
export function vendorMarkup({ center, extension, options = '', language = '', direction = 'ltr', more = '' }: VendorMarkup): string {
  return `<!DOCTYPE html>
<html lang="${language}" dir="${direction}">
<head>
  <meta charset="utf-8">
  <meta name="viewport" content="width=device-width">
  <title>Customer ${extension}</title>
  <link rel="icon" href="data:,">
  <script src="${center}/sip-sdk.js"></script>
  <script type="importmap">{ "imports": { "axios": "/http.js" } }</script>
</head>
<body>
  <h1>Customers</h1>
  <button id="call">Call the customer</button>
  <!-- sdk Component -->
  <cc-sdk id="sdk"></cc-sdk>

  <script type="module">
    import http from 'axios'

    window.heard = []
    const sdk = document.getElementById('sdk')
    sdk.addEventListener('onSeatStatus', option => {
      window.heard.push({ event: 'onSeatStatus', detail: option.detail, status: option.detail[0] })
    })
    sdk.addEventListener('onCall', option => {
      window.heard.push({ event: 'onCall', status: option.detail.callStatus, number: option.detail.calledNumber })
    })
    document.getElementById('call').addEventListener('click', () => {
      sdk.callPhone({ phone: window.toCall ?? '604', info: window.toTell ?? 'A customer since 2019' })
    })
    ${more}
    http.post('${center}/createAuth?extension=${extension}', res => {
      window.ccSdk.register({
        token: res.data,
        ${options}
      })
    })
  </script>
</body>
</html>
`;
}

/** The customer's HTTP library: it posts, and calls back with the whole answer under \`data\`, as the documents' sample has it. */
export const httpLibrary = `
export default {
  async post(url, done) {
    const response = await fetch(url, { method: 'POST' });
    done({ status: response.status, data: await response.json() });
  },
};
`;
