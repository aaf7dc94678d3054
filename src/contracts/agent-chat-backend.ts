import type { AgentConversation, ChatCard, ChatColleague, ChatTransferTarget } from '../model/agent-conversation.js';
import type { CcError } from '../model/error.js';

/** What an agent has at one moment. */
export interface AgentChatStanding {
  /**
   * All that are offered to the agent or theirs now, and those that were and have
   * ended, with their reason, as long as the server knows it. One that is missing
   * goes on without them.
   */
  readonly conversations: readonly AgentConversation[];
  /** Those to whom a conversation can be handed now. */
  readonly colleagues: readonly ChatColleague[];
}

/** What is heard of an agent's conversations. */
export interface AgentChatBackendListener {
  /** All of it, after every change. */
  onStanding(standing: AgentChatStanding): void;
  /** Nothing gets through at the moment, and why; or, without an error, it does again. The back end goes on trying unless the error is not `recoverable`. */
  onTrouble(error: CcError | undefined): void;
}

/**
 * A back end on which an agent has conversations with visitors.
 *
 * Operations reject with `conversation-gone` (it is over, or somebody else's),
 * `backend-refused`, `backend-unreachable`, `credential-expired` or
 * `credential-rejected`. What they changed is told by `onStanding`.
 */
export interface AgentChatBackend {
  /** Names the listener; called once, before anything else. */
  attach(listener: AgentChatBackendListener): void;
  /** Signs in, follows from now on. */
  start(): void;
  /** Whether new conversations are offered. Default: they are. Those that the agent has go on either way. */
  setAvailable(available: boolean): void;
  /** Takes an offered conversation. */
  accept(id: string): Promise<void>;
  /** Ends an active one, for the visitor too. */
  end(id: string): Promise<void>;
  transfer(id: string, to: ChatTransferTarget): Promise<void>;
  sendText(id: string, text: string): Promise<void>;
  sendCard(id: string, card: ChatCard): Promise<void>;
  /** The agent is writing. Never rejects. */
  sendTyping(id: string): Promise<void>;
  /** The agent has seen all there is. Never rejects. */
  sendRead(id: string): Promise<void>;
  /** The bytes of a message's file, or of its card's picture. */
  download(id: string, messageId: string): Promise<Blob>;
  /** Signs out: conversations that go on are left to others. */
  dispose(): Promise<void>;
}
