import type { ChatBackend } from '../contracts/chat-backend.js';
import type { Clock } from '../kit/clock.js';
import { sleep } from '../kit/sleep.js';
import { type BackOff, backOffDelay } from '../kit/retry.js';
import type { ConversationEvent } from '../model/conversation-event.js';
import { CcError, toCcError } from '../model/error.js';
import type { Message } from '../model/message.js';
import type { ChatFiles } from './chat-files.js';
import type { ConversationLog } from './conversation-log.js';

/** What a sender is made of. */
export interface MessageSenderOptions {
  readonly backend: ChatBackend;
  readonly log: ConversationLog;
  readonly files: ChatFiles;
  readonly clock: Clock;
  readonly random: () => number;
  readonly backOff: BackOff;
  /** Ends it, with its conversation. */
  readonly signal: AbortSignal;
  /** Makes something happen to the conversation, in every tab. */
  readonly happen: (event: ConversationEvent) => void;
  /** Nothing gets through at the moment, and why; or it does again. */
  readonly onTrouble: (error: CcError | undefined) => void;
  /** Something is the matter with one message. */
  readonly onFailed: (error: CcError) => void;
  /** The server does not know the conversation any more. */
  readonly onGone: (error: CcError) => void;
}

/** An attempt that was cut off with its tab may arrive even now: so long after the beginning, in ms, it is not repeated. */
const settlesIn = 500;

/**
 * Sends what is pending: in order, one at a time, again and again until the
 * server has it or refuses it.
 *
 * That a message may have arrived is noted before it is sent, so that whoever
 * goes on after a crash knows. Only a clear answer ends an attempt.
 */
export class MessageSender {
  readonly #options: MessageSenderOptions;
  readonly #startedAt: number;
  /** What somebody else may have sent, with whom the answer went. */
  readonly #cutOff: ReadonlySet<string>;
  #running = false;
  readonly #halt = new AbortController();
  #run: Promise<void> = Promise.resolve();
  #hasten = new AbortController();
  #upload: { readonly messageId: string; readonly end: AbortController } | undefined;
  #inFlight: string | undefined;

  constructor(options: MessageSenderOptions) {
    this.#options = options;
    this.#startedAt = options.clock.now();
    this.#cutOff = new Set(options.log.attempted);
  }

  /** There is something to send, or a way to send it again. */
  wake(): void {
    this.#hasten.abort();
    this.#hasten = new AbortController();
    if (this.#running || this.#isOver()) return;
    this.#running = true;
    this.#run = this.#sendAll();
  }

  /** Sends no more, but hears the answer to what is on its way, so that nobody has to ask whether it arrived. */
  stop(): Promise<void> {
    this.#halt.abort();
    this.#upload?.end.abort(new CcError('disposed', 'another tab may send this'));
    this.#hasten.abort();
    return this.#run;
  }

  /** Gives up an upload. False when the message is on its way and cannot be taken back. */
  release(messageId: string): boolean {
    if (this.#upload?.messageId === messageId) this.#upload.end.abort(new CcError('disposed', 'the file is not wanted any more'));
    return this.#inFlight !== messageId;
  }

  async #sendAll(): Promise<void> {
    const { log, clock, random, backOff, onTrouble, onFailed, signal } = this.#options;
    let attempt = 0;
    for (let message = log.nextPending(); message && !this.#isOver(); message = log.nextPending()) {
      const hasten = this.#hasten.signal;
      const trouble = await this.#deliver(message);
      if (this.#isOver()) break;
      onTrouble(trouble);
      const failed = log.message(message.id)?.error;
      if (failed) onFailed(failed);
      if (!trouble) attempt = 0;
      else await sleep(clock, backOffDelay(attempt++, random, backOff), AbortSignal.any([signal, hasten])).catch(() => undefined);
      if (hasten.aborted) attempt = 0;
    }
    this.#running = false;
  }

  // the error when it is worth trying again, nothing when this message is done
  async #deliver(message: Message): Promise<CcError | undefined> {
    const { happen, onGone } = this.#options;
    try {
      if (hasFile(message)) await this.#bring(message);
      // it may have been given up meanwhile
      if (this.#options.log.message(message.id)?.status !== 'pending') return undefined;
      await this.#send(message);
      happen({ type: 'sent', messageId: message.id });
    } catch (cause) {
      if (this.#isOver() || this.#options.log.message(message.id)?.status !== 'pending') return undefined;
      const error = toCcError(cause, 'backend-unreachable');
      if (isWorthRepeating(error)) return error;
      happen({ type: 'failed', messageId: message.id, error });
      if (error.code === 'conversation-gone') onGone(error);
    }
    return undefined;
  }

  #isOver(): boolean {
    return this.#halt.signal.aborted || this.#options.signal.aborted;
  }

  async #send({ id, at, content }: Message): Promise<void> {
    const { backend, log, happen, signal, clock } = this.#options;
    const repeated = log.wasAttempted(id);
    const early = this.#startedAt + settlesIn - clock.now();
    if (this.#cutOff.has(id) && early > 0) {
      await sleep(clock, early, AbortSignal.any([signal, this.#halt.signal]));
      if (this.#isOver()) throw new CcError('disposed', 'this tab sends no more');
    }
    if (!repeated) happen({ type: 'attempted', messageId: id });
    const reference = log.referenceOf(id);
    this.#inFlight = id;
    try {
      await backend.send({ id, at, content, repeated, ...(reference !== undefined && { reference }) }, { signal });
    } finally {
      this.#inFlight = undefined;
    }
  }

  async #bring({ id }: Message): Promise<void> {
    const { backend, log, files, happen, signal } = this.#options;
    if (log.referenceOf(id) !== undefined) return;
    const found = await files.unsent(id);
    if (!found) throw new CcError('file-refused', 'the bytes of this file are gone', { recoverable: false });
    const end = new AbortController();
    this.#upload = { messageId: id, end };
    try {
      const reference = await backend.upload(found.file, {
        name: found.name,
        signal: AbortSignal.any([signal, end.signal]),
        onProgress: (progress) => this.#onProgress(id, progress),
      });
      happen({ type: 'uploaded', messageId: id, reference });
    } finally {
      this.#upload = undefined;
    }
  }

  // a hundred steps are as many as anybody can see
  #onProgress(messageId: string, progress: number): void {
    const shown = this.#options.log.message(messageId)?.progress ?? 0;
    const hundredth = Math.floor(progress * 100) / 100;
    if (this.#upload?.messageId === messageId && hundredth > shown)
      this.#options.happen({ type: 'progress', messageId, progress: hundredth });
  }
}

function hasFile({ content }: Message): boolean {
  return content.type === 'file' || (content.type === 'card' && content.hasPicture);
}

// a dead credential is never tried again, one that ran out is renewed by the back end
function isWorthRepeating({ code }: CcError): boolean {
  return code === 'backend-unreachable' || code === 'credential-expired' || code === 'signaling-lost';
}
