import type { ReactiveController, ReactiveControllerHost } from 'lit';
import type { CallAudio, Phone } from '../../context/contexts.js';
import {
  DeviceRequestEvent,
  MicrophonePermissionRequestEvent,
  SoundTestRequestEvent,
  SoundUnlockRequestEvent,
} from '../../events/audio-requests.js';
import {
  AnswerRequestEvent,
  CallRequestEvent,
  DeclineRequestEvent,
  DialRequestEvent,
  DtmfRequestEvent,
  HangUpRequestEvent,
  HoldRequestEvent,
  MuteRequestEvent,
  ResumeRequestEvent,
  UnmuteRequestEvent,
} from '../../events/call-requests.js';
import type { RequestEvent } from '../../events/request-event.js';
import type { CallAction } from '../call-words/call-words.js';

/** Where requests find their services, read when they are needed. */
export interface RequestServices {
  readonly phone: () => Phone | undefined;
  readonly audio: () => CallAudio | undefined;
}

// each is a method of the phone by the same name
const actions: ReadonlyMap<string, keyof Phone & ('answer' | 'decline' | 'hangUp' | 'hold' | 'resume' | 'mute' | 'unmute')> = new Map([
  [AnswerRequestEvent.type, 'answer'],
  [DeclineRequestEvent.type, 'decline'],
  [HangUpRequestEvent.type, 'hangUp'],
  [HoldRequestEvent.type, 'hold'],
  [ResumeRequestEvent.type, 'resume'],
  [MuteRequestEvent.type, 'mute'],
  [UnmuteRequestEvent.type, 'unmute'],
]);

type Serve = (phone: Phone, request: RequestEvent) => Promise<unknown>;

const others = [
  DialRequestEvent,
  DtmfRequestEvent,
  DeviceRequestEvent,
  MicrophonePermissionRequestEvent,
  SoundTestRequestEvent,
  SoundUnlockRequestEvent,
];
const types: readonly string[] = [...actions.keys(), ...others.map(({ type }) => type)];

/**
 * Turns the requests of the parts inside an element into one service call each,
 * unless the page has prevented them, and knows which are under way. What fails
 * is in the service's state, and shown from there.
 */
export class RequestController implements ReactiveController {
  readonly #host: ReactiveControllerHost & HTMLElement;
  readonly #services: RequestServices;
  #busy: ReadonlyMap<string, ReadonlySet<CallAction>> = new Map();
  readonly #served = new Map<string, Serve>();
  readonly #actions = new Map<string, CallAction>(actions);
  #dialing = 0;

  constructor(host: ReactiveControllerHost & HTMLElement, services: RequestServices) {
    this.#host = host;
    this.#services = services;
    host.addController(this);
  }

  /** What is under way, by call id. */
  get busy(): ReadonlyMap<string, ReadonlySet<CallAction>> {
    return this.#busy;
  }

  /** Whether a call is being set up. */
  get dialing(): boolean {
    return this.#dialing > 0;
  }

  /** Takes requests of one more kind, from now on. `action` is what the call is busy with meanwhile. */
  serve<R extends RequestEvent>(
    { type }: { readonly type: string; readonly prototype: R },
    act: (phone: Phone, request: R) => Promise<unknown>,
    action?: CallAction,
  ): void {
    if (this.#served.has(type)) return;
    this.#served.set(type, act as Serve);
    if (action) this.#actions.set(type, action);
    if (this.#host.isConnected) this.#host.addEventListener(type, this.#onRequest);
  }

  hostConnected(): void {
    for (const type of this.#types) this.#host.addEventListener(type, this.#onRequest);
  }

  hostDisconnected(): void {
    for (const type of this.#types) this.#host.removeEventListener(type, this.#onRequest);
  }

  get #types(): readonly string[] {
    return [...types, ...this.#served.keys()];
  }

  readonly #onRequest = (event: Event): void => {
    // the page listens further out and is asked first
    queueMicrotask(() => {
      if (!event.defaultPrevented) void this.#carryOut(event);
    });
  };

  async #carryOut(request: RequestEvent): Promise<void> {
    const [phone, audio] = [this.#services.phone(), this.#services.audio()];
    const done = this.#begin(request);
    try {
      await (phone && (this.#served.get(request.type)?.(phone, request) ?? phoneCall(phone, request)));
      await (audio && audioCall(audio, request));
    } catch {
      // shown from the service's state
    } finally {
      done();
    }
  }

  #begin(request: RequestEvent): () => void {
    if (request instanceof DialRequestEvent) {
      this.#dialing++;
      this.#host.requestUpdate();
      return () => {
        this.#dialing--;
        this.#host.requestUpdate();
      };
    }
    const action = this.#actions.get(request.type);
    return action && request instanceof CallRequestEvent ? this.#mark(request.callId, action) : () => {};
  }

  #mark(callId: string, action: CallAction): () => void {
    this.#setBusy(callId, new Set([...(this.#busy.get(callId) ?? []), action]));
    return () => this.#setBusy(callId, new Set([...(this.#busy.get(callId) ?? [])].filter((other) => other !== action)));
  }

  // another map each time, so that parts see that something changed
  #setBusy(callId: string, actions: ReadonlySet<CallAction>): void {
    const busy = new Map(this.#busy);
    if (actions.size > 0) busy.set(callId, actions);
    else busy.delete(callId);
    this.#busy = busy;
    this.#host.requestUpdate();
  }
}

function phoneCall(phone: Phone, request: RequestEvent): Promise<unknown> | undefined {
  if (request instanceof DialRequestEvent) return phone.dial(request.number);
  if (request instanceof DtmfRequestEvent) return phone.sendDtmf(request.callId, request.digits, request.method);
  const action = actions.get(request.type);
  return action && request instanceof CallRequestEvent ? phone[action](request.callId) : undefined;
}

async function audioCall(audio: CallAudio, request: RequestEvent): Promise<void> {
  if (request instanceof DeviceRequestEvent) await audio.choose(request.purpose, request.deviceId);
  else if (request instanceof MicrophonePermissionRequestEvent) await audio.askPermission();
  else if (request instanceof SoundUnlockRequestEvent) await audio.unlock();
  else if (request instanceof SoundTestRequestEvent) audio.test(request.purpose);
}
