import { connect, type Socket } from 'node:net';
import { until, type Patience } from '../kit/until.js';

/** What baresip tells of its calls: `CALL_ESTABLISHED`, `CALL_DTMF_START` with the key as `param`, and so on. */
export interface BaresipEvent {
  readonly event: true;
  readonly type: string;
  readonly param?: string;
}

interface BaresipAnswer {
  readonly response: true;
  readonly ok: boolean;
  readonly data: string;
  readonly token: string;
}

/** baresip's ctrl_tcp: JSON in netstrings (`length:text,`), answers and events mixed. */
export class BaresipControl {
  readonly events: BaresipEvent[] = [];
  readonly #socket: Socket;
  readonly #waiting = new Map<string, (answer: BaresipAnswer) => void>();
  #unread: Buffer = Buffer.alloc(0);
  #commands = 0;

  private constructor(socket: Socket) {
    this.#socket = socket;
    socket.on('data', (data) => this.#read(data));
  }

  static open(port: number): Promise<BaresipControl> {
    return new Promise((resolve, reject) => {
      const socket = connect(port, '127.0.0.1');
      socket.once('error', reject);
      socket.once('connect', () => {
        socket.off('error', reject);
        socket.on('error', () => socket.destroy());
        resolve(new BaresipControl(socket));
      });
    });
  }

  /** Runs a command of baresip's menu; resolves with what it printed, rejects when it says no. */
  async command(command: string, params = ''): Promise<string> {
    const token = String(++this.#commands);
    const text = JSON.stringify({ command, params, token });
    const answered = new Promise<BaresipAnswer>((resolve) => this.#waiting.set(token, resolve));
    this.#socket.write(`${Buffer.byteLength(text)}:${text},`);
    const { ok, data } = await answered;
    if (!ok) throw new Error(`baresip ${command} ${params}: ${data}`);
    return data;
  }

  /** Waits until an event of this type has come since `mark` (a former length of `events`). */
  async event(type: string, mark = 0, patience: Patience = {}): Promise<BaresipEvent> {
    return until(`baresip ${type}`, () => this.events.slice(mark).find((event) => event.type === type), patience);
  }

  /** Waits until exactly these keys have been heard since `mark`, by RFC 4733 or by INFO. */
  async keys(wanted: string, mark = 0): Promise<void> {
    let heard = '';
    await until(`baresip hears the keys ${wanted}`, () => {
      const pressed = this.events.slice(mark).filter((event) => event.type === 'CALL_DTMF_START');
      heard = pressed.map((event) => event.param).join('');
      return heard === wanted;
    }).catch((error: unknown) => {
      throw new Error(`${String(error)}; heard instead: "${heard}"`);
    });
  }

  close(): void {
    this.#socket.destroy();
  }

  #read(data: Buffer): void {
    this.#unread = Buffer.concat([this.#unread, data]);
    for (;;) {
      const colon = this.#unread.indexOf(':');
      if (colon < 0) return;
      const end = colon + 1 + Number(this.#unread.toString('latin1', 0, colon));
      if (this.#unread.length <= end) return;
      const message = JSON.parse(this.#unread.toString('utf8', colon + 1, end)) as BaresipEvent | BaresipAnswer;
      this.#unread = this.#unread.subarray(end + 1);
      if ('event' in message) {
        this.events.push(message);
      } else {
        this.#waiting.get(message.token)?.(message);
        this.#waiting.delete(message.token);
      }
    }
  }
}
