import type { AgentChatBackend, AgentChatStanding } from '../contracts/agent-chat-backend.js';
import { type Source, Store, type SubscribeOptions, type Unsubscribe } from '../kit/store.js';
import type { AgentConversation, ChatCard, ChatColleague, ChatTransferTarget } from '../model/agent-conversation.js';
import { CcError } from '../model/error.js';

/** An agent's conversations at one moment. */
export interface AgentChatsState {
  /** The oldest first; those that have ended until they are dismissed. */
  readonly conversations: readonly AgentConversation[];
  /** Those to whom one can be handed. */
  readonly colleagues: readonly ChatColleague[];
  /** The one that the agent looks at. */
  readonly selectedId: string | undefined;
  /** Nothing gets through at the moment, and why. */
  readonly error: CcError | undefined;
}

/** The conversations that an agent has with visitors, and those that are offered. */
export class AgentChats implements Source<AgentChatsState> {
  readonly #backend: AgentChatBackend;
  readonly #store: Store<AgentChatsState> = new Store<AgentChatsState>({
    conversations: [],
    colleagues: [],
    selectedId: undefined,
    error: undefined,
  });
  #disposed = false;

  constructor(backend: AgentChatBackend) {
    this.#backend = backend;
    backend.attach({
      onStanding: (standing) => this.#onStanding(standing),
      onTrouble: (error) => !this.#disposed && this.#store.commit({ error }),
    });
  }

  get state(): AgentChatsState {
    return this.#store.state;
  }

  subscribe<T = AgentChatsState>(
    listener: (selected: T, previous: T) => void,
    options?: SubscribeOptions<AgentChatsState, T>,
  ): Unsubscribe {
    return this.#store.subscribe(listener, options);
  }

  /** Where something goes that is for nobody in particular: the one that the agent looks at, else the only one there is. */
  get current(): AgentConversation | undefined {
    const active = this.state.conversations.filter(({ state }) => state === 'active');
    return active.find(({ id }) => id === this.state.selectedId) ?? (active.length === 1 ? active[0] : undefined);
  }

  /** Signs in; visitors wait for this agent from then on. */
  start(): void {
    this.#backend.start();
  }

  /** Whether new conversations are offered. Those that the agent has go on either way. */
  setAvailable(available: boolean): void {
    this.#backend.setAvailable(available);
  }

  /** Takes an offered conversation and looks at it. Rejects with `conversation-gone` when it is not on offer any more, or with the back end's error. */
  async accept(id: string): Promise<void> {
    this.#expect(id, 'offered');
    await this.#backend.accept(id);
    this.select(id);
  }

  /** Ends it, for the visitor too. Rejects as `accept` does. */
  async end(id: string): Promise<void> {
    this.#expect(id, 'active');
    await this.#backend.end(id);
  }

  /** Hands it on. Rejects as `accept` does. */
  async transfer(id: string, to: ChatTransferTarget): Promise<void> {
    this.#expect(id, 'active');
    await this.#backend.transfer(id, to);
  }

  /** Rejects as `accept` does. */
  async sendText(id: string, text: string): Promise<void> {
    this.#expect(id, 'active');
    await this.#backend.sendText(id, text);
  }

  /** Rejects as `accept` does. */
  async sendCard(id: string, card: ChatCard): Promise<void> {
    this.#expect(id, 'active');
    await this.#backend.sendCard(id, card);
  }

  /** The agent is writing. */
  typing(id: string): void {
    if (this.#find(id)?.state === 'active') void this.#backend.sendTyping(id);
  }

  /** The agent has seen everything in it. */
  read(id: string): void {
    const { state, unread = 0 } = this.#find(id) ?? {};
    if (state === 'active' && unread > 0) void this.#backend.sendRead(id);
  }

  /** The bytes of a message's file, or of its card's picture. */
  file(id: string, messageId: string): Promise<Blob> {
    return this.#backend.download(id, messageId);
  }

  /** The agent looks at this one. */
  select(id: string): void {
    if (!this.#disposed && this.#find(id)) this.#store.commit({ selectedId: id });
  }

  /** Takes one that has ended out of the list. */
  dismiss(id: string): void {
    if (this.#find(id)?.state !== 'ended') return;
    const conversations = this.state.conversations.filter((conversation) => conversation.id !== id);
    const { selectedId } = this.state;
    this.#store.commit({ conversations, selectedId: selectedId === id ? undefined : selectedId });
  }

  /** Signs out. Conversations that go on are left to others. */
  async dispose(): Promise<void> {
    if (this.#disposed) return;
    this.#disposed = true;
    this.#store.dispose();
    await this.#backend.dispose();
  }

  #find(id: string): AgentConversation | undefined {
    return this.state.conversations.find((conversation) => conversation.id === id);
  }

  #expect(id: string, state: AgentConversation['state']): void {
    if (this.#find(id)?.state !== state) throw new CcError('conversation-gone', `the conversation is not ${state}`);
  }

  #onStanding({ conversations: told, colleagues }: AgentChatStanding): void {
    if (this.#disposed) return;
    const now = new Map(told.map((conversation) => [conversation.id, conversation]));
    const known = this.state.conversations.map((before) => gone(before, now.get(before.id)));
    const fresh = told.filter(({ id, state }) => state !== 'ended' && !this.#find(id));
    const before = this.state.conversations;
    this.#store.commit({ conversations: Object.freeze([...known, ...fresh.map((one) => Object.freeze(one))]), colleagues });
    // an offer that is gone is told, and leaves nothing to look at
    for (const { id, state } of known) {
      if (state === 'ended' && before.find((one) => one.id === id)?.state === 'offered') this.dismiss(id);
    }
  }
}

/** What a known conversation is after what was told of it. */
function gone(before: AgentConversation, now: AgentConversation | undefined): AgentConversation {
  if (now) return now.state === 'ended' && before.state === 'ended' ? before : Object.freeze(now);
  if (before.state === 'ended') return before;
  const endReason = before.state === 'offered' ? 'answered-elsewhere' : 'transferred';
  return Object.freeze({ ...before, state: 'ended', typing: false, endReason });
}
