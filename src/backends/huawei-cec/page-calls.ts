import type { CallMedia } from '../../model/click-to-call.js';
import { CcError } from '../../model/error.js';
import { fromBase64 } from './base64.js';
import type { CecCalls, CecRange, FileReference, Satisfaction, Uplink } from './cec-calls.js';
import type { AskOptions, CecAnswer, CecGate } from './cec-gate.js';
import type { PassKeeper } from './cec-pass.js';
import { expectSuccess, missing } from './cec-refusal.js';
import { numberOf, textOf } from './wire-value.js';

const root = '/service-cloud/rest/webadapter/v1/webadapterfacade';
const fileTimeout = 120_000;
/** What `downloadDocument` is for; everything else is a resource. */
const documents: readonly string[] = ['pdf', 'doc', 'docx', 'zip', 'gif'];

/** What the calls are made of. */
export interface PageCallsOptions {
  readonly gate: CecGate;
  readonly passes: PassKeeper;
  /** `zh` or `en` */
  readonly locale: string;
  readonly userAgent: string;
}

/**
 * The calls that the vendor's own page makes: visitor and channel come from
 * the cookie. Source: Huawei CEC API, web adapter (sendMessageForWebChannel,
 * getMessageForWebChannel, queryQueueInfo, doLeaveMessage,
 * queryPhraseByKeyword, downloadDocument, doSatisfactionEvaluation,
 * queryChannelConfigByChannelAndId, click-to-call).
 */
export class PageCalls implements CecCalls {
  readonly range: CecRange = {
    upload: false,
    history: false,
    typing: false,
    readReceipts: false,
    botFeedback: false,
    survey: false,
    messageIds: false,
  };
  readonly #options: PageCallsOptions;
  #interval: Promise<number> | undefined;

  constructor(options: PageCallsOptions) {
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

  send({ controlType, mediaType = 'TEXT', content = '' }: Uplink, options?: AskOptions): Promise<CecAnswer> {
    return this.#post('sendMessageForWebChannel', { controlType, mediaType, content, userAgent: this.#options.userAgent }, options);
  }

  poll(options?: AskOptions): Promise<CecAnswer> {
    return this.#get('getMessageForWebChannel', options);
  }

  queueInfo(options?: AskOptions): Promise<CecAnswer> {
    return this.#post('queryQueueInfo', {}, options);
  }

  upload(): Promise<CecAnswer> {
    return missing('uploadFileStream');
  }

  async download({ id, type, messageCode }: FileReference, options?: AskOptions): Promise<ArrayBuffer> {
    const slow = { timeout: fileTimeout, ...options };
    if (!documents.includes(type) || !messageCode) {
      return this.#options.gate.bytes(
        'resource',
        ({ channelId }) => ({ method: 'GET', path: `/social/on/web/resource/${encodeURIComponent(channelId)}/${encodeURIComponent(id)}` }),
        slow,
      );
    }
    const call = 'downloadDocument';
    const { body } = expectSuccess(call, await this.#post(call, { messageCode, fileSuffix: type }, slow));
    const bytes = fromBase64(textOf(body['fileStream']) ?? '');
    if (!bytes?.length) throw new CcError('backend-refused', 'the file came without bytes', { context: { call } });
    return bytes.buffer;
  }

  history(): Promise<CecAnswer> {
    return missing('queryHistoryChatMessage');
  }

  suggest(text: string, options?: AskOptions): Promise<CecAnswer> {
    return this.#post('queryPhraseByKeyword', { strContent: text, locale: this.#options.locale }, options);
  }

  survey(): Promise<CecAnswer> {
    return missing('getsatisfactionsurveymode');
  }

  saveSatisfaction({ evaluation, comment }: Satisfaction, options?: AskOptions): Promise<CecAnswer> {
    return this.#post('doSatisfactionEvaluation', { evaluation: String(evaluation), comment }, options);
  }

  rateAnswer(): Promise<CecAnswer> {
    return missing('feedbacksatisfaction');
  }

  leaveMessage({ phone, text }: { readonly phone: string; readonly text: string }, options?: AskOptions): Promise<CecAnswer> {
    return this.#post('doLeaveMessage', { phoneNo: phone, leaveMessage: text }, options);
  }

  checkCalls(options?: AskOptions): Promise<CecAnswer> {
    return this.#get('checkClickToCallSupport', options);
  }

  createCall(media: CallMedia, options?: AskOptions): Promise<CecAnswer> {
    return this.#post('createClickToCall', { mediaAbility: media === 'video' ? '1' : '0' }, options);
  }

  callEvents(options?: AskOptions): Promise<CecAnswer> {
    return this.#get('getClickToCallEvents', options);
  }

  dropCall(options?: AskOptions): Promise<CecAnswer> {
    return this.#post('dropClickToCall', {}, options);
  }

  /** The channel's own setting, asked for once. */
  queueInterval(): Promise<number> {
    this.#interval ??= this.#get('queryChannelConfigByChannelAndId').then(
      ({ body }) => Math.min(60, Math.max(2, numberOf(body['queueReminderInterval']) ?? 10)) * 1000,
      () => 10_000,
    );
    return this.#interval;
  }

  forget(): void {
    this.#options.passes.forget();
  }

  #post(call: string, body: unknown, options?: AskOptions): Promise<CecAnswer> {
    return this.#options.gate.ask(call, () => ({ method: 'POST', path: `${root}/${call}`, body }), options);
  }

  #get(call: string, options?: AskOptions): Promise<CecAnswer> {
    return this.#options.gate.ask(call, () => ({ method: 'GET', path: `${root}/${call}` }), options);
  }
}
