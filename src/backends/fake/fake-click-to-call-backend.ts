import type { ClickToCallBackend, ClickToCallEvent } from '../../contracts/click-to-call-backend.js';
import { type Clock, systemClock } from '../../kit/clock.js';
import type { CallMedia, ClickToCallAbilities, ClickToCallEndReason } from '../../model/click-to-call.js';
import type { QueuePlace } from '../../model/conversation.js';
import { CcError, type ErrorCode } from '../../model/error.js';
import { FakePhoneBackend } from './fake-phone-backend.js';

/** What a fake centre does by itself with a request. Times in ms after the request. */
export interface FakeCenterScript {
  /** Puts the visitor into the queue. */
  readonly queuesAfter?: number;
  readonly queue?: QueuePlace;
  /** Finds an agent. */
  readonly readyAfter?: number;
  /** Gives up. */
  readonly ends?: { readonly after: number; readonly reason: ClickToCallEndReason };
}

/** How a fake centre behaves. */
export interface FakeClickToCallOptions {
  readonly clock?: Clock;
  /** What the tenant offers. Default: voice and video. */
  readonly abilities?: ClickToCallAbilities;
  /** The phone that calls what a request came to. Default: one whose calls ring and wait to be told. */
  readonly phone?: FakePhoneBackend;
  /** What happens to a request by itself. Default: nothing, it waits to be told. */
  readonly script?: (media: CallMedia) => FakeCenterScript;
}

/** Where a fake centre can fail. */
export type FakeClickToCallOperation = 'check' | 'connect' | 'request' | 'phone';

/** A centre in memory where a visitor can ask for a call. Its agent answers at `phone`. */
export class FakeClickToCallBackend implements ClickToCallBackend {
  readonly phone: FakePhoneBackend;
  /** What was asked here, in order: `check`, `connect`, `request voice`, `drop`. */
  readonly log: string[] = [];
  /** What the page told about its visitor, last. */
  context: Readonly<Record<string, string>> | undefined;
  #abilities: ClickToCallAbilities;
  readonly #clock: Clock;
  readonly #script: (media: CallMedia) => FakeCenterScript;
  readonly #failures = new Map<FakeClickToCallOperation, CcError>();
  readonly #pauses = new Map<FakeClickToCallOperation, Promise<void>>();
  readonly #scripted: (() => void)[] = [];
  #refusal: ClickToCallEndReason | undefined;
  #events: ClickToCallEvent[] = [];
  #wake: () => void = () => {};
  #live = false;
  #drops = 0;

  constructor({ clock = systemClock, abilities = { voice: true, video: true }, phone, script = () => ({}) }: FakeClickToCallOptions = {}) {
    this.#clock = clock;
    this.#abilities = abilities;
    this.#script = script;
    this.phone = phone ?? new FakePhoneBackend({ clock });
  }

  /** There is a request that is not over. */
  get live(): boolean {
    return this.#live;
  }

  async check({ signal }: { readonly signal?: AbortSignal | undefined }): Promise<ClickToCallAbilities> {
    this.log.push('check');
    await this.#pass('check', signal);
    return this.#abilities;
  }

  async connect(options: {
    readonly signal?: AbortSignal | undefined;
    readonly context?: Readonly<Record<string, string>> | undefined;
  }): Promise<void> {
    this.log.push('connect');
    this.context = options.context;
    await this.#pass('connect', options.signal);
  }

  async request(media: CallMedia, { signal }: { readonly signal?: AbortSignal | undefined }): ReturnType<ClickToCallBackend['request']> {
    this.log.push(`request ${media}`);
    const drops = this.#drops;
    await this.#pass('request', signal);
    const reason = this.#refusal;
    this.#refusal = undefined;
    if (reason) return { type: 'refused', reason };
    if (drops !== this.#drops) return { type: 'taken' }; // given up before it was taken
    this.#events = [];
    this.#live = true;
    this.#play(this.#script(media));
    return { type: 'taken' };
  }

  async *follow({ signal }: { readonly signal: AbortSignal }): AsyncGenerator<ClickToCallEvent, void, undefined> {
    const onAbort = (): void => this.#wake();
    signal.addEventListener('abort', onAbort, { once: true });
    for (;;) {
      signal.throwIfAborted();
      const event = this.#events.shift();
      if (event) yield event;
      if (event?.type === 'ended') return;
      if (!event)
        await new Promise<void>((resolve) => {
          this.#wake = resolve;
        });
    }
  }

  async drop(): Promise<void> {
    this.log.push('drop');
    this.#drops++;
    this.#over();
  }

  async dispose(): Promise<void> {
    this.#over();
    await this.phone.dispose();
  }

  /** The tenant offers something else from now on. */
  offer(abilities: ClickToCallAbilities): void {
    this.#abilities = abilities;
  }

  /** Fails the next time it is asked for this. */
  fail(operation: FakeClickToCallOperation, code: ErrorCode): void {
    this.#failures.set(operation, new CcError(code, 'failed by script'));
  }

  /** Answers this only once the result is called. */
  pause(operation: FakeClickToCallOperation): () => void {
    let goOn = (): void => {};
    this.#pauses.set(operation, new Promise<void>((resolve) => (goOn = resolve)));
    return () => {
      this.#pauses.delete(operation);
      goOn();
    };
  }

  /** Does not take the next request. */
  refuse(reason: ClickToCallEndReason): void {
    this.#refusal = reason;
  }

  /** The visitor waits in the queue, or stands elsewhere in it. */
  queue(queue?: QueuePlace): void {
    this.tell({ type: 'queued', ...(queue && { queue }) });
  }

  /** An agent has been found. */
  ready(target = 'sip:179080000537636@gateway.example'): void {
    this.tell({ type: 'ready', target, phone: () => this.#phone() });
  }

  /** The agent hands the call on. */
  transfer(): void {
    this.tell({ type: 'transferred' });
  }

  /** The centre ends it. */
  end(reason: ClickToCallEndReason = 'remote-hangup', more: { readonly cause?: string; readonly error?: CcError } = {}): void {
    this.tell({ type: 'ended', reason, ...more });
    this.#over();
  }

  /** Something becomes of the request, if there is one. */
  tell(event: ClickToCallEvent): void {
    if (!this.#live) return;
    this.#events.push(event);
    this.#wake();
  }

  async #phone(): Promise<FakePhoneBackend> {
    await this.#pass('phone', undefined);
    return this.phone;
  }

  #play({ queuesAfter, queue, readyAfter, ends }: FakeCenterScript): void {
    if (queuesAfter !== undefined) this.#scripted.push(this.#clock.after(queuesAfter, () => this.queue(queue)));
    if (readyAfter !== undefined) this.#scripted.push(this.#clock.after(readyAfter, () => this.ready()));
    if (ends) this.#scripted.push(this.#clock.after(ends.after, () => this.end(ends.reason)));
  }

  #over(): void {
    this.#live = false;
    for (const cancel of this.#scripted.splice(0)) cancel();
  }

  async #pass(operation: FakeClickToCallOperation, signal: AbortSignal | undefined): Promise<void> {
    signal?.throwIfAborted();
    await unlessAborted(this.#pauses.get(operation), signal);
    signal?.throwIfAborted();
    const error = this.#failures.get(operation);
    this.#failures.delete(operation);
    if (error) throw error;
  }
}

function unlessAborted(promise: Promise<void> | undefined, signal: AbortSignal | undefined): Promise<void> | undefined {
  if (!promise || !signal) return promise;
  return Promise.race([
    promise,
    new Promise<void>((resolve) => {
      signal.addEventListener('abort', () => resolve(), { once: true });
    }),
  ]);
}
