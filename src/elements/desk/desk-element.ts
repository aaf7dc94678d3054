import { type Context, ContextProvider } from '@lit/context';
import { css, type CSSResultGroup, html, LitElement, type PropertyValues, type TemplateResult } from 'lit';
import { property } from 'lit/decorators/property.js';
import { type BackendTaker, backendsContext } from '../../context/backends-context.js';
import { agentContext, chatContext, clickToCallContext, phoneContext } from '../../context/contexts.js';
import { type ServiceWanter, type WantedService, wantedContext } from '../../context/wanted-context.js';
import type { AudioHardware } from '../../contracts/audio-hardware.js';
import type { Backend } from '../../contracts/backend.js';
import { CcErrorEvent } from '../../events/error-event.js';
import type { AgentReason } from '../../model/agent.js';
import { CcError, toCcError } from '../../model/error.js';
import type { AgentSession } from '../../services/agent-session.js';
import type { AutoAnswer } from '../../services/auto-answer.js';
import type { CallAudio } from '../../services/call-audio.js';
import type { CallHistory } from '../../services/call-history.js';
import type { Chat } from '../../services/chat.js';
import type { ClickToCall } from '../../services/click-to-call.js';
import type { Phone } from '../../services/phone.js';
import type { ClickToCallServices } from './call-services.js';
import type { ChatServices } from './chat-services.js';
import type { PhoneServices } from './phone-services.js';
import { serviceLoads } from './service-loads.js';
import { ServiceSlot } from './service-slot.js';

export type {} from '../../events/event-map.js';

/**
 * Gives services to the widgets inside it. It has no look of its own.
 *
 * Back ends come from back-end tags inside it (`<cc-sip>`), or from the
 * `backends` property. The first that offers a phone serves it, likewise a
 * chat and click-to-call. The services
 * are disposed when the desk leaves the document for good, not when it moves.
 *
 * @slot - The page's own content, with back-end tags and widgets anywhere in it.
 * @fires cc-registration-change - The phone's standing with its server changed.
 * @fires cc-call-incoming - A call arrives and rings.
 * @fires cc-call-state-change - A call went from one state to another.
 * @fires cc-call-ended - A call is over.
 * @fires cc-recording-ready - A recording ended: it is kept nowhere.
 * @fires cc-call-report - A call is over, and this is what it was like.
 * @fires cc-agent-state-change - The agent is doing something else now.
 * @fires cc-conversation-state-change - A conversation went from one state to another.
 * @fires cc-message-received - Somebody else's message arrived.
 * @fires cc-message-status-change - One of the visitor's own messages went on.
 * @fires cc-unread-change - Another number of messages is unseen.
 * @fires cc-click-to-call-state-change - A visitor's request for a call went on.
 * @fires cc-voicemail-change - Something else waits in the voicemail box.
 * @fires cc-line-state-change - A watched line does something else.
 * @fires cc-far-digit - The far end of a call pressed a telephone key.
 * @fires cc-error - An operation failed; once for each failure.
 * @attr {boolean} no-leave-warning - Lets a page be left while somebody talks in it, and the call end, without the browser asking.
 * @attr {boolean} require-sound - Keeps the agent from being ready until the browser lets this page ring. This and what follows is about phones, and read once one is offered.
 * @attr {string} while-not-ready - What happens to calls while the agent is not ready or on a break, unless they chose themselves: `unavailable` (default) or `busy`: others may take them; `declined`: nobody may; `silent`: they are shown and do not ring.
 * @attr {string} auto-answer - Whether the phone may answer by itself, after a tone: empty to leave it to the agent's settings, `header` for calls whose server asks for it, a number of seconds for every call, or both. Default: never.
 * @attr {boolean} recording - Lets agents record calls; a tone says so to both sides.
 * @attr {number} recording-tone - How often that tone is repeated, in seconds; 0 for only once, at the beginning. Default: 15.
 * @attr {'browser' | 'page' | 'off'} call-history - Where the agent's calls are listed: `browser` (default) keeps the last 200 in this browser until they sign out, `page` as long as the page lives, `off` nowhere.
 * @attr {boolean} mask-numbers - Reports of calls tell numbers by their last three digits only.
 */
export class DeskElement extends LitElement {
  static readonly tagName: string = 'cc-desk';
  static override styles: CSSResultGroup = css`
    :host {
      display: contents;
    }
  `;

  /** Back ends given by script; those of back-end tags come after them. */
  @property({ attribute: false }) backends: readonly Backend[] = [];
  /** Microphone, speakers and ringer. Default: those of this browser. */
  @property({ attribute: false }) audioHardware: AudioHardware | undefined;
  /** Reasons that an agent may give for a break or for not being ready. */
  @property({ attribute: false }) reasons: readonly AgentReason[] = [];
  /** Time for after-call work, in seconds, 0 for none. Only where no ACD says. */
  @property({ type: Number, attribute: 'wrap-up' }) wrapUp = 0;

  readonly #phone = provider(this, phoneContext);
  readonly #agent = provider(this, agentContext);
  readonly #chat = provider(this, chatContext);
  readonly #clickToCall = provider(this, clickToCallContext);
  readonly #phoneSlot = new ServiceSlot<PhoneServices>(this, {
    choose: (all) => chosen(all, 'phone', 'agent'),
    build: async (all) =>
      (await served(serviceLoads.phone)).phoneServices(all, this, provider, () => {
        this.#phoneSlot.expire();
        void this.#build();
      }),
    provide: (services) => {
      this.#phone.setValue(services?.phone);
      this.#agent.setValue(services?.agent);
    },
  });
  readonly #callSlot = new ServiceSlot<ClickToCallServices>(this, {
    choose: (all) => (this.#wanted.has('click-to-call') ? chosen(all, 'clickToCall') : undefined),
    build: async (all) => (await served(serviceLoads.clickToCall)).clickToCallServices(all, this),
    provide: (services) => this.#clickToCall.setValue(services?.clickToCall),
  });
  readonly #chatSlot = new ServiceSlot<ChatServices>(this, {
    choose: (all) => (this.#wanted.has('chat') ? chosen(all, 'chat') : undefined),
    build: async (all) => (await served(serviceLoads.chat)).chatServices(all),
    provide: (services) => this.#chat.setValue(services?.chat),
  });
  readonly #wanted = new Set<WantedService>();
  #offered: readonly Backend[] = [];
  #building: Promise<void> = Promise.resolve();

  constructor() {
    super();
    const taker: BackendTaker<Backend> = { take: (backend) => this.#take(backend), all: () => this.#all };
    new ContextProvider(this, { context: backendsContext<Backend>(), initialValue: taker });
    const wanter: ServiceWanter = { want: (service) => this.want(service) };
    new ContextProvider(this, { context: wantedContext, initialValue: wanter });
  }

  /** The phone, once a back end with one was offered and `updateComplete` has resolved. */
  get phone(): Phone | undefined {
    return this.#phoneSlot.services?.phone;
  }

  /** The agent session, likewise. */
  get agent(): AgentSession | undefined {
    return this.#phoneSlot.services?.agent;
  }

  /** The sound of the calls and its devices, likewise. */
  get callAudio(): CallAudio | undefined {
    return this.#phoneSlot.services?.callAudio;
  }

  /** What is answered by the phone itself, likewise, where `auto-answer` is set. */
  get autoAnswering(): AutoAnswer | undefined {
    return this.#phoneSlot.services?.autoAnswer;
  }

  /** The calls that the phone has had, once there is one. */
  get calls(): CallHistory | undefined {
    return this.#phoneSlot.services?.calls;
  }

  /** The chat, likewise, once a widget or the page wanted one. */
  get chat(): Chat | undefined {
    return this.#chatSlot.services?.chat;
  }

  /** Where visitors ask for calls, likewise, once a widget or the page wanted it. */
  get clickToCall(): ClickToCall | undefined {
    return this.#callSlot.services?.clickToCall;
  }

  /**
   * Loads what only some visitors use, as a widget does when somebody is about to
   * use it. It is there when `updateComplete` has resolved, if a back end offers it
   * and one of visitors' tags is defined: chat-window, call-button (for calls) or huawei-cec.
   * What could not be loaded is tried again by the next call. Resolves when it is
   * there, or cannot be had.
   */
  want(service: WantedService): Promise<void> {
    this.#wanted.add(service);
    return this.#build();
  }

  override connectedCallback(): void {
    super.connectedCallback();
    if (this.hasUpdated) void this.#build();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    // a desk that is only moved is connected again before this runs
    queueMicrotask(() => {
      if (!this.isConnected) void this.#build();
    });
  }

  protected override updated(changed: PropertyValues<this>): void {
    if (changed.has('backends') || changed.has('audioHardware') || changed.has('wrapUp')) void this.#build();
    else if (changed.has('reasons')) this.agent?.setReasons(this.reasons);
  }

  protected override async getUpdateComplete(): Promise<boolean> {
    const result = await super.getUpdateComplete();
    await this.#building;
    return result;
  }

  override render(): TemplateResult {
    return html`<slot></slot>`;
  }

  get #all(): readonly Backend[] {
    return [...this.backends, ...this.#offered];
  }

  #take(backend: Backend): () => void {
    this.#offered = [...this.#offered, backend];
    void this.#build();
    return () => {
      this.#offered = this.#offered.filter((other) => other !== backend);
      void this.#build();
    };
  }

  // one build after another, each for what is wanted when its turn comes
  #build(): Promise<void> {
    return (this.#building = this.#building.then(() => this.#rebuild()));
  }

  async #rebuild(): Promise<void> {
    const all = this.isConnected ? this.#all : [];
    await Promise.all(
      [this.#phoneSlot, this.#chatSlot, this.#callSlot].map((slot) =>
        slot.fill(all).catch((cause: unknown) => {
          this.dispatchEvent(new CcErrorEvent(toCcError(cause, 'backend-unreachable')));
        }),
      ),
    );
  }
}

function served<Services>(load: (() => Promise<Services>) | undefined): Promise<Services> {
  if (!load) throw new CcError('backend-refused', 'no tag is defined that uses this service');
  return load();
}

type Offer = 'phone' | 'agent' | 'chat' | 'clickToCall';

/** The back ends that serve: the first one with what is needed, and the first with what else is of use. */
function chosen(all: readonly Backend[], needed: Offer, useful: Offer = needed): readonly (Backend | undefined)[] | undefined {
  const first = all.find((one) => one[needed]);
  return first && [first, all.find((one) => one[useful])];
}

function provider<Value>(
  desk: LitElement,
  context: Context<unknown, Value | undefined>,
): ContextProvider<Context<unknown, Value | undefined>, LitElement> {
  return new ContextProvider(desk, { context });
}
