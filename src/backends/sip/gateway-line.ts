import type { Clock } from '../../kit/clock.js';
import { sleep } from '../../kit/sleep.js';
import { type BackOff, backOffDelay } from '../../kit/retry.js';
import { CcError } from '../../model/error.js';
import { KeepAlive } from './keep-alive.js';
import type { LogSip } from './sip-log.js';
import type { UserAgent } from './user-agent.js';

/** A line that is lost in a call is looked for soon, then less often: after 0.5 s, 1 s, 2 s … 10 s. */
const backOff: BackOff = { first: 500, longest: 10_000, jitter: 0.25 };

/** What a gateway line is made of and whom it tells. */
export interface GatewayLineOptions {
  /** Made with the line's `onDown`. */
  readonly userAgent: (onDown: () => void) => UserAgent;
  /** In the order of trying. At least one. */
  readonly servers: readonly string[];
  /** Longest wait for one of them, in ms. */
  readonly connectWithin: number;
  readonly clock: Clock;
  readonly random: () => number;
  /** Where `online` is heard. */
  readonly page: EventTarget | undefined;
  readonly log: LogSip;
  /** A call is under way, for which a lost connection is looked for again. */
  readonly isNeeded: () => boolean;
  readonly onDown: () => void;
  /** The connection was lost and is back. */
  readonly onReturn: () => void;
}

/** The connection to one of several gateways: the first that can be reached. */
export class GatewayLine {
  readonly userAgent: UserAgent;
  readonly #options: GatewayLineOptions;
  readonly #keepAlive: KeepAlive;
  readonly #stop = new AbortController();
  #servers: readonly string[];
  #connecting: Promise<void> | undefined;
  #looking = false;

  constructor(options: GatewayLineOptions) {
    this.#options = options;
    this.#servers = options.servers;
    this.userAgent = options.userAgent(() => this.#onDown());
    const { page } = options;
    this.#keepAlive = new KeepAlive({ ...options, ping: () => this.userAgent.knock(), onSilence: () => this.userAgent.disconnect() });
    page?.addEventListener('online', () => this.userAgent.up && this.#keepAlive.check(), this.#stop);
  }

  /**
   * Connects to the first server that can be reached. Rejects with `backend-unreachable` when none can.
   *
   * @param tried not asked again; each that is asked is added
   */
  connect(tried: Set<string> = new Set()): Promise<void> {
    if (this.userAgent.up) {
      tried.add(this.#servers[0] ?? '');
      return Promise.resolve();
    }
    return this.#search(tried);
  }

  /** Leaves a server for the first of those that were not tried yet. Resolves with whether there was one that can be reached. */
  async leave(tried: Set<string>): Promise<boolean> {
    if (this.#servers.every((server) => tried.has(server))) return false;
    this.#keepAlive.stop();
    return this.#search(tried).then(
      () => true,
      () => false,
    );
  }

  /** Gives the connection up until it is wanted again. */
  drop(): void {
    this.#keepAlive.stop();
    this.userAgent.disconnect();
  }

  close(): void {
    this.#stop.abort(new CcError('disposed', 'this phone was disposed'));
    this.#keepAlive.stop();
    this.userAgent.stop();
  }

  #search(tried: Set<string>): Promise<void> {
    this.#connecting ??= this.#connect(tried).finally(() => (this.#connecting = undefined));
    return this.#connecting;
  }

  async #connect(tried: Set<string>): Promise<void> {
    const { connectWithin, log } = this.#options;
    let last: unknown;
    for (const server of this.#servers) {
      if (tried.has(server)) continue;
      this.#stop.signal.throwIfAborted();
      tried.add(server);
      try {
        await this.userAgent.connect(server, connectWithin);
      } catch (cause) {
        log('connect-failed', { detail: new URL(server).host });
        last = cause;
        continue;
      }
      this.#stop.signal.throwIfAborted();
      log('connected', { detail: new URL(server).host });
      // a call belongs to the gateway that took it: after an outage that one is asked first
      this.#servers = [server, ...this.#servers.filter((other) => other !== server)];
      this.#keepAlive.start();
      return;
    }
    throw new CcError('backend-unreachable', 'no gateway can be reached', { cause: last, context: { gateways: this.#servers.length } });
  }

  #onDown(): void {
    const { log, onDown } = this.#options;
    if (this.#connecting) return; // left for another
    this.#keepAlive.stop();
    log('disconnected');
    onDown();
    void this.#lookFor();
  }

  async #lookFor(): Promise<void> {
    if (this.#looking) return;
    this.#looking = true;
    const { clock, random, page, isNeeded, onReturn } = this.#options;
    for (let attempt = 0; isNeeded() && !this.#stop.signal.aborted && !this.userAgent.up; attempt++) {
      const hasten = new AbortController();
      page?.addEventListener('online', () => hasten.abort(), { once: true, signal: hasten.signal });
      await sleep(clock, backOffDelay(attempt, random, backOff), AbortSignal.any([this.#stop.signal, hasten.signal])).catch(
        () => undefined,
      );
      hasten.abort();
      if (!isNeeded() || this.#stop.signal.aborted) break;
      await this.connect().then(onReturn, () => undefined);
    }
    this.#looking = false;
  }
}
