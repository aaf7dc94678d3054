import type { ClickToCallBackend, ClickToCallEvent, PhoneFactory } from '../../contracts/click-to-call-backend.js';
import { sleep } from '../../kit/sleep.js';
import type { CallMedia, ClickToCallAbilities } from '../../model/click-to-call.js';
import { CcError, toCcError } from '../../model/error.js';
import { readCallEvent } from './call-event.js';
import { callEvents, createCodes } from './cec-codes.js';
import type { CecCore } from './cec-core.js';
import { expectSuccess, isSuccess, refusal } from './cec-refusal.js';
import { isYes, textOf } from './wire-value.js';

interface Abortable {
  readonly signal?: AbortSignal | undefined;
}

/** How calls are asked for. */
export interface CecClickToCallOptions {
  readonly phone: PhoneFactory;
  /** The tenant has a queue for video. */
  readonly video: boolean;
  /** A call belongs to a conversation, which is opened for it. */
  readonly connects: boolean;
}

/** Processing is slow, and the answer is held back until there is an event; in ms. */
const eventTimeout = 60_000;
/** Between two questions for events, in ms. */
const eventGap = 100;
/** So often in a row a question may fail. */
const mostFailures = 3;

/** Click-to-call by Huawei CEC, over either family of its calls. */
export class CecClickToCallBackend implements ClickToCallBackend {
  readonly #core: CecCore;
  readonly #options: CecClickToCallOptions;
  readonly #release: () => void;
  readonly #end = new AbortController();
  #creating: Promise<unknown> | undefined;
  /** The centre has a request of ours that is not over, as far as is known here. */
  #taken = false;
  #letGo: (() => void) | undefined;
  #opened = false;

  constructor(core: CecCore, options: CecClickToCallOptions, release: () => void) {
    this.#core = core;
    this.#options = options;
    this.#release = release;
    // a call does not outlive its page; nobody would tell the centre later
    core.page?.addEventListener('pagehide', () => void this.drop(), { signal: this.#end.signal });
  }

  async check({ signal }: Abortable): Promise<ClickToCallAbilities> {
    const { body } = expectSuccess('checkClickToCallSupport', await this.#core.calls.checkCalls({ signal }));
    if (!isYes(body['webRTCSupported']) || !isYes(body['clickToCallSupported'])) {
      throw new CcError('click-to-call-unsupported', 'the tenant or the channel has no calls', { recoverable: false });
    }
    return { voice: true, video: this.#options.video };
  }

  async connect({ signal, context }: Abortable & { readonly context?: Readonly<Record<string, string>> | undefined }): Promise<void> {
    const { conversation, memory } = this.#core;
    if (!this.#options.connects) return;
    if (!conversation.isOpen) {
      // one that the chat of another tab has open is kept alive there
      const { phase, forCall } = memory.load();
      if (phase && !forCall && (await conversation.resume(signal))) return;
      // who takes no conversation may take a call, or says why not when asked for one
      const opening = await conversation.connect({ fields: context, forCall: true, signal });
      this.#opened = opening.type === 'open';
    }
    if (conversation.isOpen) this.#letGo ??= conversation.hold();
  }

  async request(media: CallMedia, { signal }: Abortable): ReturnType<ClickToCallBackend['request']> {
    const creating = this.#core.calls.createCall(media, { signal });
    // whether it was taken although no answer came is not known: it is dropped as if it were
    this.#taken = true;
    this.#creating = creating.catch(() => undefined);
    const answer = await creating;
    if (isSuccess(answer)) return { type: 'taken' };
    this.#taken = false;
    switch (answer.code) {
      case createCodes.unsupported:
        return { type: 'refused', reason: 'unsupported', error: refusal('createClickToCall', answer, 'click-to-call-unsupported') };
      case createCodes.outsideHours:
        return { type: 'refused', reason: 'outside-hours' };
      case createCodes.refused:
        return { type: 'refused', reason: 'no-agents' };
      default:
        return { type: 'refused', reason: 'failed', error: refusal('createClickToCall', answer) };
    }
  }

  async *follow({ signal }: { readonly signal: AbortSignal }): AsyncIterable<ClickToCallEvent> {
    const { calls, clock, log } = this.#core;
    const either = AbortSignal.any([signal, this.#end.signal]);
    let [failures, dialed] = [0, ''];
    for (;;) {
      try {
        const answer = expectSuccess('getClickToCallEvents', await calls.callEvents({ signal: either, timeout: eventTimeout }));
        failures = 0;
        const code = textOf(answer.body['eventId']);
        if (code) log('call-event', { call: 'getClickToCallEvents', code: code.slice(0, 20) });
        const event = readCallEvent(answer, { phone: this.#options.phone, isPlain: calls.isPlain });
        if (event?.type === 'ended' && code !== callEvents.connected) this.#taken = false;
        // an event that is told twice is one call
        const again = event?.type === 'ready' && event.target === dialed;
        if (event?.type === 'ready') dialed = event.target;
        if (event && !again) yield event;
        if (event?.type === 'ended') return;
      } catch (cause) {
        either.throwIfAborted();
        const error = toCcError(cause, 'backend-unreachable');
        if (++failures > mostFailures || !worthRepeating(error)) {
          yield { type: 'ended', reason: 'failed', error };
          return;
        }
      }
      await sleep(clock, eventGap, either);
    }
  }

  async drop(): Promise<void> {
    await this.#creating;
    const { calls, conversation } = this.#core;
    if (this.#taken) {
      this.#taken = false;
      await calls.dropCall({ keepalive: true }).catch(() => undefined);
    }
    this.#letGo?.();
    this.#letGo = undefined;
    const opened = this.#opened;
    this.#opened = false;
    // opened for the call alone, and nobody has taken it up since
    if (opened && !conversation.isListenedTo) await conversation.close();
  }

  async dispose(): Promise<void> {
    if (this.#end.signal.aborted) return;
    await this.drop();
    this.#end.abort(new CcError('disposed', 'this back end was disposed'));
    this.#release();
  }
}

function worthRepeating({ code }: CcError): boolean {
  return code === 'backend-unreachable' || code === 'backend-refused';
}
