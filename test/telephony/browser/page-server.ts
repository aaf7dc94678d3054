import { readFile } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { extname } from 'node:path';
import { fileURLToPath } from 'node:url';
import { bundle } from './bundle.js';

const folder = fileURLToPath(new URL('../pages/', import.meta.url));
const types: Readonly<Record<string, string>> = { '.html': 'text/html; charset=utf-8', '.js': 'text/javascript' };

/** As strict as a page with a SIP phone can be. */
const policy = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "connect-src 'self' ws://127.0.0.1:* wss://127.0.0.1:*",
  'media-src blob: data:',
  "require-trusted-types-for 'script'",
].join('; ');

/** Serves the folder `pages` on a free loopback port, which browsers trust like https. */
export class PageServer {
  readonly #server: Server;

  private constructor(server: Server) {
    this.#server = server;
  }

  static async start(): Promise<PageServer> {
    const files = new Map([
      ['/agent.html', await readFile(`${folder}agent.html`, 'utf8')],
      ['/agent.js', await bundle(`${folder}agent.ts`)],
    ]);
    const server = createServer(({ url = '/' }, response) => {
      const text = files.get(url);
      response.writeHead(text === undefined ? 404 : 200, {
        'content-type': types[extname(url)] ?? 'text/plain',
        'content-security-policy': policy,
      });
      response.end(text);
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    return new PageServer(server);
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
}
