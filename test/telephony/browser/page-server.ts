import { readFile } from 'node:fs/promises';
import { createServer, type IncomingMessage, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { extname, normalize } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { SipCredential } from 'contact-center-widgets';
import { bundle } from './bundle.js';

const pages = fileURLToPath(new URL('../pages/', import.meta.url));
const published = fileURLToPath(new URL('../../../dist', import.meta.url));

const types: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript',
  '.json': 'application/json',
};

/** As strict as a page with a SIP phone can be. */
const policy = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "connect-src 'self' ws://127.0.0.1:* wss://127.0.0.1:*",
  'media-src blob: data:',
  "require-trusted-types-for 'script'",
].join('; ');

/** A customer's web server: the folder `pages`, the package's files for script tags, and a credential for whoever asks. */
export class PageServer {
  /** What `POST /credential` answers. */
  credential: SipCredential | undefined;
  readonly #server: Server;
  #agentScript: Promise<string> | undefined;

  private constructor() {
    this.#server = createServer((request, response) => {
      const path = new URL(request.url ?? '/', this.origin).pathname;
      this.#answer(request, path).then(
        (text) => {
          const type = types[extname(path)] ?? 'application/json';
          response.writeHead(200, { 'content-type': type, 'content-security-policy': policy });
          response.end(text);
        },
        () => response.writeHead(404).end(),
      );
    });
  }

  /** Listens on a free loopback port, which browsers trust like https. */
  static async start(): Promise<PageServer> {
    const server = new PageServer();
    await new Promise<void>((resolve) => server.#server.listen(0, '127.0.0.1', resolve));
    return server;
  }

  get origin(): string {
    return `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}`;
  }

  stop(): Promise<void> {
    return new Promise((resolve) => {
      this.#server.close(() => resolve());
      this.#server.closeAllConnections();
    });
  }

  async #answer({ method }: IncomingMessage, path: string): Promise<string> {
    if (path === '/credential' && method === 'POST' && this.credential) return JSON.stringify(this.credential);
    if (path === '/agent.js') return (this.#agentScript ??= bundle(`${pages}agent.ts`));
    if (path.startsWith('/cdn/')) return readFile(published + normalize(path), 'utf8');
    if (path.endsWith('.html')) return readFile(pages + normalize(path), 'utf8');
    throw new Error(`Nothing at ${path}`);
  }
}
