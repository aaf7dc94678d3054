import { systemClock } from '../../kit/clock.js';
import { sleep } from '../../kit/sleep.js';

/** One SIP message, read no further than a test needs it. */
export interface SipText {
  /** `INVITE sip:… SIP/2.0` or `SIP/2.0 200 OK`. */
  readonly start: string;
  readonly body: string;
  /** The first header of this name; empty when there is none. */
  header(name: string): string;
}

/** More for a message. */
export interface Extra {
  readonly headers?: readonly string[];
  readonly body?: string;
  /** Tag of the far end; another one is another far end. */
  readonly tag?: string;
}

const answered = /^(REGISTER|OPTIONS)/;

/** A SIP server that says what a test tells it, at the other end of every WebSocket that is opened meanwhile. */
export class ScriptedServer {
  /** Everything that arrived, oldest first. */
  readonly received: SipText[] = [];
  /** The same as they were written. */
  readonly texts: string[] = [];
  /** Keep-alives that arrived. */
  knocks = 0;
  /** Answers keep-alives. */
  pongs = true;
  /** Answers these by itself. */
  answersByItself: RegExp = answered;
  /** Addresses that were connected to, in order. */
  readonly asked: string[] = [];
  /** What becomes of a connection to an address. */
  meets: (address: string) => 'opens' | 'refused' | 'silence' = () => 'opens';
  /** Headers of its answers to REGISTER. */
  registrationHeaders: (request: SipText) => readonly string[] = (request) => [`Contact: ${request.header('Contact')}`];
  readonly #platform = globalThis.WebSocket;
  #socket: ScriptedSocket | undefined;
  #taken = 0;
  #branch = 0;

  constructor() {
    const onOpen = (socket: ScriptedSocket): void => {
      this.#socket = socket;
    };
    const onMessage = (text: string): void => this.#receive(text);
    const meets = (address: string): 'opens' | 'refused' | 'silence' => {
      this.asked.push(address);
      return this.meets(address);
    };
    globalThis.WebSocket = class extends ScriptedSocket {
      constructor(address: string) {
        super(meets(address), onOpen, onMessage);
      }
    } as unknown as typeof WebSocket;
  }

  restore(): void {
    globalThis.WebSocket = this.#platform;
  }

  /** The next message that begins so, in the order of their coming. */
  async next(start: RegExp): Promise<SipText> {
    const deadline = systemClock.now() + 10_000;
    for (;;) {
      while (this.#taken < this.received.length) {
        const message = this.received[this.#taken++];
        if (message && start.test(message.start)) return message;
      }
      if (systemClock.now() > deadline)
        throw new Error(`no ${String(start)}; there came ${this.received.map((message) => message.start).join(', ')}`);
      await sleep(systemClock, 5);
    }
  }

  respond(request: SipText, status: string, { headers = [], body = '', tag = 'far' }: Extra = {}): void {
    const to = request.header('To');
    this.send(
      [
        `SIP/2.0 ${status}`,
        ...['Via', 'From', 'Call-ID', 'CSeq'].map((name) => `${name}: ${request.header(name)}`),
        `To: ${to.includes(';tag=') ? to : `${to};tag=${tag}`}`,
        `Contact: <sip:${tag}@far.invalid;transport=ws>`,
        ...headers,
      ],
      body,
    );
  }

  /** Sends a request. A CANCEL belongs to the request before it. */
  request(method: string, { uri = 'sip:1001@example.com', from, to, callID, sequence = 1, headers = [], body = '' }: Dialog & Extra): void {
    this.send(
      [
        `${method} ${uri} SIP/2.0`,
        `Via: SIP/2.0/WS server.invalid;branch=z9hG4bK${method === 'CANCEL' ? this.#branch : ++this.#branch}`,
        `From: ${from}`,
        `To: ${to}`,
        `Call-ID: ${callID}`,
        `CSeq: ${String(sequence)} ${method}`,
        'Max-Forwards: 70',
        'Contact: <sip:far@far.invalid;transport=ws>',
        ...headers,
      ],
      body,
    );
  }

  send(lines: readonly string[], body: string = ''): void {
    const typed = lines.some((line) => line.startsWith('Content-Type:'));
    const description = body === '' || typed ? [] : ['Content-Type: application/sdp'];
    this.sendRaw([...lines, ...description, `Content-Length: ${String(new TextEncoder().encode(body).length)}`, '', body].join('\r\n'));
  }

  /** Closes the connection as a network does that breaks down. */
  drop(): void {
    this.#socket?.dispatchEvent(new CloseEvent('close', { code: 1006 }));
  }

  sendRaw(text: string): void {
    this.#socket?.dispatchEvent(new MessageEvent('message', { data: text }));
  }

  #receive(text: string): void {
    const [head = '', body = ''] = text.split('\r\n\r\n');
    const [start = '', ...lines] = head.split('\r\n');
    const header = (name: string): string => {
      const line = lines.find((each) => each.toLowerCase().startsWith(`${name.toLowerCase()}:`));
      return line?.slice(name.length + 1).trim() ?? '';
    };
    if (text.trim() === '') {
      this.knocks++;
      if (this.pongs) this.sendRaw('\r\n');
      return;
    }
    const message: SipText = { start, body, header };
    this.received.push(message);
    this.texts.push(text);
    if (!this.answersByItself.test(start)) return;
    const headers = start.startsWith('REGISTER') ? this.registrationHeaders(message) : [];
    this.send([
      `SIP/2.0 200 OK`,
      ...['Via', 'Call-ID', 'CSeq'].map((name) => `${name}: ${header(name)}`),
      `From: ${header('From')}`,
      `To: ${header('To')};tag=server`,
      ...headers,
    ]);
  }
}

/** How a dialog is called in its headers. */
export interface Dialog {
  /** The phone's Contact. Default: that of a registered one. */
  readonly uri?: string;
  readonly from: string;
  readonly to: string;
  readonly callID: string;
  readonly sequence?: number;
}

/** A WebSocket without a network. */
class ScriptedSocket extends EventTarget {
  binaryType = 'blob';
  readonly #onMessage: (text: string) => void;

  constructor(fate: 'opens' | 'refused' | 'silence', onOpen: (socket: ScriptedSocket) => void, onMessage: (text: string) => void) {
    super();
    this.#onMessage = onMessage;
    queueMicrotask(() => {
      if (fate === 'silence') return;
      if (fate === 'refused') return this.close();
      onOpen(this);
      this.dispatchEvent(new Event('open'));
    });
  }

  send(text: string): void {
    // the answer never comes before the question was asked
    queueMicrotask(() => this.#onMessage(text));
  }

  close(): void {
    queueMicrotask(() => this.dispatchEvent(new CloseEvent('close', { code: 1000 })));
  }
}
