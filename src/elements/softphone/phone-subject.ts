import { LitElement } from 'lit';
import { property } from 'lit/decorators.js';
import {
  agentContext,
  type AgentSession,
  type AgentSessionState,
  type CallAudio,
  type CallHistory,
  type CallHistoryState,
  type Phone,
  phoneContext,
  type PhoneState,
} from '../../context/contexts.js';
import { callAudioContext, callHistoryContext } from '../../context/beside-phone-contexts.js';
import { StoreController } from '../../context/store-controller.js';
import { type Clock, systemClock } from '../../kit/clock.js';
import type { AudioState } from '../../model/audio.js';
import type { Contact } from '../../model/contact.js';
import { wasLeftByHand } from '../agent-status/agent-request.js';
import type { ShortcutKeys } from './shortcuts.js';
import { OwnFactsController } from '../facts/own-facts-controller.js';

const noContacts: readonly Contact[] = [];

/** What the softphone is about: the phone, its agent and its sound, its own or the desk's. */
export abstract class PhoneSubject extends LitElement {
  /** Leaves signing in to the agent. */
  @property({ type: Boolean, attribute: 'manual-sign-in' }) manualSignIn = false;
  /** Switches the keyboard shortcuts off. */
  @property({ type: Boolean, attribute: 'no-shortcuts' }) noShortcuts = false;
  /** Whom the agent knows: listed under the number field and in the form that hands calls over, and shown by name when they call. */
  @property({ attribute: false }) contacts: readonly Contact[] = noContacts;
  /** What is shown of the data that came with a call (`call.data`), with its label: `{ 'X-Order': 'Order' }`. Nothing else of it is. */
  @property({ attribute: false }) dataLabels: Readonly<Record<string, string>> = {};
  /** What is dialled for the voicemail box; also where a ringing call may be sent. Default: what the server says. */
  @property({ attribute: 'voicemail-number' }) voicemailNumber: string | undefined;
  /** Where the keyboard shortcuts work: `phone` while the focus is in the phone, `page` anywhere on the page. */
  @property() shortcuts: 'phone' | 'page' = 'phone';
  /** Other chords than the usual ones, by action: `{ answer: 'F8', decline: '' }`. An empty one switches the shortcut off. */
  @property({ attribute: false }) shortcutKeys: Partial<ShortcutKeys> | undefined;
  /** What time it is. */
  @property({ attribute: false }) clock: Clock = systemClock;

  readonly #phone = new StoreController(this, phoneContext);
  readonly #agent = new StoreController(this, agentContext, { onSource: (agent) => void this.#signIn(agent) });
  readonly #audio = new StoreController(this, callAudioContext);
  readonly #facts: OwnFactsController = new OwnFactsController(this, this);
  readonly #history = new StoreController(this, callHistoryContext);
  #ownHistory: CallHistory | undefined;
  #ownPhone: Phone | undefined;
  #ownAgent: AgentSession | undefined;
  #ownAudio: CallAudio | undefined;

  /** The phone to use, whatever the desk offers. Its facts are dispatched here. */
  @property({ attribute: false })
  get phone(): Phone | undefined {
    return this.#ownPhone;
  }
  set phone(phone: Phone | undefined) {
    this.#ownPhone = phone;
    this.#phone.use(phone);
    this.#facts.changed();
  }

  /** The agent session to use, whatever the desk offers. */
  @property({ attribute: false })
  get agent(): AgentSession | undefined {
    return this.#ownAgent;
  }
  set agent(agent: AgentSession | undefined) {
    this.#ownAgent = agent;
    this.#agent.use(agent);
  }

  /** The sound to use, whatever the desk offers. */
  @property({ attribute: false })
  get audio(): CallAudio | undefined {
    return this.#ownAudio;
  }
  set audio(audio: CallAudio | undefined) {
    this.#ownAudio = audio;
    this.#audio.use(audio);
    this.#facts.changed();
  }

  /** The list of calls to use, whatever the desk offers. */
  @property({ attribute: false })
  get history(): CallHistory | undefined {
    return this.#ownHistory;
  }
  set history(history: CallHistory | undefined) {
    this.#ownHistory = history;
    this.#history.use(history);
  }

  /** Its list of calls: the one that it was given, else the desk's. @internal */
  get historySource(): CallHistory | undefined {
    return this.#history.source;
  }

  /** How that stands. @internal */
  get historyState(): CallHistoryState | undefined {
    return this.#history.value;
  }

  /** Its phone: the one that it was given, else the desk's. @internal */
  get phoneSource(): Phone | undefined {
    return this.#phone.source;
  }

  /** How that stands. @internal */
  get phoneState(): PhoneState | undefined {
    return this.#phone.value;
  }

  /** Its agent session, likewise. @internal */
  get agentSource(): AgentSession | undefined {
    return this.#agent.source;
  }

  /** How that stands. @internal */
  get agentState(): AgentSessionState | undefined {
    return this.#agent.value;
  }

  /** Its sound, likewise. @internal */
  get audioSource(): CallAudio | undefined {
    return this.#audio.source;
  }

  /** How that stands. @internal */
  get audioState(): AudioState | undefined {
    return this.#audio.value;
  }

  // a failure is shown from the session's state
  async #signIn(agent: AgentSession | undefined): Promise<void> {
    await Promise.resolve(); // attributes are read after services are found
    if (!agent || this.manualSignIn || agent !== this.agentSource || agent.state.agentState !== 'offline' || wasLeftByHand(agent)) return;
    await agent.signIn().catch(() => undefined);
  }
}
