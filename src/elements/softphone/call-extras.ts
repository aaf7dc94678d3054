import { html, nothing, type ReactiveController, type TemplateResult } from 'lit';
import type { Phone } from '../../context/contexts.js';
import { HangUpRequestEvent } from '../../events/call-requests.js';
import { MergeRequestEvent, SplitRequestEvent } from '../../events/conference-requests.js';
import type { Call } from '../../model/call.js';
import type { CallAction } from '../call-words/call-words.js';
import { bring } from '../late-part/late-part.js';
import type { ViewHost } from './phone-view.js';

/** Whose calls they are. */
export interface CallExtrasHost extends ViewHost {
  readonly requests: { readonly busy: ReadonlyMap<string, ReadonlySet<CallAction>> };
}

/** What each request is to the phone. */
const requests: Readonly<Record<string, (phone: Phone, request: Event) => Promise<unknown> | undefined>> = {
  [MergeRequestEvent.type]: (phone, request) => phone.merge((request as MergeRequestEvent).callIds),
  [SplitRequestEvent.type]: (phone, request) => phone.split((request as SplitRequestEvent).callId),
};

/** What a call may have besides two voices. Loaded with the first call that is answered; its parts when there is something to show. */
export class CallExtras implements ReactiveController {
  readonly #host: CallExtrasHost;

  constructor(host: CallExtrasHost) {
    this.#host = host;
    host.addController(this);
  }

  hostConnected(): void {
    for (const type of Object.keys(requests)) this.#host.addEventListener(type, this.#onRequest);
  }

  hostDisconnected(): void {
    for (const type of Object.keys(requests)) this.#host.removeEventListener(type, this.#onRequest);
  }

  /** What stands in place of the call's party, if anything does. */
  subject(call: Call, calls: readonly Call[]): TemplateResult | undefined {
    if (!call.inConference) return undefined;
    const { clock, requests: asked } = this.#host;
    const members = calls.filter(({ inConference }) => inConference);
    const leaving = members.filter(({ id }) => asked.busy.get(id)?.has('hangUp')).map(({ id }) => id);
    return html`<cc-conference-people .calls=${members} .busy=${new Set(leaving)} .clock=${clock}></cc-conference-people>${this.#brings('cc-conference-people')}`;
  }

  /** How the call sounds. */
  quality(call: Call): TemplateResult {
    return html`<cc-call-quality .call=${call}></cc-call-quality>${this.#brings('cc-call-quality')}`;
  }

  /** What hanging up is in a conference: everybody goes. */
  readonly hangUpAll = (event: Event): void => {
    const { phoneState } = this.#host;
    const calls = phoneState?.calls ?? [];
    if (!calls.find(({ id }) => id === (event as HangUpRequestEvent).callId)?.inConference) return;
    event.stopPropagation();
    for (const { id, inConference } of calls) if (inConference) this.#host.dispatchEvent(new HangUpRequestEvent(id));
  };

  // an element that comes later takes over what was given to it before
  #brings(tag: string): typeof nothing {
    void bring(tag).catch(() => undefined); // the next change of the call asks again
    return nothing;
  }

  readonly #onRequest = (event: Event): void => {
    const phone = this.#host.phoneSource;
    // the page listens further out and is asked first
    queueMicrotask(() => {
      if (phone && !event.defaultPrevented) void requests[event.type]?.(phone, event)?.catch(() => undefined); // shown from its state
    });
  };
}
