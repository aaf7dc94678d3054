import type { ReactiveController, ReactiveControllerHost } from 'lit';
import type { ChatState } from '../../context/contexts.js';
import { ConversationOpenRequestEvent } from '../../events/chat-requests.js';
import type { VisitorProfile } from '../../model/conversation.js';
import type { Pane } from './pane.js';

/** What opening depends on, read when it is needed. */
export interface OpeningFacts {
  readonly chat: () => ChatState | undefined;
  readonly pane: () => Pane;
  /** Who the visitor is, as the page knows. */
  readonly profile: () => VisitorProfile | undefined;
  /** A conversation is being opened. */
  readonly isOpening: () => boolean;
}

/** Asks for conversations: by a press, or by itself once the visitor has opened the window and nothing is left to be asked. */
export class OpeningController implements ReactiveController {
  readonly #host: ReactiveControllerHost & HTMLElement;
  readonly #facts: OpeningFacts;
  #answered: VisitorProfile | undefined;
  #begins = false;

  constructor(host: ReactiveControllerHost & HTMLElement, facts: OpeningFacts) {
    this.#host = host;
    this.#facts = facts;
    host.addController(this);
  }

  /** The visitor has said who they are. */
  get isAnswered(): boolean {
    return this.#answered !== undefined;
  }

  /** Who the visitor is: as they said, else as the page knows. */
  get profile(): VisitorProfile | undefined {
    return this.#answered ?? this.#facts.profile();
  }

  /** Begins a conversation as soon as that can be done. */
  begin(): void {
    this.#begins = true;
    this.#host.requestUpdate();
  }

  /** Begins one now. */
  open(): void {
    if (this.#facts.isOpening()) return;
    this.#host.dispatchEvent(new ConversationOpenRequestEvent(this.profile));
  }

  /** The centre has answered. */
  done(profile: VisitorProfile | undefined): void {
    this.#answered = profile ?? this.#answered;
  }

  // somebody who opens the window wants to talk: the bot greets and the queue begins without another press
  hostUpdated(): void {
    const chat = this.#facts.chat();
    if (!this.#begins || !chat) return;
    const { conversation, closed, connection } = chat;
    if (conversation || closed) this.#begins = false;
    else if (connection === 'idle' && this.#facts.pane() === 'conversation') {
      this.#begins = false;
      this.open();
    }
  }
}
