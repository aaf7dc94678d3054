import { type Clock, systemClock } from '../../kit/clock.js';
import { CcError, type ErrorCode } from '../../model/error.js';
import { loadSdkScript, presentTccc } from './sdk-script.js';
import { sdkUrlFrom } from './sdk-url-from.js';
import type { Tccc, TcccEventName } from './tccc-api.js';
import { outcomeOf } from './tccc-outcome.js';
import type { SdkUrlSource, TencentTcccOptions } from './tencent-tccc-options.js';

/** What an event brings comes from outside: it may be anything. */
type Handler = (payload: unknown) => void;

/** One load for the whole page: two would be two SDKs. */
let loading: Promise<Tccc> | undefined;

/** The line to Tencent's SDK, shared by the phone and the agent of one back end. */
export class TcccLink {
  /** An agent back end says what the agent does; without it, the phone goes online and offline. */
  hasAgent = false;
  readonly #options: TencentTcccOptions;
  readonly #clock: Clock;
  readonly #timeout: number;
  readonly #source: SdkUrlSource | undefined;
  readonly #handlers: { readonly event: TcccEventName; readonly handler: Handler }[] = [];
  readonly #end = new AbortController();
  #tccc: Tccc | undefined;
  #opening: Promise<Tccc> | undefined;

  constructor(options: TencentTcccOptions) {
    this.#options = options;
    this.#clock = options.clock ?? systemClock;
    this.#timeout = options.timeout ?? 30_000;
    const { credentialUrl, sdkUrl, fetch: ask = globalThis.fetch?.bind(globalThis) } = options;
    this.#source = sdkUrl ?? (credentialUrl === undefined ? undefined : sdkUrlFrom(credentialUrl, ask));
  }

  /** The SDK, if it is ready. */
  get tccc(): Tccc | undefined {
    return this.#tccc;
  }

  /**
   * Resolves with the SDK when it is ready, and loads it the first time.
   *
   * Rejects with `backend-unreachable`, `credential-expired` when a second
   * address was refused as well, `credential-rejected`, `backend-refused` or
   * `unsupported-browser`; the next call tries again.
   */
  open(): Promise<Tccc> {
    if (this.#end.signal.aborted) return Promise.reject(new CcError('disposed', 'this back end was disposed'));
    this.#opening ??= this.#open().catch((cause: unknown) => {
      this.#opening = undefined;
      throw cause;
    });
    return this.#opening;
  }

  /** Subscribes, also before the SDK is there; until `dispose`. */
  on(event: TcccEventName, handler: Handler): void {
    this.#handlers.push({ event, handler });
    this.#tccc?.on(event, handler);
  }

  off(event: TcccEventName, handler: Handler): void {
    const index = this.#handlers.findIndex((one) => one.event === event && one.handler === handler);
    if (index >= 0) this.#handlers.splice(index, 1);
    this.#tccc?.off(event, handler);
  }

  /** Asks the SDK for something as soon as it is ready; rejects with `code` when it refuses. */
  async ask(command: (tccc: Tccc) => unknown, code: ErrorCode): Promise<unknown> {
    const tccc = await this.open();
    return outcomeOf(() => command(tccc), { clock: this.#clock, timeout: this.#options.commandTimeout ?? 15_000, code });
  }

  /** Shows what only Tencent's own workbench can do. */
  showVendorUi(): void {
    this.#tccc?.UI?.show?.();
    this.#tccc?.UI?.showWorkbench?.();
  }

  /** Hears nothing any more. The script stays: there is no way to unload it, and the next one adopts it. */
  dispose(): void {
    this.#end.abort(new CcError('disposed', 'this back end was disposed'));
    for (const { event, handler } of this.#handlers.splice(0)) this.#tccc?.off(event, handler);
    this.#tccc = undefined;
  }

  async #open(): Promise<Tccc> {
    const tccc = await this.#ready();
    this.#end.signal.throwIfAborted();
    this.#tccc = tccc;
    for (const { event, handler } of this.#handlers) tccc.on(event, handler);
    return tccc;
  }

  async #ready(): Promise<Tccc> {
    while (loading) {
      // somebody else's; theirs may fail because they do not want it any more
      const other = await loading.catch(() => undefined);
      if (other) return other;
    }
    loading = this.#adopted() ?? this.#loaded();
    try {
      return await loading;
    } finally {
      loading = undefined;
    }
  }

  /** One that is there already. */
  #adopted(): Promise<Tccc> | undefined {
    const present = presentTccc();
    if (!present) return undefined;
    this.#dress(present);
    if (this.#options.isReady) return Promise.resolve(present);
    // an agent who is something has logged in; one who is offline may not have, and then `ready` comes
    const status = present.Agent.getStatus();
    if (typeof status === 'string' && status !== '' && status !== 'offline') return Promise.resolve(present);
    return this.#told(present).catch((cause: unknown) => {
      if (cause instanceof CcError && cause.code === 'credential-expired' && this.#source) return this.#loaded();
      throw cause;
    });
  }

  async #loaded(): Promise<Tccc> {
    try {
      return await this.#attempt();
    } catch (cause) {
      // an address may have grown old on its way: exactly one other is tried
      if (cause instanceof CcError && cause.code === 'credential-expired') return this.#attempt();
      throw cause;
    }
  }

  async #attempt(): Promise<Tccc> {
    if (!this.#source) throw new CcError('credential-rejected', 'nobody gives an SdkURL', { recoverable: false });
    const { signal } = this.#end;
    const url = await this.#source({ signal });
    const { renderDomId } = this.#options;
    const { tccc, script } = await loadSdkScript(url, { renderDomId, timeout: this.#timeout, clock: this.#clock }, signal);
    this.#dress(tccc);
    try {
      return await this.#told(tccc);
    } catch (cause) {
      script.remove();
      throw cause;
    }
  }

  /** Waits for the SDK's word. */
  #told(tccc: Tccc): Promise<Tccc> {
    return new Promise((resolve, reject) => {
      const { signal } = this.#end;
      const settle = (how: () => void): void => {
        cancel();
        signal.removeEventListener('abort', onAbort);
        tccc.off('ready', onReady);
        tccc.off('tokenExpired', onExpired);
        how();
      };
      const onReady = (): void => settle(() => resolve(tccc));
      const onExpired = (): void => settle(() => reject(new CcError('credential-expired', 'the SdkURL was used or is over')));
      const onAbort = (): void => settle(() => reject(signal.reason as Error));
      const cancel = this.#clock.after(this.#timeout, () =>
        settle(() => reject(new CcError('backend-unreachable', 'the SDK is not ready in time'))),
      );
      signal.addEventListener('abort', onAbort, { once: true });
      tccc.on('ready', onReady);
      tccc.on('tokenExpired', onExpired);
    });
  }

  /** Shows or hides Tencent's own workbench; works before `ready`. */
  #dress({ UI }: Tccc): void {
    if (this.#options.vendorUi === 'shown' || this.#options.renderDomId !== undefined) UI?.show?.();
    else UI?.hide?.();
  }
}
