import type { TcccCloseBy } from '../../backends/tencent-tccc/tccc-api.js';
import type { AgentConversation, AgentConversationEndReason } from '../../model/agent-conversation.js';
import type { AgentChats } from '../../services/agent-chats.js';
import { SessionBook } from './session-book.js';
import type { TcccEmit } from './tccc-session.js';

/** To whom a conversation is being handed. */
export interface ChatHeir {
  readonly userId: string;
  readonly skillGroupId: string;
}

/** Tells the page what becomes of the agent's conversations, as Tencent's events. */
export class ChatFollower {
  readonly #book: SessionBook;
  readonly #emit: TcccEmit;
  readonly #offerTimeout: number;
  readonly #heirs = new Map<string, ChatHeir>();
  readonly #end = new AbortController();

  constructor(
    chats: AgentChats,
    {
      emit,
      newId,
      offerTimeout = 0,
    }: { readonly emit: TcccEmit; readonly newId: () => string; readonly offerTimeout?: number | undefined },
  ) {
    this.#book = new SessionBook(newId);
    this.#emit = emit;
    this.#offerTimeout = offerTimeout;
    chats.subscribe<readonly AgentConversation[]>((now, before) => this.#onConversations(now, before), {
      selector: ({ conversations }) => conversations,
      signal: this.#end.signal,
    });
  }

  conversationOf(sessionId: string): string | undefined {
    return this.#book.callOf(sessionId);
  }

  /** The conversation is being handed to somebody. */
  handedTo(id: string, heir: ChatHeir): void {
    this.#heirs.set(id, heir);
  }

  stop(): void {
    this.#end.abort();
  }

  #onConversations(now: readonly AgentConversation[], before: readonly AgentConversation[]): void {
    for (const conversation of now) {
      const previous = before.find(({ id }) => id === conversation.id)?.state;
      if (conversation.state !== previous) this.#onStep(conversation, previous);
    }
    for (const { id, state } of before) {
      if (state === 'ended' && !now.some((one) => one.id === id)) this.#complete(id);
    }
  }

  #onStep(conversation: AgentConversation, previous: AgentConversation['state'] | undefined): void {
    const { id, state } = conversation;
    if (state === 'ended') return this.#onEnd(conversation, previous === 'offered');
    // it was handed on and came back: to the page this is another session
    if (previous === 'ended') this.#complete(id);
    const sessionId = this.#book.sessionOf(id);
    // one that a colleague handed over is there without having been offered
    if (previous !== 'offered') this.#offer(conversation, sessionId);
    if (state === 'active') this.#emit('userAccessed', { sessionId });
  }

  #offer({ visitor }: AgentConversation, sessionId: string): void {
    const { id, name, language } = visitor;
    const clientData = JSON.stringify({ userId: id, ...(language && { language }) });
    this.#emit('callIn', { sessionId, timeout: this.#offerTimeout, type: 'im', nickname: name || id, channelName: 'web', clientData });
  }

  #onEnd({ id, endReason }: AgentConversation, wasOffer: boolean): void {
    const sessionId = this.#book.sessionOf(id);
    const heir = this.#heirs.get(id);
    this.#heirs.delete(id);
    if (endReason === 'answered-elsewhere') return this.#emit('autoTransfer', { sessionId });
    if (endReason === 'transferred') {
      this.#emit('transfer', { sessionId, skillGroupId: heir?.skillGroupId ?? '', userId: heir?.userId ?? '' });
    }
    const closeBy = endReason === 'agent' && wasOffer ? 'admin' : (closers[endReason ?? 'timeout'] ?? 'admin');
    this.#emit('sessionEnded', { sessionId, closeBy });
  }

  #complete(id: string): void {
    this.#emit('sessionCompleted', { sessionId: this.#book.sessionOf(id) });
    this.#book.forget(id);
  }
}

const closers: Readonly<Partial<Record<AgentConversationEndReason, TcccCloseBy>>> = {
  visitor: 'client',
  agent: 'seat',
  timeout: 'timer',
};
