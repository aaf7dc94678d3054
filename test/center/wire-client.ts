import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { WebSocket } from 'ws';
import type { Center } from '../../demo/center/center.js';
import { digestResponse, parseCredentials } from '../../demo/center/sip/digest.js';
import {
  header,
  onlyHeaders,
  serialize,
  type Header,
  type SIPMessage,
  type SIPRequest,
  type SIPResponse,
} from '../../demo/center/sip/message.js';
import { parse } from '../../demo/center/sip/parse.js';
import { until } from './until.js';

const token = (): string => randomBytes(6).toString('hex');

export type Outline = {
  readonly method: string;
  readonly uri: string;
  readonly headers?: readonly Header[];
  readonly body?: string;
  readonly from?: string;
  readonly to?: string;
  readonly callID?: string;
  readonly sequence?: number;
  readonly branch?: string;
};

/** A user agent that does only what a test says, over a real WebSocket. */
export class WireClient {
  readonly extension: string;
  /** The `.invalid` host of this user agent; it stays the same over reconnects. */
  readonly host: string;
  readonly received: SIPMessage[] = [];
  readonly frames: string[] = [];
  closed: number | undefined;
  #socket: WebSocket | undefined;
  readonly #center: Center;
  readonly #path: string;

  constructor(center: Center, extension: string, host: string = `${token()}.invalid`, path: string = '/sip') {
    this.#center = center;
    this.#path = path;
    this.extension = extension;
    this.host = host;
  }

  get domain(): string {
    return this.#center.config.domain;
  }

  get contact(): string {
    return `<sip:${this.extension}@${this.host};transport=ws>`;
  }

  async connect(): Promise<this> {
    const socket = new WebSocket(`${this.#center.url.replace('http', 'ws')}${this.#path}`, 'sip');
    this.#socket = socket;
    this.closed = undefined;
    socket.on('message', (data: Buffer) => {
      const text = data.toString();
      this.frames.push(text);
      const result = parse(text, { headers: 200, headerLength: 100_000 });
      if (result.ok) this.received.push(result.message);
    });
    socket.on('close', (code) => {
      this.closed = code;
    });
    await once(socket, 'open');
    return this;
  }

  disconnect(): void {
    this.#socket?.terminate();
  }

  raw(text: string | Buffer): void {
    this.#socket?.send(text);
  }

  outline({ method, uri, headers = [], body = '', ...given }: Outline): SIPRequest {
    return {
      kind: 'request',
      method,
      uri,
      headers: [
        ['Via', `SIP/2.0/WS ${this.host};branch=${given.branch ?? `z9hG4bK${token()}`}`],
        ['From', given.from ?? `<sip:${this.extension}@${this.domain}>;tag=${token()}`],
        ['To', given.to ?? `<${uri}>`],
        ['Call-ID', given.callID ?? token()],
        ['CSeq', `${String(given.sequence ?? 1)} ${method}`],
        ['Max-Forwards', '70'],
        ...headers,
      ],
      body,
    };
  }

  send(message: SIPMessage): void {
    this.raw(serialize(message));
  }

  /** Waits for a message and takes it out of those received. */
  async take<Message extends SIPMessage>(what: string, is: (message: SIPMessage) => message is Message, limit?: number): Promise<Message>;
  async take(what: string, is: (message: SIPMessage) => boolean, limit?: number): Promise<SIPMessage>;
  async take(what: string, is: (message: SIPMessage) => boolean, limit = 3000): Promise<SIPMessage> {
    return await until(
      `${this.extension} receives ${what}; it received ${this.received.map((message) => (message.kind === 'request' ? message.method : message.status)).join(' ')}`,
      () => {
        const at = this.received.findIndex(is);
        return at < 0 ? undefined : this.received.splice(at, 1)[0];
      },
      limit,
    );
  }

  takeRequest(method: string): Promise<SIPRequest> {
    return this.take(method, (message): message is SIPRequest => message.kind === 'request' && message.method === method);
  }

  takeResponse(request: SIPRequest, from = 200): Promise<SIPResponse> {
    const branch = header(request, 'via');
    return this.take(
      `the response to ${request.method}`,
      (message): message is SIPResponse =>
        message.kind === 'response' &&
        message.status >= from &&
        header(message, 'via') === branch &&
        header(message, 'cseq') === header(request, 'cseq'),
    );
  }

  /** Sends a request without credentials and returns its final response. */
  async ask(outline: Outline): Promise<SIPResponse> {
    const request = this.outline(outline);
    this.send(request);
    return await this.takeResponse(request);
  }

  /** The request again, with credentials for a challenge. */
  signed(outline: Outline, challenge: SIPResponse, password?: string): SIPRequest {
    const register = challenge.status === 401;
    const fields = parseCredentials(header(challenge, register ? 'www-authenticate' : 'proxy-authenticate') ?? '');
    const [realm = '', nonce = ''] = [fields?.get('realm'), fields?.get('nonce')];
    const { method, uri } = outline;
    const response = digestResponse({
      username: this.extension,
      realm,
      password: password ?? this.#center.config.accounts.get(this.extension)?.password ?? '',
      method,
      uri,
      nonce,
      qop: { count: '00000001', clientNonce: 'abc' },
    });
    const value = `Digest username="${this.extension}", realm="${realm}", nonce="${nonce}", uri="${uri}", response="${response}", algorithm=MD5, qop=auth, nc=00000001, cnonce="abc"`;
    return this.outline({
      ...outline,
      sequence: (outline.sequence ?? 1) + 1,
      headers: [...(outline.headers ?? []), [register ? 'Authorization' : 'Proxy-Authorization', value]],
    });
  }

  /** Sends a request, answers the challenge, and returns the request that was let in. */
  async begin(outline: Outline, password?: string): Promise<SIPRequest> {
    const challenge = await this.ask(outline);
    if (outline.method === 'INVITE') this.acknowledge(this.outline(outline), challenge);
    const request = this.signed(outline, challenge, password);
    this.send(request);
    return request;
  }

  registration(
    changes: Partial<Outline> & { readonly parameters?: string; readonly contacts?: readonly string[]; readonly expires?: number } = {},
  ): Outline {
    const { parameters = '', contacts = [`${this.contact}${parameters}`], expires = 300, headers = [], ...rest } = changes;
    return {
      method: 'REGISTER',
      uri: `sip:${this.domain}`,
      to: `<sip:${this.extension}@${this.domain}>`,
      ...rest,
      headers: [
        ...contacts.map((contact): Header => ['Contact', contact]),
        ['Expires', String(expires)],
        ['Supported', 'path, outbound, gruu'],
        ...headers,
      ],
    };
  }

  async register(changes: Parameters<WireClient['registration']>[0] = {}): Promise<SIPResponse> {
    return await this.takeResponse(await this.begin(this.registration(changes)));
  }

  respond(request: SIPRequest, status: number, reason: string, headers: readonly Header[] = []): SIPResponse {
    const copied = onlyHeaders(request, 'via', 'from', 'to', 'call-id', 'cseq', 'record-route').map(([name, value]): Header => [
      name,
      name === 'To' && !value.includes(';tag=') && status > 100 ? `${value};tag=t${this.extension}` : value,
    ]);
    const response: SIPResponse = {
      kind: 'response',
      status,
      reason,
      headers: [...copied, ['Contact', this.contact], ...headers],
      body: '',
    };
    this.send(response);
    return response;
  }

  /** The ACK for a refusal. */
  acknowledge(request: SIPRequest, response: SIPResponse): void {
    this.send({
      kind: 'request',
      method: 'ACK',
      uri: request.uri,
      headers: [
        ['Via', header(response, 'via') ?? ''],
        ...onlyHeaders(response, 'from', 'to', 'call-id'),
        ['CSeq', (header(response, 'cseq') ?? '').replace('INVITE', 'ACK')],
        ['Max-Forwards', '70'],
      ],
      body: '',
    });
  }
}
