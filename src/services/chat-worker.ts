import type { ChatBackend, Opening } from '../contracts/chat-backend.js';
import type { Clock } from '../kit/clock.js';
import { sleep } from '../kit/sleep.js';
import { type BackOff, backOffDelay } from '../kit/retry.js';
import { isOpen, type VisitorProfile } from '../model/conversation.js';
import type { ConversationEvent } from '../model/conversation-event.js';
import { CcError, toCcError } from '../model/error.js';
import { isOwn } from '../model/message.js';
import type { ChatFiles } from './chat-files.js';
import type { ChatRequest } from './chat-request.js';
import type { ChatStanding } from './chat-standing.js';
import { ConversationFollower } from './conversation-follower.js';
import { unreadMessages } from './conversation-progress.js';
import type { ConversationLog } from './conversation-log.js';
import { MessageSender } from './message-sender.js';

/** What a worker is made of. */
export interface ChatWorkerOptions {
  readonly backend: ChatBackend;
  readonly log: ConversationLog;
  readonly files: ChatFiles;
  readonly clock: Clock;
  readonly random: () => number;
  readonly randomId: () => string;
  readonly backOff: BackOff;
  /** Makes something happen to the conversation: here, in memory, and in the other tabs. */
  readonly happen: (event: ConversationEvent) => void;
  readonly stand: (change: Partial<ChatStanding>) => void;
  /** Something failed that nobody asked for just then; undefined when it is over. */
  readonly onError: (error: CcError | undefined) => void;
  /** Forgets the visitor, in every tab. */
  readonly forget: () => Promise<void>;
}

/** What is under way for one conversation, from its opening to its end. */
interface Running {
  readonly end: AbortController;
  readonly sender: MessageSender;
  readonly follower: ConversationFollower;
  readonly opening: Promise<void>;
}

/** How many messages a page of the past has. */
const pageLength = 50;

/** How long an answer is waited for when a worker stops, in ms. */
const patience = 3000;

/** Does what a chat does at its back end: in one tab at a time, for all of them. */
export class ChatWorker {
  readonly #options: ChatWorkerOptions;
  readonly #end = new AbortController();
  #running: Running | undefined;
  #closing: Promise<void> = Promise.resolve();
  #older: Promise<void> | undefined;

  constructor(options: ChatWorkerOptions) {
    this.#options = options;
  }

  /** Goes on with the conversation that was open when the page was left, or in the tab that did this before. */
  start(): void {
    if (isOpen(this.#options.log.conversation)) this.#run((signal) => this.#resume(signal));
    else this.#options.stand({ connection: 'idle', loadingOlder: false });
  }

  /** Stops working; the conversation goes on at the centre. Resolves when nothing is under way any more. */
  async stop(): Promise<void> {
    const running = this.#running;
    const { clock } = this.#options;
    this.#end.abort(new CcError('disposed', 'this tab works no more'));
    await Promise.race([running?.sender.stop(), sleep(clock, patience)]);
    this.#running = undefined;
    running?.end.abort(this.#end.signal.reason);
    await Promise.all([running?.follower.stopped(), running?.sender.stop(), running?.opening.catch(() => undefined)]);
  }

  perform(request: ChatRequest): Promise<void> {
    switch (request.verb) {
      case 'open':
        return this.#open(request.profile);
      case 'write':
        return this.#write(request);
      case 'retry':
        return this.#retry(request);
      case 'discard':
        return this.#discard(request.messageId);
      case 'load-older':
        return (this.#older ??= this.#loadOlder().finally(() => {
          this.#older = undefined;
        }));
      case 'close':
        return this.#close();
      case 'sign-out':
        return this.#signOut();
      default:
        return this.#ask(request);
    }
  }

  async #ask(
    request: Extract<ChatRequest, { verb: 'see' | 'type' | 'request-agent' | 'rate' | 'evaluate' | 'leave-message' }>,
  ): Promise<void> {
    const { backend, log, happen, stand } = this.#options;
    const { signal } = this.#end;
    switch (request.verb) {
      case 'see':
        return this.#see(request.messageId);
      case 'type':
        return log.conversation?.state === 'active' ? backend.sendTyping() : undefined;
      case 'request-agent':
        return stand({ closed: closedBy(await backend.requestAgent({ signal })) });
      case 'rate': {
        const { messageId, feedback, comment } = request;
        const reference = log.referenceOf(messageId);
        if (reference === undefined) throw new CcError('illegal-transition', 'this message cannot be rated', { context: { messageId } });
        await backend.rate(reference, feedback, comment, { signal });
        return happen({ type: 'rated', messageId, feedback });
      }
      case 'evaluate':
        await backend.evaluate(request.evaluation, { signal });
        return happen({ type: 'evaluated', evaluation: request.evaluation });
      case 'leave-message':
        return backend.leaveMessage({ phone: request.phone, text: request.text }, { signal });
    }
  }

  async #see(messageId: string): Promise<void> {
    const { backend, log, happen } = this.#options;
    const before = log.conversation ? unreadMessages(log.conversation) : [];
    happen({ type: 'seen', messageId });
    const left = new Set(log.conversation && unreadMessages(log.conversation));
    const seen = before.filter((message) => !left.has(message));
    if (seen.length > 0 && this.#running) await backend.sendRead?.(seen.map(({ id }) => id));
  }

  #open(profile?: VisitorProfile): Promise<void> {
    if (this.#running) return this.#running.opening;
    const { clock, randomId, backend, happen } = this.#options;
    const startedAt = clock.now();
    happen({ type: 'begun', conversationId: randomId(), at: startedAt, hasOlder: false });
    const running = this.#run((signal) => this.#ring(signal, profile));
    if (backend.abilities.history) void running.opening.then(() => this.#findPast(startedAt, running.end.signal)).catch(() => undefined);
    return running.opening;
  }

  /** Finds out whether there is anything to go back to: only that is offered. */
  async #findPast(before: number, signal: AbortSignal): Promise<void> {
    if (signal.aborted) return;
    const { backend, log, happen } = this.#options;
    const page = await backend.history({ before, limit: 1, signal }).catch(() => undefined);
    if (signal.aborted || log.conversation?.hasOlder) return;
    // a server whose clock is behind gives what was said since; where it does not answer, a press will tell
    const isPast = !page || page.hasOlder || page.messages.some(({ id }) => !log.message(id));
    if (isPast) happen({ type: 'history', messages: [], hasOlder: true });
  }

  async #write({ messageId, at, content, profile }: Extract<ChatRequest, { verb: 'write' }>): Promise<void> {
    const { happen } = this.#options;
    this.#ensureOpen(profile);
    happen({ type: 'written', messageId, at, content });
    this.#wake();
  }

  async #retry({ messageId, profile }: Extract<ChatRequest, { verb: 'retry' }>): Promise<void> {
    const { log, clock, happen } = this.#options;
    if (log.message(messageId)?.status !== 'failed') return;
    this.#ensureOpen(profile);
    happen({ type: 'retried', messageId, at: clock.now() });
    this.#wake();
  }

  async #discard(messageId: string): Promise<void> {
    const { log, happen } = this.#options;
    const message = log.message(messageId);
    if (message?.status !== 'pending' && message?.status !== 'failed') return;
    if (message.status === 'pending' && this.#running?.sender.release(messageId) === false)
      throw new CcError('illegal-transition', 'the message is on its way', { context: { messageId } });
    happen({ type: 'discarded', messageId });
  }

  async #close(): Promise<void> {
    const { backend, happen, clock } = this.#options;
    if (!this.#running) return this.#closing;
    happen({ type: 'ended', reason: 'visitor', at: clock.now() });
    this.#finish();
    this.#closing = backend.close();
    await this.#closing;
  }

  async #signOut(): Promise<void> {
    await this.#close();
    await this.#options.forget();
  }

  async #loadOlder(): Promise<void> {
    const { backend, log, clock, happen, stand } = this.#options;
    const { conversation } = log;
    if (!conversation?.hasOlder || !backend.abilities.history) return;
    // by the server's clock, where there is anything of it
    const oldest = conversation.messages.find((message) => !isOwn(message)) ?? conversation.messages[0];
    stand({ loadingOlder: true });
    try {
      const page = await backend.history({ before: oldest?.at ?? clock.now(), limit: pageLength, signal: this.#end.signal });
      if (log.conversation?.id === conversation.id) happen({ type: 'history', messages: page.messages, hasOlder: page.hasOlder });
    } finally {
      stand({ loadingOlder: false });
    }
  }

  // what becomes of the opening is told by the conversation; what was written meanwhile waits in it
  #ensureOpen(profile: VisitorProfile | undefined): void {
    if (!this.#running) void this.#open(profile).catch((cause: unknown) => this.#options.onError(toCcError(cause, 'backend-unreachable')));
  }

  #wake(): void {
    const running = this.#running;
    void running?.opening.then(
      () => running.sender.wake(),
      () => undefined,
    );
  }

  #run(begin: (signal: AbortSignal) => Promise<boolean>): Running {
    const { backend, log, files, clock, random, backOff, happen, onError } = this.#options;
    const end = new AbortController();
    const { signal } = end;
    const trouble = { sending: false, following: false };
    const tell = (): void => {
      if (!signal.aborted) this.#options.stand({ connection: trouble.sending || trouble.following ? 'reconnecting' : 'online' });
    };
    const onGone = (error: CcError): void => this.#fail(error);
    const sender = new MessageSender({
      backend,
      log,
      files,
      clock,
      random,
      backOff,
      signal,
      happen,
      onGone,
      onFailed: (error) => error.code === 'message-uncertain' && onError(error),
      onTrouble: (error) => {
        trouble.sending = error !== undefined;
        onError(error);
        tell();
      },
    });
    const follower = new ConversationFollower({
      backend,
      clock,
      random,
      backOff,
      signal,
      happen,
      onConnection: (online, error) => {
        trouble.following = !online;
        onError(error);
        tell();
        if (online) sender.wake();
      },
      onEnded: () => this.#finish(),
    });
    const opening = begin(signal).then((goesOn) => {
      if (!goesOn || signal.aborted) return;
      tell();
      follower.start();
      sender.wake();
    });
    opening.catch(() => undefined); // whoever asked for it hears of it
    this.#running = { end, sender, follower, opening };
    this.#options.stand({ connection: 'connecting', closed: undefined });
    return this.#running;
  }

  /** Asks for a new conversation. */
  async #ring(signal: AbortSignal, profile: VisitorProfile | undefined): Promise<boolean> {
    const { backend, clock, happen, stand } = this.#options;
    try {
      await this.#closing;
      const opening = await backend.open({ profile, signal });
      if (opening.type === 'open' || signal.aborted) return true;
      happen({ type: 'ended', reason: opening.reason, at: clock.now() });
      this.#finish();
      stand({ closed: opening.reason });
      return false;
    } catch (cause) {
      if (signal.aborted) return false;
      const error = toCcError(cause, 'backend-unreachable');
      this.#fail(error);
      throw error;
    }
  }

  /** Asks for the one there was, until there is an answer. */
  async #resume(signal: AbortSignal): Promise<boolean> {
    const { backend, clock, random, backOff, stand, onError } = this.#options;
    for (let attempt = 0; !signal.aborted; attempt++) {
      try {
        if (await backend.resume({ signal })) return true;
        throw new CcError('conversation-gone', 'the server does not know it any more');
      } catch (cause) {
        if (signal.aborted) return false;
        const error = toCcError(cause, 'backend-unreachable');
        onError(error);
        if (error.code !== 'backend-unreachable' && error.code !== 'credential-expired') {
          this.#fail(error);
          return false;
        }
      }
      stand({ connection: 'reconnecting' });
      await sleep(clock, backOffDelay(attempt, random, backOff), signal).catch(() => undefined);
    }
    return false;
  }

  #fail(error: CcError): void {
    const { happen, clock, onError } = this.#options;
    happen({ type: 'ended', reason: 'failed', at: clock.now(), error });
    onError(error);
    this.#finish();
  }

  /** The conversation is over. */
  #finish(): void {
    this.#running?.end.abort(new CcError('conversation-gone', 'the conversation is over'));
    this.#running = undefined;
    this.#options.stand({ connection: 'idle' });
  }
}

function closedBy(opening: Opening): ChatStanding['closed'] {
  return opening.type === 'closed' ? opening.reason : undefined;
}
