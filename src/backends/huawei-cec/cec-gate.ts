import type { Clock } from '../../kit/clock.js';
import { CcError } from '../../model/error.js';
import type { LogCec } from './cec-log.js';
import type { CecPass, PassKeeper } from './cec-pass.js';
import { deadline } from './deadline.js';
import { parseJson, recordOf, textOf, type WireRecord } from './wire-value.js';

/** One request to the service. */
export interface CecRequest {
  readonly method: 'GET' | 'POST';
  /** Below the pass's base. */
  readonly path: string;
  readonly query?: Readonly<Record<string, string>>;
  /** Goes as JSON. */
  readonly body?: unknown;
}

/** How long, and whether in spite of everything. */
export interface AskOptions {
  readonly signal?: AbortSignal | undefined;
  /** ms until the request counts as lost. Default 20,000. */
  readonly timeout?: number;
  /** Goes on when the page goes. */
  readonly keepalive?: boolean;
}

/** What was answered, HTTP 200 given. */
export interface CecAnswer {
  /** `resultCode`, or `returnCode` where it is called so; empty when there is neither. */
  readonly code: string;
  readonly body: WireRecord;
}

/** What a gate is made of. */
export interface CecGateOptions {
  readonly passes: PassKeeper;
  readonly clock: Clock;
  readonly fetch: typeof fetch;
  readonly log: LogCec;
}

const usualTimeout = 20_000;

/**
 * The one place that every request to the service and every answer passes:
 * tokens are rolled over here, and renewed once when they are refused.
 *
 * Rejects with `backend-unreachable` (network, time, 5xx, an answer that is no
 * JSON), `backend-refused` (4xx), `credential-rejected`, `credential-expired`,
 * or the signal's reason.
 */
export class CecGate {
  readonly #options: CecGateOptions;
  #serverAhead: number | undefined;
  #isPlain = false;

  constructor(options: CecGateOptions) {
    this.#options = options;
  }

  /** The server's time, to the second, where its answers have told; ms since the epoch. */
  get serverNow(): number | undefined {
    return this.#serverAhead === undefined ? undefined : this.#options.clock.now() + this.#serverAhead;
  }

  /** The service was reached without TLS, as on a developer's machine. */
  get isPlain(): boolean {
    return this.#isPlain;
  }

  /** Asks for JSON. */
  async ask(call: string, request: (pass: CecPass) => CecRequest, options: AskOptions = {}): Promise<CecAnswer> {
    const text = await this.#pass(call, request, options, (response) => response.text());
    const parsed = parseJson(text);
    if (typeof parsed !== 'object' || parsed === null || Array.isArray(parsed)) {
      this.#options.log('malformed', { call });
      throw new CcError('backend-unreachable', `${call} was not answered in JSON`, { context: { call } });
    }
    const body = recordOf(parsed);
    const code = textOf(body['resultCode']) ?? textOf(body['returnCode']) ?? '';
    if (code !== '0') this.#options.log('result', { call, code: code.slice(0, 20) });
    return { code, body };
  }

  /** Asks for a file. */
  bytes(call: string, request: (pass: CecPass) => CecRequest, options: AskOptions = {}): Promise<ArrayBuffer> {
    return this.#pass(call, request, options, (response) => response.arrayBuffer());
  }

  async #pass<T>(
    call: string,
    request: (pass: CecPass) => CecRequest,
    options: AskOptions,
    read: (response: Response) => Promise<T>,
  ): Promise<T> {
    const { passes, log } = this.#options;
    const pass = await passes.get(options.signal);
    const first = await this.#send(call, pass, request(pass), options, read);
    if (!first.refused) return first.content;
    const renewed = await passes.renew(pass, options.signal);
    log('credential-renewed', { call });
    const second = await this.#send(call, renewed, request(renewed), options, read);
    if (!second.refused) return second.content;
    throw new CcError('credential-rejected', 'a renewed credential was refused, too', {
      recoverable: false,
      context: { call, status: second.status },
    });
  }

  async #send<T>(
    call: string,
    pass: CecPass,
    request: CecRequest,
    { signal, timeout = usualTimeout, keepalive = false }: AskOptions,
    read: (response: Response) => Promise<T>,
  ): Promise<{ readonly refused: false; readonly content: T } | { readonly refused: true; readonly status: number }> {
    const { log } = this.#options;
    signal?.throwIfAborted();
    const limit = deadline(this.#options.clock, timeout, signal);
    try {
      const response = await this.#options.fetch(urlOf(pass, request), {
        method: request.method,
        headers: request.body === undefined ? pass.headers : { ...pass.headers, 'content-type': 'application/json; charset=UTF-8' },
        ...(request.body !== undefined && { body: JSON.stringify(request.body) }),
        credentials: pass.credentials,
        cache: 'no-store',
        redirect: 'error', // the tokens are for this address and no other
        signal: limit.signal,
        ...(keepalive && { keepalive }),
      });
      this.#isPlain = schemeOf(pass.base) === 'http:';
      const date = Date.parse(response.headers.get('date') ?? '');
      if (!Number.isNaN(date)) this.#serverAhead = date - this.#options.clock.now();
      if (pass.rollOver(response)) log('token-rolled-over', { call });
      const { status } = response;
      if (status === 401 || status === 403) {
        await response.body?.cancel();
        log('refused', { call, status });
        return { refused: true, status };
      }
      if (!response.ok) {
        await response.body?.cancel();
        throw statusError(call, status);
      }
      return { refused: false, content: await read(response) };
    } catch (cause) {
      if (signal?.aborted) throw signal.reason;
      if (cause instanceof CcError) {
        log(cause.code === 'backend-refused' ? 'refused' : 'unreachable', { call, status: Number(cause.context['status']) });
        throw cause;
      }
      log('unreachable', { call });
      const why = limit.passed ? 'in time' : '';
      throw new CcError('backend-unreachable', `${call} was not answered ${why}`.trim(), { cause, context: { call } });
    } finally {
      limit.clear();
    }
  }
}

function urlOf(pass: CecPass, { path, query }: CecRequest): string {
  return `${pass.base}${path}${query ? `?${new URLSearchParams(query).toString()}` : ''}`;
}

function schemeOf(base: string): string | undefined {
  const address = /^https?:/i.test(base) ? base : globalThis.location?.href;
  return address === undefined ? undefined : new URL(address).protocol;
}

function statusError(call: string, status: number): CcError {
  const worthRepeating = status >= 500 || status === 408 || status === 429;
  return new CcError(worthRepeating ? 'backend-unreachable' : 'backend-refused', `${call} was answered with HTTP ${String(status)}`, {
    context: { call, status },
  });
}
