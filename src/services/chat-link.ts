import type { ChatBackend } from '../contracts/chat-backend.js';
import type { ConversationMemory } from '../contracts/conversation-memory.js';
import type { Tabs } from '../contracts/tabs.js';
import type { Clock } from '../kit/clock.js';
import type { Emitter } from '../kit/emitter.js';
import type { BackOff } from '../kit/retry.js';
import { read } from '../kit/shape.js';
import type { ConversationEvent } from '../model/conversation-event.js';
import { CcError, toCcError } from '../model/error.js';
import { isOwn, type Message } from '../model/message.js';
import { ChatFiles } from './chat-files.js';
import { ChatLine, type LineMessage } from './chat-line.js';
import type { ChatRequest } from './chat-request.js';
import { type ChatStanding, idleStanding } from './chat-standing.js';
import { ChatWorker } from './chat-worker.js';
import { ConversationLog, type ConversationMoments, type ConversationPlace } from './conversation-log.js';
import { asText, fromText, recordShape } from './conversation-shape.js';
import { soundEvent } from './sound-event.js';

/** What a link is made of. */
export interface ChatLinkOptions {
  readonly backend: ChatBackend;
  readonly tabs: Tabs;
  readonly memory: ConversationMemory | undefined;
  readonly clock: Clock;
  readonly random: () => number;
  readonly randomId: () => string;
  readonly backOff: BackOff;
  readonly place: ConversationPlace;
  readonly moments: Emitter<ConversationMoments>;
  readonly onStanding: (standing: ChatStanding) => void;
  readonly onError: (error: CcError | undefined) => void;
  /** The visitor signed out, here or in another tab. */
  readonly onForgotten: () => Promise<void>;
}

/** Something that this tab wants, until it is done. */
interface Outstanding {
  readonly request: ChatRequest;
  readonly file: Blob | undefined;
  readonly settle: (error?: CcError) => void;
}

/**
 * Ties a chat to one visitor's conversation. Of all tabs that are tied to it
 * one works: it polls, sends and keeps the memory. The others are told what
 * happens, and ask it for what they want; when it goes, the next one works,
 * from what it left in memory.
 */
export class ChatLink {
  readonly #options: ChatLinkOptions;
  readonly log: ConversationLog;
  readonly files: ChatFiles;
  /** What this tab is called among the others. */
  readonly #name: string;
  readonly #key: string;
  readonly #line: ChatLine;
  readonly #end = new AbortController();
  readonly #outstanding = new Map<string, Outstanding>();
  readonly #stopListening: () => void;
  readonly #working: Promise<void>;
  #worker: ChatWorker | undefined;
  /** Who works, and how much it has told. */
  #told: { readonly worker: string; readonly count: number } | undefined;
  #standing: ChatStanding = idleStanding;
  #becomeReady: () => void = () => {};
  /** Resolves when this tab knows what there is, from memory or from the one that works. */
  readonly ready: Promise<void> = new Promise((resolve) => {
    this.#becomeReady = resolve;
  });

  constructor(options: ChatLinkOptions) {
    const { backend, tabs, memory, moments, place, randomId } = options;
    this.#options = options;
    this.#key = backend.key;
    this.#name = randomId();
    this.log = new ConversationLog(place, moments);
    this.files = new ChatFiles(this.#key, memory);
    this.#stopListening = moments.on('status', ({ message }) => this.#onStatus(message));
    this.#line = new ChatLine(tabs.channel(this.#key), (message, file) => this.#onMessage(message, file));
    this.#line.post({ kind: 'hello' });
    const { signal } = this.#end;
    this.#working = tabs
      .own(this.#key, () => this.#work(signal), { signal })
      .catch((cause: unknown) => {
        if (!signal.aborted) options.onError(toCcError(cause, 'backend-unreachable'));
      });
  }

  /** Does what is wanted, here or in the tab that works. Never at once, so that a listener is not overtaken by what it causes. */
  async act(request: ChatRequest, file?: Blob): Promise<void> {
    await this.ready;
    if (this.#end.signal.aborted) throw this.#end.signal.reason;
    if (this.#worker) return this.#worker.perform(request);
    const requestId = this.#options.randomId();
    return new Promise<void>((resolve, reject) => {
      const settle = (error?: CcError): void => {
        this.#outstanding.delete(requestId);
        if (error) reject(error);
        else resolve();
      };
      this.#outstanding.set(requestId, { request, file, settle });
      this.#line.post({ kind: 'request', requestId, request }, file);
    });
  }

  /** Lets go. What was not sent stays in memory, for the next tab. */
  async leave(reason: CcError = new CcError('disposed', 'this chat was disposed')): Promise<void> {
    this.#end.abort(reason);
    this.#becomeReady();
    await this.#working;
    this.#line.close();
    this.#stopListening();
    for (const { request, settle } of [...this.#outstanding.values()]) settle(request.verb === 'sign-out' ? undefined : reason);
  }

  loadDraft(): string | undefined {
    return this.#options.memory?.loadDraft(this.#key);
  }

  saveDraft(draft: string): void {
    if (!this.#end.signal.aborted) this.#options.memory?.saveDraft(this.#key, draft);
  }

  /** Lets go, and leaves no trace of the conversation. */
  async forget(): Promise<void> {
    const worked = this.#worker !== undefined;
    await this.leave(new CcError('conversation-gone', 'the visitor signed out'));
    this.files.clear();
    // only one tab wipes: by now another one may keep the next visitor there
    if (worked) await this.#options.memory?.wipe(this.#key);
  }

  async #work(signal: AbortSignal): Promise<void> {
    const { backend, memory, clock, random, randomId, backOff, onError } = this.#options;
    this.#recall(memory?.load(this.#key));
    const worker = new ChatWorker({
      backend,
      log: this.log,
      files: this.files,
      clock,
      random,
      randomId,
      backOff,
      onError,
      happen: (event) => this.#happen(event),
      stand: (change) => this.#stand(change),
      forget: () => this.#forget(),
    });
    this.#worker = worker;
    this.#told = { worker: this.#name, count: 0 };
    worker.start();
    this.#tellAll();
    this.#becomeReady();
    for (const { request, file, settle } of [...this.#outstanding.values()]) void this.#perform(worker, request, file).then(settle);
    await new Promise((resolve) => signal.addEventListener('abort', resolve, { once: true }));
    this.#worker = undefined;
    await worker.stop();
    this.#told = undefined; // whatever still ends late is not its business any more
  }

  // the memory is the truth: it was written before anybody was told
  #recall(kept: string | undefined): void {
    const record = kept === undefined ? undefined : read(recordShape, fromText(kept));
    if (record) this.log.restore(record);
  }

  #happen(told: ConversationEvent): void {
    if (!this.#isWorking()) return;
    const before = this.log.conversation;
    const event = soundEvent(told, { now: this.#options.clock.now(), oldest: before?.messages.find((message) => !isOwn(message))?.at });
    this.#apply(event);
    if (isWorthKeeping(event) || before?.state !== this.log.conversation?.state) this.#keep();
    this.#tell((worker, count) => ({ kind: 'event', worker, count, event }));
  }

  // where there is little space, what was not sent is worth more than what was read
  #keep(): void {
    const { memory } = this.#options;
    if (memory) [200, 20, 0].some((length) => memory.save(this.#key, asText(this.log.record(length))));
  }

  #apply(event: ConversationEvent): void {
    this.log.apply(event);
    if (event.type === 'discarded') this.files.settle(event.messageId, { sent: false });
  }

  #stand(change: Partial<ChatStanding>): void {
    const standing = { ...this.#standing, ...change };
    if (!this.#isWorking()) return;
    if ((Object.keys(change) as (keyof ChatStanding)[]).every((key) => this.#standing[key] === standing[key])) return;
    this.#setStanding(standing);
    this.#tell((worker, count) => ({ kind: 'standing', worker, count, standing }));
  }

  #setStanding(standing: ChatStanding): void {
    this.#standing = Object.freeze(standing);
    this.#options.onStanding(this.#standing);
  }

  // a worker that has stopped has no say: another may work already
  #isWorking(): boolean {
    return this.#told?.worker === this.#name;
  }

  #tell(message: (worker: string, count: number) => LineMessage): void {
    if (!this.#told || !this.#isWorking()) return;
    this.#told = { worker: this.#name, count: this.#told.count + 1 };
    this.#line.post(message(this.#name, this.#told.count));
  }

  #tellAll(): void {
    if (!this.#told) return;
    this.#line.post({ kind: 'snapshot', ...this.#told, record: this.log.record(), standing: this.#standing });
  }

  #onMessage(message: LineMessage, file: Blob | undefined): void {
    if (message.kind === 'forgotten') void this.#options.onForgotten();
    else if (message.kind === 'reply') this.#outstanding.get(message.requestId)?.settle(message.error);
    else if (this.#worker) this.#onAsked(this.#worker, message, file);
    else this.#onTold(message);
  }

  #onAsked(worker: ChatWorker, message: LineMessage, file: Blob | undefined): void {
    if (message.kind === 'hello') return this.#tellAll();
    if (message.kind !== 'request') return;
    const { requestId, request } = message;
    void this.#perform(worker, request, file).then((error) => {
      // who stops in the middle of it leaves it to the next
      if (!this.#end.signal.aborted) this.#line.post({ kind: 'reply', requestId, ...(error && { error }) });
    });
  }

  async #perform(worker: ChatWorker, request: ChatRequest, file: Blob | undefined): Promise<CcError | undefined> {
    if (request.verb === 'write' && file) this.files.add(request.messageId, { file, name: request.fileName ?? '' }, { save: false });
    try {
      await worker.perform(request);
      return undefined;
    } catch (cause) {
      return toCcError(cause, 'backend-unreachable');
    }
  }

  #onTold(message: LineMessage): void {
    if (message.kind === 'snapshot') return this.#onSnapshot(message);
    if (message.kind !== 'event' && message.kind !== 'standing') return;
    const { worker, count } = message;
    if (this.#told?.worker !== worker || count !== this.#told.count + 1) {
      if (this.#told?.worker !== worker || count > this.#told.count) this.#line.post({ kind: 'hello' });
      return;
    }
    this.#told = { worker, count };
    if (message.kind === 'event') this.#apply(message.event);
    else this.#setStanding(message.standing);
  }

  #onSnapshot({ worker, count, record, standing }: Extract<LineMessage, { kind: 'snapshot' }>): void {
    const another = this.#told?.worker !== worker;
    if (!another && this.#told?.count === count) return; // meant for another tab
    this.#told = { worker, count };
    this.log.restore(record);
    this.#setStanding(standing);
    this.#becomeReady();
    if (!another) return;
    for (const [requestId, { request, file }] of this.#outstanding) this.#line.post({ kind: 'request', requestId, request }, file);
  }

  async #forget(): Promise<void> {
    this.#line.post({ kind: 'forgotten' });
    await this.#options.onForgotten();
  }

  #onStatus({ id, status, content }: Message): void {
    if (content.type === 'text' || (status !== 'sent' && status !== 'read')) return;
    this.files.settle(id, { sent: true });
  }
}

// what is over with the next reload anyway
function isWorthKeeping({ type }: ConversationEvent): boolean {
  return type !== 'typing' && type !== 'progress' && type !== 'queued';
}
