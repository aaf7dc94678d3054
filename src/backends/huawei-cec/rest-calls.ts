import type { CallMedia } from '../../model/click-to-call.js';
import { CcError } from '../../model/error.js';
import { fromBase64 } from './base64.js';
import type { CecCalls, CecRange, FileReference, HistoryRange, Satisfaction, Uplink } from './cec-calls.js';
import type { AskOptions, CecAnswer, CecGate } from './cec-gate.js';
import type { CecPass, PassKeeper } from './cec-pass.js';
import { expectSuccess } from './cec-refusal.js';
import { textOf } from './wire-value.js';

const root = '/apiaccess/ccmessaging';
const channel = 'WEB';
/** A file travels as text in one piece. */
const fileTimeout = 120_000;

/** What the calls are made of. */
export interface RestCallsOptions {
  readonly gate: CecGate;
  readonly passes: PassKeeper;
  /** `zh_CN`, `en_US` */
  readonly locale: string;
  readonly userAgent: string;
  /** Shown to the agent. */
  readonly nickname: () => string | undefined;
}

/** Everything but the pass is in the body, and the visitor too, under the name that the call has for it. */
type Fields = (pass: CecPass) => Readonly<Record<string, unknown>>;

/**
 * The REST calls of the API Fabric, as far as a visitor's page needs them.
 * Source: Huawei CEC API, CC-Messaging (send, poll, queryQueueInfo,
 * uploadFileStream, downloadFileStream, queryHistoryChatMessage,
 * queryPhraseByKeyword, getsatisfactionsurveymode, saveSatisfaction,
 * feedbacksatisfaction, doLeaveMessage, click-to-call).
 */
export class RestCalls implements CecCalls {
  readonly range: CecRange = {
    upload: true,
    history: true,
    typing: true,
    readReceipts: true,
    botFeedback: true,
    survey: true,
    messageIds: true,
  };
  readonly #options: RestCallsOptions;

  constructor(options: RestCallsOptions) {
    this.#options = options;
  }

  get serverNow(): number | undefined {
    return this.#options.gate.serverNow;
  }

  get isPlain(): boolean {
    return this.#options.gate.isPlain;
  }

  async visitorId({ signal }: AskOptions = {}): Promise<string> {
    return (await this.#options.passes.get(signal)).visitorId;
  }

  send({ controlType, mediaType = 'TEXT', content = '', messageId, at, transData }: Uplink, options?: AskOptions): Promise<CecAnswer> {
    const { userAgent, nickname } = this.#options;
    return this.#post(
      'send',
      ({ visitorId, channelId }) => ({
        channel,
        controlType,
        mediaType,
        content,
        from: visitorId,
        to: channelId,
        sourceType: 'CUSTOMER',
        senderNickname: nickname(),
        timestamp: at === undefined ? undefined : String(at),
        userAgent: userAgent || undefined,
        messageId,
        transData,
      }),
      options,
    );
  }

  poll(options?: AskOptions): Promise<CecAnswer> {
    return this.#options.gate.ask(
      'poll',
      ({ visitorId }) => ({ method: 'GET', path: `${root}/poll`, query: { receiverId: visitorId, channel, isNeedRead: 'true' } }),
      options,
    );
  }

  queueInfo(options?: AskOptions): Promise<CecAnswer> {
    return this.#post(
      'queryQueueInfo',
      ({ visitorId, channelId }) => ({ userId: visitorId, channelConfigId: channelId, channel }),
      options,
    );
  }

  upload({ type, base64 }: { readonly type: string; readonly base64: string }, options?: AskOptions): Promise<CecAnswer> {
    return this.#post('uploadFileStream', () => ({ fileType: type, fileStream: base64, channel }), { timeout: fileTimeout, ...options });
  }

  async download({ from, id, type }: FileReference, options?: AskOptions): Promise<ArrayBuffer> {
    const call = 'downloadFileStream';
    const fileId = from === 'local' && !id.startsWith('local/') ? `local/${id}` : id;
    const fields = { fileId, channel, fileType: type, ...(from === 'library' && { multiMedia: 'multiMedia' }) };
    const { body } = expectSuccess(call, await this.#post(call, () => fields, { timeout: fileTimeout, ...options }));
    const bytes = fromBase64(textOf(body['fileStream']) ?? '');
    if (!bytes?.length) throw new CcError('backend-refused', 'the file came without bytes', { context: { call } });
    return bytes.buffer;
  }

  history({ startTime, endTime, limit, offset }: HistoryRange, options?: AskOptions): Promise<CecAnswer> {
    return this.#post(
      'queryHistoryChatMessage',
      ({ visitorId, channelId }) => ({
        channelId,
        userId: visitorId,
        startTime: startTime === undefined ? undefined : String(startTime),
        endTime: endTime === undefined ? undefined : String(endTime),
        limit: String(limit),
        offset: String(offset),
        channel,
      }),
      options,
    );
  }

  suggest(text: string, options?: AskOptions): Promise<CecAnswer> {
    return this.#post('queryPhraseByKeyword', () => ({ strContent: text, locale: this.#options.locale, channel }), options);
  }

  survey(language: string, options?: AskOptions): Promise<CecAnswer> {
    return this.#post('getsatisfactionsurveymode', () => ({ language }), options);
  }

  saveSatisfaction({ evaluation, comment, npsScore, resolved }: Satisfaction, options?: AskOptions): Promise<CecAnswer> {
    return this.#post(
      'saveSatisfaction',
      ({ visitorId, channelId }) => ({
        channel,
        userId: visitorId,
        evaluation: String(evaluation),
        comment,
        channelConfigId: channelId,
        npsScore,
        fcrValue: resolved === undefined ? undefined : resolved ? 1 : 2,
      }),
      options,
    );
  }

  rateAnswer(
    answer: { readonly index: string; readonly helpful: boolean; readonly comment: string },
    options?: AskOptions,
  ): Promise<CecAnswer> {
    const { index, helpful, comment } = answer;
    return this.#post(
      'v1/robot/feedbacksatisfaction',
      ({ visitorId }) => ({ feedback: helpful ? 1 : 0, feedbackContent: comment, from: visitorId, interIdx: index, channel }),
      options,
    );
  }

  leaveMessage({ phone, text }: { readonly phone: string; readonly text: string }, options?: AskOptions): Promise<CecAnswer> {
    // the field that is called callId carries the visitor's id
    return this.#post('doLeaveMessage', ({ visitorId }) => ({ callId: visitorId, caller: phone, leaveMessage: text, channel }), options);
  }

  checkCalls(options?: AskOptions): Promise<CecAnswer> {
    return this.#get('v1/checkClickToCallSupport', options);
  }

  createCall(media: CallMedia, options?: AskOptions): Promise<CecAnswer> {
    return this.#post('v1/createClickToCall', () => ({ channel, mediaAbility: media === 'video' ? '1' : '0' }), options);
  }

  callEvents(options?: AskOptions): Promise<CecAnswer> {
    return this.#get('v1/getClickToCallEvents', options);
  }

  dropCall(options?: AskOptions): Promise<CecAnswer> {
    return this.#post('v1/dropClickToCall', () => ({ channel }), options);
  }

  queueInterval(): Promise<number> {
    return Promise.resolve(10_000);
  }

  forget(): void {
    this.#options.passes.forget();
  }

  #post(call: string, fields: Fields, options?: AskOptions): Promise<CecAnswer> {
    return this.#options.gate.ask(call, (pass) => ({ method: 'POST', path: `${root}/${call}`, body: fields(pass) }), options);
  }

  #get(call: string, options?: AskOptions): Promise<CecAnswer> {
    return this.#options.gate.ask(call, () => ({ method: 'GET', path: `${root}/${call}`, query: { channel } }), options);
  }
}
