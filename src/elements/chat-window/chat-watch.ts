import type { ReactiveController } from 'lit';
import type { Chat } from '../../context/contexts.js';
import { systemClock } from '../../kit/clock.js';
import { dispatchChatFacts } from '../facts/chat-facts.js';
import { dispatchErrors } from '../facts/error-facts.js';
import { addStyles } from '../late-part/late-styles.js';
import { Attention, type AttentionSignals } from './attention.js';
import { chatBadgeStyles } from './chat-badge.css.js';
import type { ChatWindowElement } from './chat-window-element.js';

/**
 * What goes on beside a chat, whether its window is open or not: attention is
 * drawn to what is unseen, this browser remembers that there is a conversation,
 * and the facts of a chat that the window was given are told. Loaded with the
 * first chat.
 */
export class ChatWatch implements ReactiveController {
  readonly #host: ChatWindowElement;
  readonly #attention: Attention;
  #told: Chat | undefined;
  #end = new AbortController();
  #hadConversation = false;

  constructor(host: ChatWindowElement, signals: () => Promise<AttentionSignals>) {
    this.#host = host;
    addStyles(host, chatBadgeStyles);
    this.#attention = new Attention(host, {
      memory: () => host.memory,
      clock: () => host.clock ?? systemClock,
      isOpen: () => host.isShown,
      open: () => void host.show(),
      signals,
    });
    host.addController(this);
    this.hostUpdate();
  }

  /** To be called when the window was given another chat, or none. */
  changed(): void {
    this.#tell(this.#host.isConnected ? this.#host.chat : undefined);
  }

  hostConnected(): void {
    this.changed();
  }

  hostDisconnected(): void {
    this.#tell(undefined);
  }

  // remembered by whoever has it, so that a page without it need not ask the back end
  hostUpdate(): void {
    const { source, memory } = this.#host;
    const conversation = source?.state.conversation;
    if (conversation) {
      if (!this.#hadConversation) memory.set('conversation', 'true');
      this.#attention.follow(source);
    } else if (this.#hadConversation) memory.wipe();
    this.#hadConversation = conversation !== undefined;
  }

  #tell(chat: Chat | undefined): void {
    if (chat === this.#told) return;
    this.#end.abort();
    this.#told = chat;
    if (!chat) return;
    this.#end = new AbortController();
    dispatchChatFacts(chat, this.#host, this.#end.signal);
    dispatchErrors([chat], this.#host, this.#end.signal);
  }
}
