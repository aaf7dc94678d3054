import { createHash, randomUUID } from 'node:crypto';
import { createSocket, type Socket } from 'node:dgram';
import { domain, ha1Of } from '../servers/site.js';

/** A SIP answer: its status, and the challenge in it if there was one. */
export interface SipAnswer {
  readonly status: number;
  readonly nonce: string | undefined;
  readonly stale: boolean;
}

/** How to answer a challenge, or how not to. */
export interface Attempt {
  readonly user: string;
  readonly method: 'REGISTER' | 'INVITE';
  readonly to?: string;
  readonly nonce?: string;
  readonly nonceCount?: string;
  readonly ha1?: string;
  /** Says that it belongs to a dialog, with a tag and a Route that nobody gave out. */
  readonly inDialog?: boolean;
  /** Claims an identity of the caller's own making (RFC 3325). */
  readonly claims?: string;
}

const md5 = (text: string): string => createHash('md5').update(text).digest('hex');

/** Speaks just enough SIP over UDP to be challenged (RFC 3261, section 22), and answers as it is told to. */
export class DigestClient {
  readonly #socket: Socket;
  readonly #port: number;
  readonly #sipPort: number;

  private constructor(socket: Socket, port: number, sipPort: number) {
    this.#sipPort = sipPort;
    this.#socket = socket;
    this.#port = port;
  }

  static open(sipPort: number): Promise<DigestClient> {
    return new Promise((resolve, reject) => {
      const socket = createSocket('udp4');
      socket.once('error', reject);
      socket.connect(sipPort, '127.0.0.1', () => resolve(new DigestClient(socket, socket.address().port, sipPort)));
    });
  }

  /** Sends one request and resolves with its final answer. */
  send(attempt: Attempt): Promise<SipAnswer> {
    const callId = randomUUID();
    return new Promise((resolve) => {
      const onMessage = (data: Buffer): void => {
        const text = data.toString();
        const status = Number(/^SIP\/2\.0 (\d+)/.exec(text)?.[1]);
        if (!text.includes(callId) || status < 200) return;
        this.#socket.off('message', onMessage);
        resolve({ status, nonce: /nonce="([^"]+)"/.exec(text)?.[1], stale: /stale=true/i.test(text) });
      };
      this.#socket.on('message', onMessage);
      this.#socket.send(this.#request(attempt, callId));
    });
  }

  close(): void {
    this.#socket.close();
  }

  #request(
    { user, method, to = `sip:${user}@${domain}`, nonce, nonceCount = '00000001', ha1 = ha1Of(user), inDialog = false, claims }: Attempt,
    callId: string,
  ): string {
    const uri = method === 'REGISTER' ? `sip:${domain}` : to;
    const response = md5(`${ha1}:${nonce}:${nonceCount}:ours:auth:${md5(`${method}:${uri}`)}`);
    const header = method === 'REGISTER' ? 'Authorization' : 'Proxy-Authorization';
    const digest = `Digest username="${user}", realm="${domain}", nonce="${nonce}", uri="${uri}", response="${response}", qop=auth, nc=${nonceCount}, cnonce="ours", algorithm=MD5`;
    return [
      `${method} ${uri} SIP/2.0`,
      `Via: SIP/2.0/UDP 127.0.0.1:${this.#port};branch=z9hG4bK${callId};rport`,
      `From: <sip:${user}@${domain}>;tag=${callId.slice(0, 8)}`,
      `To: <${to}>${inDialog ? ';tag=made-up' : ''}`,
      ...(inDialog ? [`Route: <sip:127.0.0.1:${this.#sipPort};lr>`] : []),
      `Call-ID: ${callId}`,
      `CSeq: 1 ${method}`,
      `Contact: <sip:${user}@127.0.0.1:${this.#port}>`,
      'Max-Forwards: 70',
      ...(claims ? [`P-Asserted-Identity: ${claims}`, `Remote-Party-ID: ${claims}`] : []),
      ...(nonce ? [`${header}: ${digest}`] : []),
      'Content-Length: 0',
      '\r\n',
    ].join('\r\n');
  }
}
