import { readFile } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { fileURLToPath } from 'node:url';
import { createTcccToken, TencentCloud } from 'contact-center-widgets/server';
import type { Center } from '../../../../demo/center/center.js';

const pages = fileURLToPath(new URL('../pages/', import.meta.url));

/** A customer's own web server, on an origin of its own: its pages, and `/loginTCCC` as Tencent's guide has it. */
export class BusinessServer {
  readonly url: string;
  /** The agent whom its pages are of. */
  agent = 'ada.brandt@demo.localhost';
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
        ({ type, body }) => response.writeHead(200, { 'content-type': type }).end(body),
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

  async answer(path: string): Promise<{ readonly type: string; readonly body: string }> {
    const { pathname } = new URL(path, this.url);
    if (pathname === '/loginTCCC') return { type: 'application/json', body: JSON.stringify({ SdkURL: await this.#login() }) };
    const name = /^\/([a-z-]+\.html)$/.exec(pathname)?.[1];
    if (name === undefined) throw new Error(`no page ${pathname}`);
    return { type: 'text/html; charset=utf-8', body: await readFile(`${pages}${name}`, 'utf8') };
  }

  async close(): Promise<void> {
    this.#server.closeAllConnections();
    await new Promise<void>((resolve) => this.#server.close(() => resolve()));
  }

  async #login(): Promise<string> {
    const center = this.#center;
    if (!center) throw new Error('no center');
    const { secretId, secretKey, sdkAppId } = center.config.tccc;
    const cloud = new TencentCloud({ secretId, secretKey, baseUrl: center.url });
    return (await createTcccToken(cloud, { sdkAppId, seatUserId: this.agent })).SdkURL;
  }
}
