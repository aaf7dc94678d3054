import type { AddressInfo } from 'node:net';
import { WebSocketServer, type WebSocket } from 'ws';
import { until } from '../../package/kit/until.js';
import { answerTo, header, message, offer } from './sip-text.js';

/** What a hostile INVITE says of itself. */
export type Invitation = { readonly id: string; readonly from?: string; readonly extra?: readonly string[]; readonly body?: string };

const digest = 'WWW-Authenticate: Digest realm="hostile", nonce="abc", algorithm=MD5, qop="auth"';

/**
 * A SIP server over WebSocket that a phone may register with, and that sends
 * it whatever a test wants. Everything the phone sends is kept in `frames`.
 */
export class HostileServer {
  readonly frames: string[] = [];
  /** How a REGISTER without credentials is refused. */
  challenge: readonly [status: string, header: string] = ['401 Unauthorized', digest];
  /** How an INVITE of the phone is answered. Default: not at all. */
  answerInvite: ((request: string) => string) | undefined;
  readonly #server: WebSocketServer;
  #socket: WebSocket | undefined;
  #contact = '';

  private constructor(server: WebSocketServer) {
    this.#server = server;
    server.on('connection', (socket) => {
      this.#socket = socket;
      socket.on('message', (data: Buffer) => this.#onFrame(data.toString()));
    });
  }

  static start(): Promise<HostileServer> {
    return new Promise((resolve, reject) => {
      const server = new WebSocketServer({ host: '127.0.0.1', port: 0, handleProtocols: () => 'sip' });
      server.once('error', reject);
      server.once('listening', () => resolve(new HostileServer(server)));
    });
  }

  get url(): string {
    return `ws://127.0.0.1:${(this.#server.address() as AddressInfo).port}/`;
  }

  /** Sends a frame as it is. */
  send(frame: string | Buffer): void {
    this.#socket?.send(frame);
  }

  /** Somebody calls the phone. */
  invite({ id, from = '<sip:2002@127.0.0.1>', extra = [], body = offer }: Invitation): void {
    this.send(
      message([`INVITE ${this.#contact} SIP/2.0`, ...this.#head(id, from, 'INVITE'), 'Content-Type: application/sdp', ...extra], body),
    );
  }

  /** The same caller gives up; with another `branch`, it is somebody who only says so. */
  cancel(id: string, branch: string = id): void {
    this.request('CANCEL', id, [], branch);
  }

  /** Any request to the phone. */
  request(method: string, id: string, extra: readonly string[] = [], branch: string = id): void {
    const head = this.#head(id, '<sip:2002@127.0.0.1>', method, branch);
    this.send(message([`${method} ${this.#contact} SIP/2.0`, ...head, ...extra]));
  }

  /** Resolves when the phone answers a question that is asked now: it lives, and has done with what came before. */
  async stillAnswers(id: string): Promise<void> {
    this.request('OPTIONS', id);
    await until(() => this.frames.some((frame) => frame.startsWith('SIP/2.0 200') && header(frame, 'Call-ID') === id));
  }

  /** What the phone sent that begins so. */
  sent(start: string): string[] {
    return this.frames.filter((frame) => frame.startsWith(start));
  }

  async close(): Promise<void> {
    for (const client of this.#server.clients) client.terminate();
    await new Promise<void>((resolve) => this.#server.close(() => resolve()));
  }

  #head(id: string, from: string, method: string, branch = id): string[] {
    return [
      `Via: SIP/2.0/WS hostile.invalid;branch=z9hG4bK${branch}`,
      'Max-Forwards: 70',
      `From: ${from};tag=${id}`,
      'To: <sip:1001@127.0.0.1>',
      `Call-ID: ${id}`,
      `CSeq: 1 ${method}`,
      'Contact: <sip:2002@hostile.invalid;transport=ws>',
    ];
  }

  #onFrame(frame: string): void {
    this.frames.push(frame);
    if (frame.startsWith('REGISTER ')) this.#onRegister(frame);
    else if (frame.startsWith('INVITE ') && this.answerInvite) this.send(this.answerInvite(frame));
  }

  #onRegister(request: string): void {
    this.#contact = /<([^>]+)>/.exec(header(request, 'Contact') ?? '')?.[1] ?? this.#contact;
    const [status, challenge] = this.challenge;
    if (!header(request, 'Authorization')) this.send(answerTo(request, status, [challenge]));
    else this.send(answerTo(request, '200 OK', [`Contact: ${header(request, 'Contact') ?? ''};expires=300`]));
  }
}
