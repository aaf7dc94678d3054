import type { ChatEvent, DeliveredMessage, HistoryPage, Opening, OutgoingMessage } from '../../contracts/chat-backend.js';
import { type Clock, systemClock } from '../../kit/clock.js';
import type { Attendant, ConversationEndReason, Evaluation, EvaluationForm, QueuePlace, VisitorProfile } from '../../model/conversation.js';
import { CcError, type ErrorCode } from '../../model/error.js';
import type { Feedback, MessageContent } from '../../model/message.js';

/** What a fake centre can be told to fail at. */
export type FakeChatOperation =
  'open' | 'resume' | 'send' | 'upload' | 'download' | 'history' | 'request-agent' | 'suggest' | 'evaluate' | 'rate' | 'leave-message';

/** How an operation goes wrong. */
export interface FakeChatFault {
  readonly code: ErrorCode;
  /** `after`: it takes effect, and only its answer is lost. Default `before`. */
  readonly when?: 'before' | 'after';
  /** How often. Default 1. */
  readonly times?: number;
}

/** Who speaks, and how, where it is not an agent named Ana who says a plain text now. */
export type FakeWords = Partial<DeliveredMessage>;

/** How a fake centre behaves. */
export interface FakeChatFarEndOptions {
  readonly clock?: Clock;
  /** What it does when somebody opens a conversation. Default: a bot attends to them. */
  readonly onOpen?: (farEnd: FakeChatFarEnd, profile: VisitorProfile | undefined) => void;
  /** What it does with a message. Default: nothing. */
  readonly onMessage?: (farEnd: FakeChatFarEnd, message: OutgoingMessage) => void;
}

/**
 * The centre's end of a fake chat: what agents, bots and the network do is
 * done by its methods. Several back ends may share one, as the tabs of one
 * visitor do.
 */
export class FakeChatFarEnd {
  /** What the visitor's side did, in order: `opened`, `typing`, `closed`. */
  readonly log: string[] = [];
  /** Every message that arrived, as often as it arrived. */
  readonly received: OutgoingMessage[] = [];
  readonly evaluations: Evaluation[] = [];
  readonly leftMessages: { readonly phone: string; readonly text: string }[] = [];
  readonly ratings: { readonly reference: string; readonly feedback: Feedback; readonly comment: string }[] = [];
  /** Bytes by reference, of both sides. */
  readonly files: Map<string, Blob> = new Map();
  /** What `suggest` gives. */
  suggestions: readonly string[] = [];
  evaluationForm: EvaluationForm | undefined = {
    levels: [1, 2, 3, 4, 5].map((value) => ({ value })),
    asksResolved: true,
    asksRecommendation: true,
    commentLimit: 512,
  };
  /** How many follow at the moment, and how many ever did at once: one visitor is followed by one tab. */
  followers = 0;
  mostFollowers = 0;
  readonly clock: Clock;
  readonly #onOpen: NonNullable<FakeChatFarEndOptions['onOpen']>;
  readonly #onMessage: NonNullable<FakeChatFarEndOptions['onMessage']>;
  readonly #faults = new Map<FakeChatOperation, { code: ErrorCode; when: 'before' | 'after'; times: number }>();
  readonly #waiting: ChatEvent[] = [];
  readonly #said: DeliveredMessage[] = [];
  readonly #wakes = new Set<() => void>();
  #refusal: 'outside-hours' | 'no-agents' | undefined;
  #live = false;
  #online = true;
  #count = 0;

  constructor({ clock = systemClock, onOpen = welcome, onMessage = () => {} }: FakeChatFarEndOptions = {}) {
    this.clock = clock;
    this.#onOpen = onOpen;
    this.#onMessage = onMessage;
  }

  /** There is a conversation. */
  get live(): boolean {
    return this.#live;
  }

  get online(): boolean {
    return this.#online;
  }

  /** Somebody says something; a string is a text of an agent. */
  say(content: string | MessageContent, words: FakeWords = {}): DeliveredMessage {
    const message: DeliveredMessage = {
      id: `said-${++this.#count}`,
      author: 'agent',
      name: 'Ana',
      at: this.clock.now(),
      content: typeof content === 'string' ? { type: 'text', text: content } : content,
      ...words,
    };
    this.#keep(message);
    this.tell({ type: 'message', message });
    return message;
  }

  /** Something was said before: it is in the history, and nobody is told. */
  remember(content: string | MessageContent, words: FakeWords = {}): void {
    const message = typeof content === 'string' ? ({ type: 'text', text: content } as const) : content;
    this.#keep({ id: `said-${++this.#count}`, author: 'agent', name: 'Ana', at: this.clock.now(), content: message, ...words });
  }

  /** Lays a file ready; the result is its `reference`. */
  lay(file: Blob): string {
    const reference = `file-${++this.#count}`;
    this.files.set(reference, file);
    return reference;
  }

  attend(attendant: Attendant = { kind: 'agent', name: 'Ana' }): void {
    this.tell({ type: 'attendant', attendant });
  }

  queue(queue?: QueuePlace): void {
    this.tell({ type: 'queued', ...(queue && { queue }) });
  }

  typing(typing = true): void {
    this.tell({ type: 'typing', typing });
  }

  /** Reads what it got: all of it, unless told which. */
  read(messageIds: readonly string[] = this.received.map((message) => message.id)): void {
    this.tell({ type: 'read', messageIds });
  }

  recall(messageId: string): void {
    this.tell({ type: 'recalled', messageId });
  }

  asynchronous(): void {
    this.tell({ type: 'asynchronous' });
  }

  end(reason: ConversationEndReason = 'agent', error?: CcError): void {
    this.tell({ type: 'ended', reason, ...(error && { error }) });
    this.#live = false;
  }

  /** The server does not know the conversation any more, and says so only when asked. */
  forgetConversation(): void {
    this.#live = false;
    this.#waiting.length = 0;
  }

  /** Turns away who opens a conversation or asks for an agent, from now on; `undefined` takes them again. */
  refuse(reason: 'outside-hours' | 'no-agents' | undefined): void {
    this.#refusal = reason;
  }

  fail(operation: FakeChatOperation, { code, when = 'before', times = 1 }: FakeChatFault): void {
    this.#faults.set(operation, { code, when, times });
  }

  /** It fails no more, whatever was told before. */
  heal(operation: FakeChatOperation): void {
    this.#faults.delete(operation);
  }

  /** The network is gone: whatever is asked is not answered, and what is told waits. */
  goOffline(): void {
    this.#online = false;
    this.#wakeAll();
  }

  goOnline(): void {
    this.#online = true;
    this.#wakeAll();
  }

  /** Hands any event to whoever follows. */
  tell(event: ChatEvent): void {
    this.#waiting.push(event);
    this.#wakeAll();
  }

  // what follows is the back end's side

  /** Does `work` as the faults say. */
  async answer<T>(operation: FakeChatOperation, work: () => T | Promise<T>): Promise<T> {
    if (!this.#online) throw new CcError('backend-unreachable', 'offline by script');
    const fault = this.#faults.get(operation);
    if (fault && --fault.times <= 0) this.#faults.delete(operation);
    if (fault?.when === 'before') throw new CcError(fault.code, `${operation} fails by script`);
    const result = await work();
    if (fault) throw new CcError(fault.code, `the answer of ${operation} is lost by script`);
    return result;
  }

  takeOpening(profile?: VisitorProfile): Opening {
    if (this.#refusal) return { type: 'closed', reason: this.#refusal };
    if (this.#live) return { type: 'open' };
    this.#live = true;
    this.#waiting.length = 0;
    this.log.push('opened');
    this.#onOpen(this, profile);
    return { type: 'open' };
  }

  takeAgentRequest(): Opening {
    this.log.push('agent requested');
    if (this.#refusal) return { type: 'closed', reason: this.#refusal };
    this.queue({ position: 1 });
    return { type: 'open' };
  }

  take(message: OutgoingMessage): void {
    if (!this.#live) throw new CcError('conversation-gone', 'there is no conversation');
    if (message.repeated && this.received.some((other) => other.id === message.id)) return;
    this.received.push(message);
    const { id, content, reference } = message;
    this.#keep({ id, author: 'visitor', at: this.clock.now(), content, ...(reference !== undefined && { reference }) });
    this.#onMessage(this, message);
  }

  takeClosing(): void {
    this.log.push('closed');
    this.#live = false;
  }

  page(before: number, limit: number): HistoryPage {
    const older = this.#said.filter((message) => message.at < before);
    return { messages: older.slice(-limit), hasOlder: older.length > limit };
  }

  /** The next event, which is then gone; undefined when there is none. */
  next(): ChatEvent | undefined {
    return this.#waiting.shift();
  }

  /** Resolves when there may be something new, or `signal` is aborted. */
  change(signal: AbortSignal): Promise<void> {
    return new Promise((resolve) => {
      const wake = (): void => {
        this.#wakes.delete(wake);
        signal.removeEventListener('abort', wake);
        resolve();
      };
      this.#wakes.add(wake);
      signal.addEventListener('abort', wake, { once: true });
    });
  }

  // in the order of their time, as a server keeps them
  #keep(message: DeliveredMessage): void {
    const younger = this.#said.findIndex((other) => other.at > message.at);
    this.#said.splice(younger < 0 ? this.#said.length : younger, 0, message);
  }

  #wakeAll(): void {
    for (const wake of [...this.#wakes]) wake();
  }
}

function welcome(farEnd: FakeChatFarEnd): void {
  farEnd.attend({ kind: 'bot', name: 'Assistant' });
}
