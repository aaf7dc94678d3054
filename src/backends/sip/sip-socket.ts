import type { Transport } from 'sip.js/lib/core/transport.js';
import type { Clock } from '../../kit/clock.js';

/** What a socket tells. */
export interface SipSocketOptions {
  readonly clock: Clock;
  readonly onMessage: (text: string) => void;
  /** The server answered a keep-alive (RFC 5626 §4.4.1). */
  readonly onPong: () => void;
  /** It was open and is not any more, whoever closed it. */
  readonly onDown: () => void;
}

/** SIP over WebSocket (RFC 7118): one connection at a time, to one server or another. */
export class SipSocket implements Transport {
  readonly #options: SipSocketOptions;
  #opening: WebSocket | undefined;
  #open: WebSocket | undefined;
  #protocol = 'WSS';

  constructor(options: SipSocketOptions) {
    this.#options = options;
  }

  /** For Via headers. */
  get protocol(): string {
    return this.#protocol;
  }

  get up(): boolean {
    return this.#open !== undefined;
  }

  /** Connects within so many ms, or rejects. A connection of before is given up. */
  connect(server: string, within: number): Promise<void> {
    this.disconnect();
    this.#protocol = server.startsWith('wss') ? 'WSS' : 'WS';
    return new Promise((resolve, reject) => {
      const socket = new WebSocket(server, 'sip');
      this.#opening = socket;
      socket.binaryType = 'arraybuffer';
      const fail = (why: string): void => {
        stop();
        if (this.#opening === socket) this.#opening = undefined;
        reject(new Error(why));
      };
      const stop = this.#options.clock.after(within, () => {
        socket.close();
        fail('the server does not answer');
      });
      socket.addEventListener('open', () => {
        if (this.#opening !== socket) return socket.close();
        stop();
        this.#opening = undefined;
        this.#open = socket;
        resolve();
      });
      socket.addEventListener('message', ({ data }: MessageEvent<unknown>) => this.#open === socket && this.#receive(data));
      socket.addEventListener('close', ({ code }) => {
        fail(`closed with ${String(code)}`);
        this.#lose(socket);
      });
    });
  }

  /** Part of sip.js's interface: rejects when there is no connection. */
  send(text: string): Promise<void> {
    if (!this.#open) return Promise.reject(new Error('not connected'));
    try {
      this.#open.send(text);
      return Promise.resolve();
    } catch (cause) {
      return Promise.reject(cause instanceof Error ? cause : new Error('not sent'));
    }
  }

  /** Gives the connection up, without waiting for a server that hangs. What was sent before still leaves. */
  disconnect(): void {
    this.#opening?.close();
    this.#opening = undefined;
    const socket = this.#open;
    if (!socket) return;
    socket.close(1000);
    // told later, so that nobody who disconnects finds himself told in the middle of it
    this.#open = undefined;
    queueMicrotask(() => this.#options.onDown());
  }

  #lose(socket: WebSocket): void {
    if (this.#open !== socket) return;
    this.#open = undefined;
    this.#options.onDown();
  }

  #receive(data: unknown): void {
    const text = typeof data === 'string' ? data : data instanceof ArrayBuffer ? new TextDecoder().decode(data) : '';
    if (text.trim() === '') this.#options.onPong();
    else this.#options.onMessage(text);
  }
}
