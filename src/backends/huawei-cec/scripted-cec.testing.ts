import { VirtualClock } from '../../kit/virtual-clock.js';
import type { HuaweiCecCredential } from '../../contracts/credential-source.js';
import type { HuaweiCecRestOptions } from './huawei-cec-options.js';

/** One request, read. */
export interface ScriptedRequest {
  /** Last part of the path. */
  readonly call: string;
  readonly url: URL;
  readonly headers: Headers;
  readonly body: Readonly<Record<string, unknown>>;
  readonly init: RequestInit;
}

/** What is answered: JSON with 200, a whole response, or nothing for ever. */
export type ScriptedAnswer = object | Response | 'network-error' | 'silence';

/** A service that says what a test tells it, behind the `fetch` that it gives. */
export class ScriptedCec {
  readonly clock: VirtualClock = new VirtualClock(1_700_000_000_000);
  readonly requests: ScriptedRequest[] = [];
  /** Answers by call, or all of them the same. `poll` keeps silent by itself. */
  readonly answers: Map<string, (request: ScriptedRequest, time: number) => ScriptedAnswer> = new Map();
  /** How many credentials were issued. */
  issued = 0;
  readonly #kept = new Map<string, string>();

  /** Options of a back end on it. */
  options(changes: Partial<HuaweiCecRestOptions> = {}): HuaweiCecRestOptions {
    return {
      channelId: '202401010000000001',
      credential: async () => this.credential(),
      clock: this.clock,
      random: () => 0.5,
      fetch: (input, init) => this.#fetch(input, init),
      storage: {
        getItem: (key) => this.#kept.get(key) ?? null,
        setItem: (key, value) => void this.#kept.set(key, value),
        removeItem: (key) => void this.#kept.delete(key),
      },
      page: new EventTarget(),
      ...changes,
    };
  }

  /** Moves time on by `duration` ms, and lets what follows from it happen: a request and its answer are many promises. */
  async advance(duration: number): Promise<void> {
    await this.clock.advance(duration);
    for (let turn = 0; turn < 8; turn++) await this.clock.advance(0);
  }

  /** The next credential. */
  credential(changes: Partial<HuaweiCecCredential> = {}): HuaweiCecCredential {
    const number = String(++this.issued);
    return {
      baseUrl: 'https://cec.example.com',
      appKey: 'key',
      accessToken: `access-${number}`,
      accessTokenExpiresAt: new Date(this.clock.now() + 600_000).toISOString(),
      token: `token-${number}`,
      tokenExpiresAt: new Date(this.clock.now() + 3_600_000).toISOString(),
      channelId: '202401010000000001',
      visitorId: 'visitor1',
      visitorName: 'Maria',
      resume: 'resume-1',
      ...changes,
    };
  }

  /** What is kept in the storage, as text. */
  get kept(): string {
    return [...this.#kept.values()].join('\n');
  }

  /** Requests of one call. */
  of(call: string): readonly ScriptedRequest[] {
    return this.requests.filter((request) => request.call === call);
  }

  #fetch(input: RequestInfo | URL, init: RequestInit = {}): Promise<Response> {
    const url = new URL(input instanceof Request ? input.url : input, 'https://page.example.com');
    const call = url.pathname.split('/').at(-1) ?? '';
    const body = (typeof init.body === 'string' ? JSON.parse(init.body) : {}) as Readonly<Record<string, unknown>>;
    const request = { call, url, headers: new Headers(init.headers), body, init };
    this.requests.push(request);
    const time = this.of(call).length;
    const answer = (this.answers.get(call) ?? (() => (call === 'poll' ? 'silence' : { resultCode: '0' })))(request, time);
    const { signal } = init;
    return new Promise((resolve, reject) => {
      signal?.addEventListener('abort', () => reject(signal.reason as Error), { once: true });
      if (signal?.aborted) return reject(signal.reason as Error);
      if (answer === 'silence') return;
      if (answer === 'network-error') return reject(new TypeError('Failed to fetch'));
      resolve(answer instanceof Response ? answer : quickJson(answer));
    });
  }
}

/** JSON that is read without waiting for the platform, so that a virtual clock can wait for it. */
function quickJson(answer: object): Response {
  const text = JSON.stringify(answer);
  return Object.defineProperty(new Response(null), 'text', { value: () => Promise.resolve(text) });
}
