import type { ReactiveController, ReactiveControllerHost } from 'lit';
import type { Clock } from '../../kit/clock.js';
import { sleep } from '../../kit/sleep.js';
import { isPoppedOut, popOutName } from '../chat-window/pop-out.js';

/** Held by the small window for as long as it is there; also the name of what the pages say to it. */
const place = 'contact-center-widgets/chat-pop-out';
/** How often is looked whether a window that was opened has come, or gone, in ms. */
const glance = 500;
/** How long a window that is gone may take to be there again, as after a reload, in ms. */
const reload = 1500;

/** Where the conversation is shown: `here`, in the small window, or here since that may not open. */
export type Whereabouts = 'here' | 'elsewhere' | 'blocked';

/** What the window is opened with. */
export interface PopOutOptions {
  readonly clock: () => Clock;
  /** The page for it; this one where it is empty. */
  readonly url: () => string;
}

/** Knows whether the conversation is in a window of its own: one for all pages of a visitor. */
export class PopOutController implements ReactiveController {
  readonly #host: ReactiveControllerHost;
  readonly #options: PopOutOptions;
  #end = new AbortController();
  #whereabouts: Whereabouts = 'here';

  constructor(host: ReactiveControllerHost, options: PopOutOptions) {
    this.#host = host;
    this.#options = options;
    host.addController(this);
  }

  get whereabouts(): Whereabouts {
    return this.#whereabouts;
  }

  hostConnected(): void {
    if (isPoppedOut()) this.#occupy();
    else this.#follow();
  }

  hostDisconnected(): void {
    this.#end.abort();
  }

  /** Opens the small window, or brings it to the front. To be called on a press: the browser asks for one. */
  readonly open = (): void => {
    const opened = window.open('', popOutName, 'popup,width=420,height=720');
    this.#become(opened ? 'elsewhere' : 'blocked');
    if (!opened) return;
    if (isEmpty(opened)) {
      // one that was opened by another tab cannot be reached by its name: this one takes its place
      this.comeBack();
      opened.location.replace(new URL(this.#options.url() || location.href, document.baseURI));
    }
    opened.focus();
    this.#follow(opened);
  };

  /** Closes the small window. */
  readonly comeBack = (): void => {
    const channel = new BroadcastChannel(place);
    channel.postMessage('come back');
    channel.close();
  };

  /** Forgets that it could not be opened. */
  readonly dismiss = (): void => this.#become('here');

  /** This is the small window: the pages know for as long as it is there, and can close it. */
  #occupy(): void {
    const { signal } = (this.#end = new AbortController());
    const channel = new BroadcastChannel(place);
    channel.onmessage = () => window.close();
    const gone = new Promise<void>((resolve) => signal.addEventListener('abort', () => resolve()));
    void gone.then(() => channel.close());
    locks()
      ?.request(place, { signal }, () => gone)
      .catch(() => undefined);
  }

  /** Tells where the conversation is; `opened` where this page opened the window just now. */
  #follow(opened?: Window): void {
    this.#end.abort();
    const { signal } = (this.#end = new AbortController());
    this.#untilGone(signal, opened).then(
      () => this.#whereabouts === 'elsewhere' && this.#become('here'),
      () => undefined, // the page is over, or another window is followed
    );
  }

  async #untilGone(signal: AbortSignal, opened: Window | undefined): Promise<void> {
    const clock = this.#options.clock();
    while (opened && !opened.closed && !(await isOccupied())) await sleep(clock, glance, signal);
    while (await isOccupied()) {
      signal.throwIfAborted();
      this.#become('elsewhere');
      await locks()?.request(place, { mode: 'shared', signal }, () => {});
      await sleep(clock, reload, signal);
    }
    signal.throwIfAborted();
  }

  #become(whereabouts: Whereabouts): void {
    this.#whereabouts = whereabouts;
    this.#host.requestUpdate();
  }
}

// absent in pages that came without TLS
function locks(): LockManager | undefined {
  return (navigator as { readonly locks?: LockManager }).locks;
}

async function isOccupied(): Promise<boolean> {
  const { held = [] } = (await locks()?.query()) ?? {};
  return held.some(({ name, mode }) => name === place && mode === 'exclusive');
}

function isEmpty(opened: Window): boolean {
  try {
    return opened.location.href === 'about:blank';
  } catch {
    return false; // a page of another origin
  }
}
