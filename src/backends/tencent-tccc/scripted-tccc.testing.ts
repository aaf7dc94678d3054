import type { Tccc } from './tccc-api.js';

/** How a command ends. */
export type Ending = 'success' | 'error' | 'reject' | 'throw' | 'silence';

/** Tencent's SDK, as far as its documents say what it is, made to do what a test wants. */
export class ScriptedTccc {
  readonly api: Tccc;
  /** What was asked, in order: `hold s1`. */
  readonly asked: string[] = [];
  status = 'offline';
  /** What it says to whoever subscribes to it. */
  says: { readonly event: string; readonly payload?: unknown } | undefined;
  /** How the next commands end. */
  ending: Ending = 'success';
  /** Where the data of a call stands. */
  shape: 'data' | 'bare' = 'data';
  readonly #handlers = new Map<string, Set<(payload: unknown) => void>>();
  #sessions = 0;

  constructor() {
    const ask =
      (name: string) =>
      ({
        sessionId,
        userId,
        skillGroupId,
      }: { readonly sessionId?: string; readonly userId?: string; readonly skillGroupId?: string } = {}): unknown => {
        this.asked.push([name, sessionId, userId ?? skillGroupId].filter(Boolean).join(' '));
        return this.#answer();
      };
    const dial = ({ phoneNumber }: { readonly phoneNumber: string }): unknown => {
      this.asked.push(`dial ${phoneNumber}`);
      const sessionId = `out-${String(++this.#sessions)}`;
      return this.#answer({ sessionId, calleePhoneNumber: phoneNumber, callerPhoneNumber: '1001' });
    };
    const names = ['accept', 'hungUp', 'hold', 'unHold', 'muteMic', 'unmuteMic', 'sendDigits', 'transfer'];
    const space = (more: object, ...all: readonly string[]): object =>
      Object.assign(Object.fromEntries(all.map((name) => [name, ask(name)])), more);
    const show = (name: string) => (): void => void this.asked.push(name);
    this.api = {
      on: (event: string, handler: (payload: unknown) => void) => {
        this.#handlers.set(event, (this.#handlers.get(event) ?? new Set()).add(handler));
        if (this.says?.event === event) queueMicrotask(() => this.emit(event, this.says?.payload));
      },
      off: (event: string, handler: (payload: unknown) => void) => void this.#handlers.get(event)?.delete(handler),
      Call: space({ startOutboundCall: dial }, ...names),
      Video: space({}, 'accept', 'end', 'muteMic', 'unmuteMic', 'transfer'),
      Agent: {
        online: () => this.become('free'),
        offline: () => void (this.status = 'offline'),
        getStatus: () => this.status,
        setStatus: ({ status, restReason }: { readonly status: string; readonly restReason?: string }) => {
          this.asked.push(['setStatus', status, restReason].filter(Boolean).join(' '));
          if (this.ending === 'success') this.become(status === 'stopNotReady' ? 'free' : status);
          return this.#answer();
        },
      },
      UI: { show: show('show'), hide: show('hide'), showWorkbench: show('showWorkbench') },
    } as unknown as Tccc;
  }

  /** How many subscribe to anything. */
  get subscriptions(): number {
    return [...this.#handlers.values()].reduce((sum, handlers) => sum + handlers.size, 0);
  }

  emit(event: string, payload?: unknown): void {
    for (const handler of [...(this.#handlers.get(event) ?? [])]) handler(payload);
  }

  become(status: string): void {
    this.status = status;
    this.emit('statusChanged', { status });
  }

  #answer(data?: object): unknown {
    const errorMsg = 'The seat is busy.';
    switch (this.ending) {
      case 'success':
        return Promise.resolve(this.shape === 'data' ? { status: 'success', data } : { status: 'success', ...data });
      case 'error':
        return Promise.resolve({ status: 'error', errorMsg });
      case 'reject':
        return Promise.reject(Object.assign(new Error('rejected'), { errorMsg }));
      case 'throw':
        throw new Error('not ready');
      case 'silence':
        return new Promise(() => undefined);
    }
  }
}

interface SdkWindow {
  tccc?: unknown;
  bringsTccc?: (() => unknown) | undefined;
}

/** Scripts at addresses of this page, that bring what they are told. */
export class ScriptedAddresses {
  readonly #urls: string[] = [];
  /** How often an address was asked for. */
  count = 0;

  /** What the next script that runs does; nothing: it brings no `tccc`. */
  brings(make: (() => Tccc) | undefined): void {
    (window as unknown as SdkWindow).bringsTccc = make;
  }

  readonly next = async (): Promise<string> => {
    this.count++;
    const url = URL.createObjectURL(new Blob(['if (window.bringsTccc) window.tccc = window.bringsTccc();'], { type: 'text/javascript' }));
    this.#urls.push(url);
    return url;
  };

  /** An address at which there is nothing. */
  readonly dead = async (): Promise<string> => {
    this.count++;
    return '/no-such-script.js';
  };

  clear(): void {
    for (const url of this.#urls.splice(0)) URL.revokeObjectURL(url);
    const page = window as unknown as SdkWindow;
    delete page.tccc;
    delete page.bringsTccc;
    for (const script of document.querySelectorAll('script[crossorigin]')) script.remove();
  }
}
