import type {
  ChatAbilities,
  ChatBackend,
  ChatEvent,
  ChatLimits,
  DeliveredMessage,
  HistoryPage,
  Opening,
  OutgoingMessage,
} from '../../contracts/chat-backend.js';
import type { Evaluation, EvaluationForm, VisitorProfile } from '../../model/conversation.js';
import { CcError } from '../../model/error.js';
import type { Feedback } from '../../model/message.js';
import type { CecCore } from './cec-core.js';
import { feedbackLimit, fileBytes, sendCodes, textBytes } from './cec-codes.js';
import { readHistory, readPast } from './cec-history.js';
import { expectSuccess, isSuccess, refusal } from './cec-refusal.js';
import { readDownlink } from './downlink.js';
import { mediaTypeOf } from './file-kind.js';
import { uploadFile } from './file-upload.js';
import { referenceOf } from './message-reference.js';
import { SingleSend } from './single-send.js';
import { formOf, surveyLanguage, usualForm } from './satisfaction-form.js';
import { uplinkOf } from './uplink-content.js';
import { textsOf } from './wire-value.js';

interface Abortable {
  readonly signal?: AbortSignal | undefined;
}

/** A message that may have arrived is looked for from so long before it was written, in ms: two clocks are compared. */
const searchFrom = 60 * 60_000;

/** Chat by Huawei CEC, over either family of its calls. */
export class CecChatBackend implements ChatBackend {
  readonly abilities: ChatAbilities;
  readonly limits: ChatLimits;
  readonly key: string;
  readonly #core: CecCore;
  readonly #release: () => void;
  readonly #end = new AbortController();
  readonly #single: SingleSend;

  constructor(core: CecCore, release: () => void) {
    const { calls, conversation } = core;
    const { range } = calls;
    this.#core = core;
    this.#single = new SingleSend({ calls, isReached: () => conversation.isReached, onDoubt: () => conversation.doubt() });
    this.#release = release;
    this.key = core.key;
    this.abilities = Object.freeze({
      files: range.upload,
      typing: range.typing,
      readReceipts: range.readReceipts,
      history: range.history,
      evaluation: true,
      suggestions: true,
      botFeedback: range.botFeedback,
      leaveMessage: true,
      requestAgent: true,
    });
    this.limits = Object.freeze({ textBytes, fileBytes, fileTypes: core.fileTypes });
  }

  open({ profile, signal }: Abortable & { readonly profile?: VisitorProfile | undefined }): Promise<Opening> {
    this.#core.introduce(profile?.name);
    const fields = { ...profile?.fields, ...(profile?.name && { name: profile.name }) };
    return this.#core.conversation.connect({ signal, ...(Object.keys(fields).length > 0 && { fields }) });
  }

  resume({ signal }: Abortable): Promise<boolean> {
    return this.#core.conversation.resume(signal);
  }

  follow({ signal }: { readonly signal: AbortSignal }): AsyncIterable<ChatEvent> {
    return this.#core.conversation.listen(AbortSignal.any([signal, this.#end.signal]));
  }

  async send(message: OutgoingMessage, { signal }: Abortable): Promise<void> {
    const { calls, conversation } = this.#core;
    const uplink = uplinkOf(message);
    if (calls.range.messageIds && message.repeated && (await this.#hasArrived(message, signal))) return;
    const answer = await (calls.range.messageIds ? calls.send(uplink, { signal }) : this.#single.send(message, uplink, signal));
    conversation.reached();
    if (isSuccess(answer)) return;
    if (answer.code === sendCodes.refused && (await conversation.isGone(signal))) throw refusal('CHAT', answer, 'conversation-gone');
    throw refusal('CHAT', answer);
  }

  upload(
    file: Blob,
    { name, onProgress, signal }: Abortable & { readonly name: string; readonly onProgress?: (share: number) => void },
  ): Promise<string> {
    return uploadFile(this.#core.calls, this.limits, file, name, { signal, onProgress });
  }

  async download(reference: string, { signal }: Abortable): Promise<Blob> {
    const { file } = referenceOf(reference);
    if (!file) throw new CcError('backend-refused', 'this message has no file');
    const bytes = await this.#core.calls.download(file, { signal });
    return new Blob([bytes], { type: mediaTypeOf(file.type) ?? 'application/octet-stream' });
  }

  async sendTyping(): Promise<void> {
    if (this.abilities.typing) await this.#core.calls.send({ controlType: 'INPUT' }).catch(() => undefined);
  }

  async sendRead(messageIds: readonly string[]): Promise<void> {
    if (!this.abilities.readReceipts || messageIds.length === 0) return;
    await this.#core.calls.send({ controlType: 'READ', content: messageIds.join(',') }).catch(() => undefined);
  }

  async history({ before, limit, signal }: Abortable & { readonly before: number; readonly limit: number }): Promise<HistoryPage> {
    if (!this.abilities.history) return { messages: [], hasOlder: false };
    const { entries, hasOlder } = await readPast(this.#core.calls, { before, limit, signal });
    return { messages: messagesOf(entries, this.#core.clock.now()), hasOlder };
  }

  requestAgent({ signal }: Abortable): Promise<Opening> {
    return this.#core.conversation.requestAgent(signal);
  }

  async suggest(text: string, { signal }: Abortable): Promise<readonly string[]> {
    const { body } = expectSuccess('queryPhraseByKeyword', await this.#core.calls.suggest(text, { signal }));
    return textsOf(body['question']).slice(0, 5);
  }

  async evaluationForm({ language, signal }: Abortable & { readonly language: string }): Promise<EvaluationForm | undefined> {
    const { calls } = this.#core;
    if (!calls.range.survey) return usualForm;
    return formOf(expectSuccess('getsatisfactionsurveymode', await calls.survey(surveyLanguage(language), { signal })));
  }

  async evaluate({ level, comment = '', resolved, recommendation }: Evaluation, { signal }: Abortable): Promise<void> {
    const answer = await this.#core.calls.saveSatisfaction(
      {
        evaluation: level,
        comment,
        ...(resolved !== undefined && { resolved }),
        ...(recommendation !== undefined && { npsScore: recommendation }),
      },
      { signal },
    );
    expectSuccess('saveSatisfaction', answer);
  }

  async rate(reference: string, feedback: Feedback, comment: string, { signal }: Abortable): Promise<void> {
    const { answer } = referenceOf(reference);
    if (answer === undefined) throw new CcError('backend-refused', 'this message is no answer of a bot');
    const rating = { index: answer, helpful: feedback === 'helpful', comment: comment.slice(0, feedbackLimit) };
    expectSuccess('feedbacksatisfaction', await this.#core.calls.rateAnswer(rating, { signal }));
  }

  async leaveMessage(message: { readonly phone: string; readonly text: string }, { signal }: Abortable): Promise<void> {
    expectSuccess('doLeaveMessage', await this.#core.calls.leaveMessage(message, { signal }));
  }

  close(): Promise<void> {
    return this.#core.conversation.close();
  }

  async forget(): Promise<void> {
    this.#core.forget();
  }

  async dispose(): Promise<void> {
    if (this.#end.signal.aborted) return;
    this.#end.abort(new CcError('disposed', 'this back end was disposed'));
    this.#release();
  }

  /** Own messages are in the history under the id they were sent with. The service itself drops no repetition. */
  async #hasArrived({ id, at }: OutgoingMessage, signal: AbortSignal | undefined): Promise<boolean> {
    const { calls, clock } = this.#core;
    if (!calls.range.history || !calls.range.messageIds) return false;
    const past = await readHistory(calls, { since: Math.max(0, Math.min(at, clock.now()) - searchFrom), signal });
    return messagesOf(past, clock.now()).some((message) => message.author === 'visitor' && message.id === id);
  }
}

function messagesOf(entries: readonly unknown[], now: number): readonly DeliveredMessage[] {
  return entries.flatMap((entry) => readDownlink(entry, now)).flatMap((event) => (event.type === 'message' ? [event.message] : []));
}
