import type { ReactiveController, ReactiveControllerHost } from 'lit';
import type { Chat } from '../../context/contexts.js';
import {
  AgentRequestEvent,
  ConversationCloseRequestEvent,
  ConversationOpenRequestEvent,
  EvaluationRequestEvent,
  FeedbackRequestEvent,
  FileSendRequestEvent,
  LeaveMessageRequestEvent,
  MessageDiscardRequestEvent,
  MessageRetryRequestEvent,
  MessageSendRequestEvent,
  OlderMessagesRequestEvent,
  TranscriptRequestEvent,
  TypingRequestEvent,
} from '../../events/chat-requests.js';
import type { RequestEvent } from '../../events/request-event.js';
import { isOpen, type VisitorProfile } from '../../model/conversation.js';

/** What the requests are carried out with, read when it is needed. */
export interface RequestServices {
  readonly chat: () => Chat | undefined;
  /** What is sent can be shown. */
  readonly canShow: () => boolean;
  /** Brings what a request waits for. */
  readonly bring: () => void;
  /** Who the visitor is, for a conversation that begins with what is sent. */
  readonly profile: () => VisitorProfile | undefined;
  /** Told of what is to be carried out, since the page has nothing against it, and of what was. */
  readonly keeper: { take(request: RequestEvent): void; settle(request: RequestEvent): void };
  /** Keeps what was written. */
  readonly saveTranscript: (format: 'text' | 'html') => Promise<void>;
  /** A request has been carried out. */
  readonly onDone: (request: RequestEvent) => void;
  /** It could not be. What a visitor wrote is in it. */
  readonly onFailed: (request: RequestEvent, error: unknown) => void;
}

type Work = (chat: Chat, request: never) => Promise<unknown> | void;

// one service call each
const works: ReadonlyMap<string, Work> = new Map<string, Work>([
  [MessageSendRequestEvent.type, (chat, { text }: MessageSendRequestEvent) => chat.send(text)],
  [FileSendRequestEvent.type, (chat, { files }: FileSendRequestEvent) => sendFiles(chat, files)],
  [MessageRetryRequestEvent.type, (chat, { messageId }: MessageRetryRequestEvent) => chat.retry(messageId)],
  [MessageDiscardRequestEvent.type, (chat, { messageId }: MessageDiscardRequestEvent) => chat.discard(messageId)],
  [TypingRequestEvent.type, (chat, { text }: TypingRequestEvent) => chat.setDraft(text)],
  [OlderMessagesRequestEvent.type, (chat) => chat.loadOlder()],
  [FeedbackRequestEvent.type, (chat, { messageId, feedback, comment }: FeedbackRequestEvent) => chat.rate(messageId, feedback, comment)],
  [AgentRequestEvent.type, (chat) => chat.requestAgent()],
  [ConversationOpenRequestEvent.type, (chat, { profile }: ConversationOpenRequestEvent) => chat.open(profile)],
  [ConversationCloseRequestEvent.type, (chat) => chat.close()],
  [EvaluationRequestEvent.type, (chat, { evaluation }: EvaluationRequestEvent) => chat.evaluate(evaluation)],
  [LeaveMessageRequestEvent.type, (chat, { phone, text }: LeaveMessageRequestEvent) => chat.leaveMessage({ phone, text })],
]);
const opens: ReadonlySet<string> = new Set([MessageSendRequestEvent.type, FileSendRequestEvent.type, MessageRetryRequestEvent.type]);
const types: readonly string[] = [...works.keys(), TranscriptRequestEvent.type];

// in the order in which they were chosen
async function sendFiles(chat: Chat, files: readonly File[]): Promise<void> {
  for (const file of files) await chat.sendFile(file, file.name);
}

/**
 * Turns the requests of the parts inside an element into one service call each,
 * unless the page has prevented them, and knows which are under way. What fails
 * is in the service's state, and shown from there. What is asked for before the
 * chat is there waits for it, in order.
 */
export class RequestController implements ReactiveController {
  readonly #host: ReactiveControllerHost & HTMLElement;
  readonly #services: RequestServices;
  readonly #busy = new Map<string, number>();
  #waiting: readonly RequestEvent[] = [];

  constructor(host: ReactiveControllerHost & HTMLElement, services: RequestServices) {
    this.#host = host;
    this.#services = services;
    host.addController(this);
  }

  /** Whether a request of this type is under way. */
  isBusy({ type }: { readonly type: string }): boolean {
    return (this.#busy.get(type) ?? 0) > 0;
  }

  /** What was sent and waits for the chat: texts, and names of files. */
  get waiting(): readonly string[] {
    return this.#waiting.flatMap((request) => {
      if (request instanceof MessageSendRequestEvent) return request.text;
      return request instanceof FileSendRequestEvent ? request.files.map(({ name }) => name) : [];
    });
  }

  hostConnected(): void {
    for (const type of types) this.#host.addEventListener(type, this.#onRequest);
  }

  hostUpdate(): void {
    while (this.#waiting[0] && this.#canCarryOut(this.#waiting[0])) {
      const [request, ...later] = this.#waiting;
      this.#waiting = later;
      this.#count(request, -1);
      void this.#carryOut(request);
    }
  }

  hostDisconnected(): void {
    for (const type of types) this.#host.removeEventListener(type, this.#onRequest);
  }

  readonly #onRequest = (event: Event): void => {
    // the page listens further out and is asked first
    queueMicrotask(() => {
      if (!event.defaultPrevented) this.#take(event);
    });
  };

  #take(request: RequestEvent): void {
    this.#services.keeper.take(request);
    if (this.#waiting.length === 0 && this.#canCarryOut(request)) return void this.#carryOut(request);
    // of what was typed the last counts
    this.#waiting = [...this.#waiting.filter(({ type }) => type !== TypingRequestEvent.type || type !== request.type), request];
    this.#count(request, 1);
    this.#services.bring();
  }

  #canCarryOut({ type }: RequestEvent): boolean {
    if (type === TranscriptRequestEvent.type) return true;
    return this.#services.chat() !== undefined && (this.#services.canShow() || !opens.has(type));
  }

  async #carryOut(request: RequestEvent): Promise<void> {
    this.#count(request, 1);
    try {
      await this.#work(request);
      this.#services.onDone(request);
    } catch (error) {
      this.#services.onFailed(request, error);
    } finally {
      this.#services.keeper.settle(request);
      this.#count(request, -1);
    }
  }

  #work(request: RequestEvent): Promise<unknown> | void {
    if (request instanceof TranscriptRequestEvent) return this.#services.saveTranscript(request.format);
    const chat = this.#services.chat();
    if (chat && opens.has(request.type) && !isOpen(chat.state.conversation)) this.#open(chat);
    return chat && works.get(request.type)?.(chat, request as never);
  }

  // what is sent would open one by itself, but not for whom the panel knows
  #open(chat: Chat): void {
    chat.open(this.#services.profile()).catch(() => undefined); // told by the chat's state
  }

  #count({ type }: RequestEvent, step: 1 | -1): void {
    this.#busy.set(type, (this.#busy.get(type) ?? 0) + step);
    this.#host.requestUpdate();
  }
}
