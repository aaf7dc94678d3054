import type {
  ChatAbilities,
  ChatBackend,
  ChatEvent,
  ChatLimits,
  HistoryPage,
  Opening,
  OutgoingMessage,
} from '../../contracts/chat-backend.js';
import { sleep } from '../../kit/sleep.js';
import type { Evaluation, EvaluationForm, VisitorProfile } from '../../model/conversation.js';
import { CcError } from '../../model/error.js';
import type { Feedback } from '../../model/message.js';
import { FakeChatFarEnd, type FakeChatFarEndOptions, type FakeChatOperation } from './fake-chat-far-end.js';

/** How a fake chat behaves. */
export interface FakeChatOptions extends FakeChatFarEndOptions {
  /** Default: everything. */
  readonly abilities?: Partial<ChatAbilities>;
  /** Default: 1 KB of text, files of 2 MB, of the kinds that CEC takes. */
  readonly limits?: Partial<ChatLimits>;
  /** How long everything takes, in ms. An upload takes four times that. Default 0. */
  readonly latency?: number;
  /** The other end, where several back ends share one. Default: one of its own. */
  readonly farEnd?: FakeChatFarEnd;
  readonly key?: string;
}

interface Abortable {
  readonly signal?: AbortSignal | undefined;
}

/**
 * A chat in memory. Nothing leaves the page: `farEnd` is the centre, and does
 * what it is told. For tests, playgrounds and demonstrations.
 */
export class FakeChatBackend implements ChatBackend {
  readonly abilities: ChatAbilities;
  readonly limits: ChatLimits;
  readonly farEnd: FakeChatFarEnd;
  readonly #key: string;
  /** ms */
  readonly latency: number;

  readonly #end = new AbortController();
  #visitor = 1;

  constructor({ abilities, limits, latency = 0, farEnd, key = 'fake', ...options }: FakeChatOptions = {}) {
    this.abilities = Object.freeze({
      files: true,
      typing: true,
      readReceipts: true,
      history: true,
      evaluation: true,
      suggestions: true,
      botFeedback: true,
      leaveMessage: true,
      requestAgent: true,
      ...abilities,
    });
    this.limits = Object.freeze({
      textBytes: 1024,
      fileBytes: 2 * 1024 * 1024,
      fileTypes: ['jpg', 'jpeg', 'png', 'bmp', 'mp3', 'aac', 'mp4', 'txt', 'csv', 'pdf'],
      ...limits,
    });
    this.farEnd = farEnd ?? new FakeChatFarEnd(options);
    this.latency = latency;
    this.#key = key;
  }

  get key(): string {
    return `${this.#key}-${this.#visitor}`;
  }

  open({ profile, signal }: Abortable & { readonly profile?: VisitorProfile | undefined } = {}): Promise<Opening> {
    return this.#do('open', signal, () => this.farEnd.takeOpening(profile));
  }

  resume({ signal }: Abortable = {}): Promise<boolean> {
    return this.#do('resume', signal, () => this.farEnd.live);
  }

  async *follow({ signal }: { readonly signal: AbortSignal }): AsyncIterable<ChatEvent> {
    const { farEnd } = this;
    const either = AbortSignal.any([signal, this.#end.signal]);
    let told = true;
    either.throwIfAborted();
    farEnd.mostFollowers = Math.max(farEnd.mostFollowers, ++farEnd.followers);
    try {
      for (;;) {
        either.throwIfAborted();
        if (farEnd.online !== told) {
          told = farEnd.online;
          yield { type: 'connection', online: told, ...(!told && { error: new CcError('backend-unreachable', 'offline by script') }) };
          continue;
        }
        const event = told ? farEnd.next() : undefined;
        if (!event) {
          await farEnd.change(either);
          continue;
        }
        yield event;
        if (event.type === 'ended') return;
      }
    } finally {
      farEnd.followers--;
    }
  }

  send(message: OutgoingMessage, { signal }: Abortable = {}): Promise<void> {
    return this.#do('send', signal, () => this.farEnd.take(message));
  }

  async upload(
    file: Blob,
    { name, onProgress = () => {}, signal }: Abortable & { readonly name: string; readonly onProgress?: (share: number) => void },
  ): Promise<string> {
    const ending = name.slice(name.lastIndexOf('.') + 1).toLowerCase();
    if (file.size > this.limits.fileBytes) throw new CcError('file-refused', 'too large', { context: { bytes: file.size } });
    if (!this.limits.fileTypes.includes(ending)) throw new CcError('file-refused', 'not this type', { context: { ending } });
    for (const share of [0.25, 0.5, 0.75]) {
      await this.#wait(signal);
      onProgress(share);
    }
    const reference = await this.#do('upload', signal, () => this.farEnd.lay(file));
    onProgress(1);
    return reference;
  }

  download(reference: string, { signal }: Abortable = {}): Promise<Blob> {
    return this.#do('download', signal, () => {
      this.farEnd.log.push(`downloaded ${reference}`);
      const file = this.farEnd.files.get(reference);
      if (!file) throw new CcError('backend-refused', 'no such file');
      return file;
    });
  }

  async sendTyping(): Promise<void> {
    this.farEnd.log.push('typing');
  }

  async sendRead(messageIds: readonly string[]): Promise<void> {
    this.farEnd.log.push(`seen ${messageIds.join()}`);
  }

  history({ before, limit, signal }: Abortable & { readonly before: number; readonly limit: number }): Promise<HistoryPage> {
    return this.#do('history', signal, () => this.farEnd.page(before, limit));
  }

  requestAgent({ signal }: Abortable = {}): Promise<Opening> {
    return this.#do('request-agent', signal, () => this.farEnd.takeAgentRequest());
  }

  suggest(text: string, { signal }: Abortable = {}): Promise<readonly string[]> {
    const begun = text.toLowerCase();
    return this.#do('suggest', signal, () =>
      this.farEnd.suggestions.filter((question) => question.toLowerCase().startsWith(begun)).slice(0, 5),
    );
  }

  evaluationForm({ signal }: Abortable & { readonly language: string }): Promise<EvaluationForm | undefined> {
    return this.#do('evaluate', signal, () => this.farEnd.evaluationForm);
  }

  evaluate(evaluation: Evaluation, { signal }: Abortable = {}): Promise<void> {
    return this.#do('evaluate', signal, () => void this.farEnd.evaluations.push(evaluation));
  }

  rate(reference: string, feedback: Feedback, comment: string, { signal }: Abortable = {}): Promise<void> {
    return this.#do('rate', signal, () => void this.farEnd.ratings.push({ reference, feedback, comment }));
  }

  leaveMessage(message: { readonly phone: string; readonly text: string }, { signal }: Abortable = {}): Promise<void> {
    return this.#do('leave-message', signal, () => void this.farEnd.leftMessages.push(message));
  }

  async close(): Promise<void> {
    if (this.farEnd.online && this.farEnd.live) this.farEnd.takeClosing();
  }

  async forget(): Promise<void> {
    this.#visitor++;
    this.farEnd.log.push('forgotten');
  }

  async dispose(): Promise<void> {
    this.#end.abort(new CcError('disposed', 'this back end was disposed'));
  }

  async #do<T>(operation: FakeChatOperation, signal: AbortSignal | undefined, work: () => T | Promise<T>): Promise<T> {
    await this.#wait(signal);
    return this.farEnd.answer(operation, work);
  }

  async #wait(signal: AbortSignal | undefined): Promise<void> {
    const either = signal ? AbortSignal.any([signal, this.#end.signal]) : this.#end.signal;
    if (this.latency > 0) await sleep(this.farEnd.clock, this.latency, either);
    else await Promise.resolve();
    either.throwIfAborted();
  }
}
