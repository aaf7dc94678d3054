import type { ReactiveController } from 'lit';
import type { Chat } from '../../context/contexts.js';
import { LateController, type LateLoad } from '../late-part/late-controller.js';
import type { ChatConversation, ConversationHost } from './chat-conversation.js';

/** What is brought, read when it is needed. */
export interface ArrivalFacts {
  readonly chat: () => Chat | undefined;
  /** Asks for the chat. Resolves when it is there, or cannot be had. */
  readonly want: () => Promise<void>;
  /** How what shows a conversation is loaded. */
  readonly load: () => LateLoad<ConversationHost, ChatConversation> | undefined;
  /** Begins a conversation as soon as that can be done. */
  readonly begin: () => void;
}

/** Keys that lead through a window or out of it. */
const notWriting: ReadonlySet<string> = new Set(['Escape', 'Tab']);

/** Brings what a conversation is made of, once there is something to show or to send: the chat, and what shows it. */
export class ArrivalController implements ReactiveController {
  readonly #host: ConversationHost;
  readonly #facts: ArrivalFacts;
  readonly #part: LateController<ConversationHost, ChatConversation>;
  #asking = false;
  #missing = false;
  #isWanted = false;

  constructor(host: ConversationHost, facts: ArrivalFacts) {
    this.#host = host;
    this.#facts = facts;
    this.#part = new LateController<ConversationHost, ChatConversation>(host, facts.load);
    host.addController(this);
  }

  /** What shows a conversation, if it is there. */
  get part(): ChatConversation | undefined {
    return this.#part.part;
  }

  /** It was wanted, and cannot be had now. */
  get failed(): boolean {
    return this.#part.failed || (this.#missing && !this.#facts.chat());
  }

  /** Brings what shows a conversation, unless that has failed before. To be called by renderings. */
  show(): void {
    this.#part.want();
  }

  /** Somebody begins to write: what they will need is brought, and the conversation begins meanwhile. */
  readonly onIntent = (event?: Event): void => {
    if (this.#isWanted || (event instanceof KeyboardEvent && notWriting.has(event.key))) return;
    this.bring();
    this.#facts.begin();
  };

  /** Brings everything. What could not be had is tried again. */
  readonly bring = (): void => {
    this.#isWanted = true;
    void this.#part.bring();
    if (!this.#asking && !this.#facts.chat()) void this.#ask();
  };

  hostDisconnected(): void {
    globalThis.removeEventListener('online', this.bring);
  }

  async #ask(): Promise<void> {
    this.#asking = true;
    await this.#facts.want();
    this.#asking = false;
    this.#missing = !this.#facts.chat();
    if (this.#missing) globalThis.addEventListener('online', this.bring, { once: true });
    this.#host.requestUpdate();
  }
}
