import type { ChatAbilities, ChatBackend, ChatLimits } from '../contracts/chat-backend.js';
import type { ConversationMemory } from '../contracts/conversation-memory.js';
import type { Tabs } from '../contracts/tabs.js';
import { type Clock } from '../kit/clock.js';
import { Emitter } from '../kit/emitter.js';
import type { BackOff } from '../kit/retry.js';
import { type Source, Store, type SubscribeOptions, type Unsubscribe } from '../kit/store.js';
import type { Conversation, Evaluation, EvaluationForm, VisitorProfile } from '../model/conversation.js';
import { CcError } from '../model/error.js';
import type { Feedback, Message, MessageContent, MessageStatus } from '../model/message.js';

/** Everything a chat shows. A frozen snapshot. */
export interface ChatState {
  readonly conversation: Conversation | undefined;
  /** `idle`: there is no conversation to follow. `reconnecting`: it goes on trying by itself. */
  readonly connection: 'idle' | 'connecting' | 'online' | 'reconnecting';
  /** What the back end can do; undefined before it was loaded. */
  readonly abilities: ChatAbilities | undefined;
  /** What the back end takes, likewise. */
  readonly limits: ChatLimits | undefined;
  /** The centre took nobody when it was asked last; a message can be left where the back end can. */
  readonly closed: 'outside-hours' | 'no-agents' | undefined;
  readonly loadingOlder: boolean;
  /** What failed last, until something succeeds. */
  readonly error: CcError | undefined;
}

/** What a `Chat` is made of. */
export interface ChatOptions {
  /** Made when a chat is first wanted: its code need not be loaded before. */
  readonly backend: () => ChatBackend | Promise<ChatBackend>;
  readonly clock?: Clock;
  /** Other tabs of this browser. Default: there are none. */
  readonly tabs?: Tabs;
  /** Keeps the conversation over reloads. Default: it is not kept. */
  readonly memory?: ConversationMemory;
  /** Ids of own messages: at most 32 characters, no comma. */
  readonly randomId?: () => string;
  /** A number from 0 up to 1, for the back-off. */
  readonly random?: () => number;
  /** How long to wait before a message is sent again. */
  readonly backOff?: BackOff;
}

/** Moments that leave no trace in the chat's state. */
export interface ChatMoments {
  /** Somebody else's message arrived; not from history, and in every tab. */
  readonly received: Message;
  /** An own message was written, sent, read, or could not be sent. */
  readonly status: { readonly message: Message; readonly previous: MessageStatus | undefined };
}

/** A card that a visitor sends: what the page shows, say, so that the agent knows what is asked about. */
export type OutgoingCard = Omit<Extract<MessageContent, { type: 'card' }>, 'type' | 'hasPicture'> & { readonly picture?: Blob };

/** Holds a conversation with a centre, on whatever back end it is given. */
export class Chat implements Source<ChatState> {
  readonly #store = new Store<ChatState>({
    conversation: undefined,
    connection: 'idle',
    abilities: undefined,
    limits: undefined,
    closed: undefined,
    loadingOlder: false,
    error: undefined,
  });
  readonly #moments = new Emitter<ChatMoments>();

  constructor(_options: ChatOptions) {}

  get state(): ChatState {
    return this.#store.state;
  }

  subscribe<T = ChatState>(listener: (selected: T, previous: T) => void, options?: SubscribeOptions<ChatState, T>): Unsubscribe {
    return this.#store.subscribe(listener, options);
  }

  on<K extends keyof ChatMoments>(moment: K, listener: (value: ChatMoments[K]) => void): Unsubscribe {
    return this.#moments.on(moment, listener);
  }

  /** What is being written and was not sent. Survives a reload. */
  get draft(): string {
    return '';
  }

  /** Goes on with what this browser has, from memory or another tab; false when there is nothing to go on with. */
  resume(): Promise<boolean> {
    return unmade();
  }

  /**
   * Asks for a conversation, unless there is one. Resolves when the centre
   * has answered: `closed` says when it takes nobody.
   *
   * Rejects with `backend-unreachable`, `backend-refused`,
   * `credential-expired` or `credential-rejected`.
   */
  open(_profile?: VisitorProfile): Promise<void> {
    return unmade();
  }

  /** Sends a text; opens a conversation where there is none. Resolves with its id as soon as it stands in the conversation as `pending`. */
  send(_text: string): Promise<string> {
    return unmade();
  }

  /** Sends a file, likewise. Rejects with `file-refused` when `limits` do not take it. */
  sendFile(_file: Blob, _name: string): Promise<string> {
    return unmade();
  }

  sendCard(_card: OutgoingCard): Promise<string> {
    return unmade();
  }

  /** Sends a failed message after all; in a new conversation, if its own is over. */
  retry(_messageId: string): Promise<void> {
    return unmade();
  }

  /** Gives up a message that was not sent, or an upload that is under way. */
  discard(_messageId: string): Promise<void> {
    return unmade();
  }

  /** Says what stands in the composer: it is kept, and the far end is told that somebody writes. */
  setDraft(_text: string): void {}

  /** The visitor has seen what there is. */
  markRead(): void {}

  /** Loads a page of the past. Rejects like `open`. */
  loadOlder(): Promise<void> {
    return unmade();
  }

  /** From a bot to a person. */
  requestAgent(): Promise<void> {
    return unmade();
  }

  /** What people ask who begin like this; at most five, none when it cannot be told. */
  suggest(_text: string): Promise<readonly string[]> {
    return unmade();
  }

  /** Rates a bot's answer. */
  rate(_messageId: string, _feedback: Feedback, _comment?: string): Promise<void> {
    return unmade();
  }

  /** What to ask about the service; `undefined` when nobody is to be asked. `language` as in `en`, `zh-cn`. */
  evaluationForm(_language: string): Promise<EvaluationForm | undefined> {
    return unmade();
  }

  /** During or after the conversation; the last one counts. */
  evaluate(_evaluation: Evaluation): Promise<void> {
    return unmade();
  }

  leaveMessage(_message: { readonly phone: string; readonly text: string }): Promise<void> {
    return unmade();
  }

  /** The bytes of a message's file, or of a card's picture: own ones from what was sent, others' by download, each once. */
  file(_messageId: string): Promise<Blob> {
    return unmade();
  }

  /** Ends the conversation; what was not sent stays in it as failed. */
  close(): Promise<void> {
    return unmade();
  }

  /** Forgets the visitor: conversation, memory and drafts, in all tabs. */
  signOut(): Promise<void> {
    return unmade();
  }

  /** Forgets what failed last. */
  dismissError(): void {
    this.#store.commit({ error: undefined });
  }

  /** Stops following; the conversation goes on at the centre. The chat is of no use afterwards. */
  async dispose(): Promise<void> {
    this.#store.dispose();
    this.#moments.dispose();
  }
}

function unmade(): Promise<never> {
  return Promise.reject(new CcError('disposed', 'not made yet'));
}
