import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';

/** A file of the site: what it is and what stands in it. */
type File = { readonly type: string; readonly text: string; readonly policy?: string | undefined };

/** The customer's own web server, beside the contact center and on another origin, as such sites are. */
export class CustomerSite {
  readonly origin: string;
  readonly #server: Server;
  readonly #files: Map<string, File>;

  private constructor(server: Server, files: Map<string, File>) {
    this.#server = server;
    this.#files = files;
    this.origin = `http://127.0.0.1:${String((server.address() as AddressInfo).port)}`;
  }

  static async open(): Promise<CustomerSite> {
    const files = new Map<string, File>();
    const server = createServer((request, response) => {
      const file = files.get(new URL(request.url ?? '/', 'http://site').pathname);
      const policy = file?.policy === undefined ? {} : { 'content-security-policy': file.policy };
      response.writeHead(file ? 200 : 404, { 'content-type': file?.type ?? 'text/plain', 'cache-control': 'no-store', ...policy });
      response.end(file?.text);
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    return new CustomerSite(server, files);
  }

  /** Puts a page on the site, and gives its address; `policy` is its Content-Security-Policy. */
  page(path: string, text: string, policy?: string): string {
    this.#files.set(path, { type: 'text/html; charset=utf-8', text, policy });
    return `${this.origin}${path}`;
  }

  script(path: string, text: string): void {
    this.#files.set(path, { type: 'text/javascript; charset=utf-8', text });
  }

  async close(): Promise<void> {
    this.#server.closeAllConnections();
    await new Promise((resolve) => this.#server.close(resolve));
  }
}
