import { readFile } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { fileURLToPath } from 'node:url';
import { createTcccToken, TencentCloud } from 'contact-center-widgets/server';
import type { Center } from '../../../../demo/center/center.js';

const pages = fileURLToPath(new URL('../pages/', import.meta.url));

interface Answer {
  readonly type: string;
  readonly body: string;
  readonly headers?: Readonly<Record<string, string>>;
}

/** What a page on our back end needs and nothing more: no script but named ones, no markup from text. */
function strict(center: string): Readonly<Record<string, string>> {
  return {
    'content-security-policy': [
      "default-src 'none'",
      `script-src ${center}`,
      `style-src 'self'`,
      `connect-src 'self' ${center} ${center.replace('http', 'ws')}`,
      "media-src 'self' blob:",
      'img-src data:',
      "require-trusted-types-for 'script'",
      // twice, since what stands for Tencent's SDK here is made with the same library
      "trusted-types lit-html contact-center-widgets-tccc 'allow-duplicates'",
    ].join('; '),
  };
}

/** A customer's own web server, on an origin of its own: its pages, and `/loginTCCC` as Tencent's guide has it. */
export class BusinessServer {
  readonly url: string;
  /** The agent whom its pages are of. */
  agent = 'ada.brandt@demo.localhost';
  /** Addresses that it gives in place of fresh ones, the first first. */
  stale: string[] = [];
  /** How many addresses it gave. */
  given = 0;
  readonly #server: Server;
  #center: Center | undefined;

  private constructor(server: Server) {
    this.#server = server;
    this.url = `http://127.0.0.1:${String((server.address() as AddressInfo).port)}`;
  }

  static async open(): Promise<BusinessServer> {
    const made: { server?: BusinessServer } = {};
    const server = createServer((request, response) => {
      void made.server?.answer(request.url ?? '/').then(
        ({ type, body, headers }) => response.writeHead(200, { 'content-type': type, ...headers }).end(body),
        (error: unknown) => response.writeHead(500, { 'content-type': 'text/plain' }).end(String(error)),
      );
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    made.server = new BusinessServer(server);
    return made.server;
  }

  /** Asks this center for addresses from now on. */
  serves(center: Center): void {
    this.#center = center;
  }

  async answer(path: string): Promise<Answer> {
    const { pathname } = new URL(path, this.url);
    if (pathname === '/loginTCCC' || pathname === '/cc/credential/tencent-tccc') {
      this.given++;
      return { type: 'application/json', body: JSON.stringify({ SdkURL: this.stale.shift() ?? (await this.login()) }) };
    }
    const center = this.#center?.url ?? '';
    const name = /^\/([a-z-]+\.html)$/.exec(pathname)?.[1];
    if (name === undefined) throw new Error(`no page ${pathname}`);
    const body = (await readFile(`${pages}${name}`, 'utf8')).replaceAll('{center}', center);
    return { type: 'text/html; charset=utf-8', body, ...(name.startsWith('desk') && { headers: strict(center) }) };
  }

  async close(): Promise<void> {
    this.#server.closeAllConnections();
    await new Promise<void>((resolve) => this.#server.close(() => resolve()));
  }

  /** A fresh address. */
  async login(): Promise<string> {
    const center = this.#center;
    if (!center) throw new Error('no center');
    const { secretId, secretKey, sdkAppId } = center.config.tccc;
    const cloud = new TencentCloud({ secretId, secretKey, baseUrl: center.url });
    return (await createTcccToken(cloud, { sdkAppId, seatUserId: this.agent })).SdkURL;
  }
}
