import type { ClickToCallBackend, ClickToCallEvent } from '../contracts/click-to-call-backend.js';
import { type Call, isLive } from '../model/call.js';
import type { CallMedia, ClickToCallEndReason, ClickToCallStage, ClickToCallState } from '../model/click-to-call.js';
import { CcError, type ErrorCode, toCcError } from '../model/error.js';
import type { CallAudio } from './call-audio.js';
import type { ClickToCallOptions } from './click-to-call.js';
import type { Phone } from './phone.js';

/** What an attempt takes from its service, and what it tells it. */
export interface AttemptParts {
  readonly options: ClickToCallOptions;
  readonly backend: () => Promise<ClickToCallBackend>;
  readonly audio: () => Promise<CallAudio | undefined>;
  readonly stage: () => ClickToCallStage;
  /** Goes to this stage and changes what is named beside it. */
  readonly step: (stage: ClickToCallStage, change?: Partial<ClickToCallState>) => void;
  readonly tell: (change: Partial<ClickToCallState>) => void;
  readonly onStream: () => void;
}

type Ending = Pick<ClickToCallEvent & { type: 'ended' }, 'reason' | 'cause' | 'error'>;

/** Errors that say that the visitor's page or the tenant cannot make such calls at all. */
const unsupported: ReadonlySet<ErrorCode> = new Set(['click-to-call-unsupported', 'unsupported-browser']);
/** Errors that say that the back end can no longer be asked, and nothing of the call. */
const outages: ReadonlySet<ErrorCode> = new Set(['backend-unreachable', 'credential-expired', 'credential-rejected']);

/**
 * One request for a call, from the press to its end. Whatever fails and
 * whoever ends it, the end comes once: the back end is told, the call hung up,
 * microphone and camera are closed.
 */
export class ClickToCallAttempt {
  readonly #parts: AttemptParts;
  readonly #media: CallMedia;
  readonly #context: Readonly<Record<string, string>> | undefined;
  readonly #end = new AbortController();
  readonly #leases: { release(): void }[] = [];
  #toDrop: ClickToCallBackend | undefined;
  #phone: Phone | undefined;
  #callId: string | undefined;
  #call: Call | undefined;
  #stopAudio: () => void = () => {};
  #closed: Promise<unknown> = Promise.resolve();

  constructor(parts: AttemptParts, media: CallMedia, context: Readonly<Record<string, string>> | undefined) {
    this.#parts = parts;
    this.#media = media;
    this.#context = context;
  }

  get phone(): Phone | undefined {
    return this.#phone;
  }

  get callId(): string | undefined {
    return this.#callId;
  }

  /** Resolves when the back end has heard of the end and the phone is closed. */
  get closed(): Promise<unknown> {
    return this.#closed;
  }

  /** Resolves when the request has been taken or is over. Never rejects. */
  async run(): Promise<void> {
    const { signal } = this.#end;
    try {
      await this.#openDevices();
      const backend = await this.#parts.backend();
      await this.#check(backend);
      this.#parts.step('connecting');
      this.#toDrop = backend;
      await backend.connect({ signal, context: this.#context });
      signal.throwIfAborted();
      this.#parts.step('requesting');
      const answer = await backend.request(this.#media, { signal });
      if (answer.type === 'refused') this.finish(answer);
      else if (!signal.aborted) void this.#follow(backend);
    } catch (cause) {
      this.#fail(cause, 'backend-unreachable');
    }
  }

  /** Ends it from this side. */
  cancel(): void {
    this.finish({ reason: this.#call?.state === 'connected' ? 'local-hangup' : 'canceled' });
  }

  /** Ends it; only the first time counts. */
  finish({ reason, cause, error }: Ending): void {
    if (this.#end.signal.aborted) return;
    this.#end.abort();
    // these two before anything else: the page may be on its way out
    const dropped = this.#toDrop?.drop();
    const hungUp = this.#call && isLive(this.#call) && this.#phone?.hangUp(this.#call.id);
    this.#stopAudio();
    for (const lease of this.#leases.splice(0)) lease.release();
    this.#closed = Promise.allSettled([dropped, hungUp, this.#phone?.dispose()]);
    const failed = reason === 'failed' ? new CcError('call-failed') : undefined;
    this.#parts.step('ended', {
      endReason: reason,
      queue: undefined,
      cause,
      error: error ?? (reason === 'unsupported' ? new CcError('click-to-call-unsupported') : failed),
    });
  }

  // asked for first: browsers hide devices until then, so nothing can be judged before
  async #openDevices(): Promise<void> {
    const { microphone, camera } = this.#parts.options;
    const { signal } = this.#end;
    this.#keep(await microphone.open({ signal }));
    if (this.#media === 'voice') return;
    if (!camera) throw new CcError('camera-missing', 'there is no camera here');
    this.#keep(await camera.open({ signal }));
  }

  async #check(backend: ClickToCallBackend): Promise<void> {
    const { signal } = this.#end;
    signal.throwIfAborted();
    const abilities = Object.freeze(await backend.check({ signal }));
    signal.throwIfAborted();
    this.#parts.tell({ abilities });
    if (!abilities[this.#media]) throw new CcError('click-to-call-unsupported', `no ${this.#media} calls here`);
  }

  #keep(lease: { release(): void }): void {
    if (this.#end.signal.aborted) lease.release();
    else this.#leases.push(lease);
  }

  async #follow(backend: ClickToCallBackend): Promise<void> {
    const { signal } = this.#end;
    try {
      for await (const event of backend.follow({ signal })) {
        if (signal.aborted) return;
        this.#onEvent(event);
      }
      throw new CcError('backend-unreachable', 'the request is no longer followed');
    } catch (cause) {
      if (!this.#isTalking) this.#fail(cause, 'backend-unreachable');
    }
  }

  #onEvent(event: ClickToCallEvent): void {
    const stage = this.#parts.stage();
    switch (event.type) {
      case 'queued':
        if (stage === 'requesting') this.#parts.step('queued', { queue: event.queue });
        else if (stage === 'queued') this.#parts.tell({ queue: event.queue });
        return;
      case 'ready':
        if (stage !== 'dialing') void this.#dial(event);
        return;
      case 'transferred':
        return this.#parts.tell({ transferred: true });
      case 'ended':
        // the centre's end of the call; that it cannot be asked any more is none
        if (!(this.#isTalking && event.error && outages.has(event.error.code))) this.finish(event);
    }
  }

  get #isTalking(): boolean {
    return this.#call?.state === 'connected';
  }

  async #dial({ phone: makeBackend, target }: ClickToCallEvent & { type: 'ready' }): Promise<void> {
    const { loadPhone, microphone, camera, clock } = this.#parts.options;
    const { signal } = this.#end;
    this.#parts.step('dialing', { queue: undefined });
    try {
      const [{ Phone }, audio] = await Promise.all([loadPhone(), this.#parts.audio()]);
      signal.throwIfAborted();
      const phone = new Phone({
        backend: makeBackend,
        microphone,
        ...(camera && { camera }),
        ...(clock && { clock }),
      });
      this.#phone = phone;
      if (audio) this.#stopAudio = audio.follow(phone);
      phone.subscribe<readonly Call[]>((calls) => this.#onCalls(calls), { selector: (state) => state.calls });
      phone.on('stream', () => this.#parts.onStream());
      this.#callId = await phone.dial(target, { video: this.#media === 'video' });
      // given up while the phone was being loaded
      if (signal.aborted) await phone.hangUp(this.#callId);
    } catch (cause) {
      this.#fail(cause, 'call-failed');
    }
  }

  #onCalls([call]: readonly Call[]): void {
    if (!call || call === this.#call) return;
    this.#call = call;
    this.#callId = call.id;
    this.#parts.tell({ call });
    if (call.state === 'connected') this.#letGoOfCamera();
    if (!isLive(call)) this.finish(endingOf(call));
  }

  // the call has the camera now, and its user may turn it off
  #letGoOfCamera(): void {
    for (const lease of this.#leases.splice(1)) lease.release();
  }

  #fail(cause: unknown, code: ErrorCode): void {
    const error = toCcError(cause, code);
    this.finish({ reason: unsupported.has(error.code) ? 'unsupported' : 'failed', error });
  }
}

function endingOf({ endReason = 'remote-hangup', error }: Call): Ending {
  return { reason: endReasonOf(endReason), cause: endReason, ...(error && { error }) };
}

function endReasonOf(reason: NonNullable<Call['endReason']>): ClickToCallEndReason {
  switch (reason) {
    case 'local-hangup':
    case 'remote-hangup':
    case 'canceled':
    case 'queue-timeout':
    case 'failed':
      return reason;
    case 'busy':
    case 'declined':
    case 'no-answer':
    case 'unavailable':
      return 'no-agents';
    case 'answered-elsewhere':
    case 'transferred':
      return 'remote-hangup';
  }
}
