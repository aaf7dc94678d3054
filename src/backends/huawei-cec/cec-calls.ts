import type { CallMedia } from '../../model/click-to-call.js';
import type { AskOptions, CecAnswer } from './cec-gate.js';

/** `controlType` of what a visitor sends. */
export type UplinkControl = 'CONNECT' | 'CHAT' | 'TRANS2AGENT' | 'INPUT' | 'DISCONNECT' | 'READ';

/** `mediaType` of what a visitor sends. */
export type UplinkMedia = 'TEXT' | 'IMAGE' | 'AUDIO' | 'VIDEO' | 'FILE' | 'WEBCARD';

/** What a visitor sends. */
export interface Uplink {
  readonly controlType: UplinkControl;
  /** Default `TEXT`. */
  readonly mediaType?: UplinkMedia;
  /** Default empty. */
  readonly content?: string;
  /** At most 32 characters, no comma. */
  readonly messageId?: string;
  /** ms since the epoch */
  readonly at?: number;
  /** For the bot's flow, with CONNECT. */
  readonly transData?: Readonly<Record<string, string>>;
}

/** By what a file is found again. */
export interface FileReference {
  /** `local`: an agent's own file or the visitor's; `library`: one of the tenant's library. */
  readonly from: 'local' | 'library';
  readonly id: string;
  /** Its ending, lower case. */
  readonly type: string;
  /** The message it came with; some documents are asked for by it. */
  readonly messageCode?: string;
}

/** A page of the past, asked for. Times in ms since the epoch. */
export interface HistoryRange {
  readonly startTime?: number;
  readonly endTime?: number;
  readonly limit: number;
  readonly offset: number;
}

/** What a visitor says about the service. */
export interface Satisfaction {
  /** 1 to 5, 5 is best. */
  readonly evaluation: number;
  readonly comment: string;
  /** 0 to 9 */
  readonly npsScore?: number;
  readonly resolved?: boolean;
}

/** What a family of calls has at all. */
export interface CecRange {
  readonly upload: boolean;
  readonly history: boolean;
  readonly typing: boolean;
  readonly readReceipts: boolean;
  readonly botFeedback: boolean;
  /** Says by itself what to ask about the service. */
  readonly survey: boolean;
  /** Messages carry our id, so that one that was sent twice can be found. */
  readonly messageIds: boolean;
}

/**
 * What a visitor's page asks of the service, whichever of the two families of
 * calls it speaks. Answers come as they are, `code` as text; what the range
 * does not have rejects with `backend-refused`. Rejects otherwise as CecGate does.
 */
export interface CecCalls {
  readonly range: CecRange;
  /** The server's time as it was told with the last answer, ms since the epoch; undefined where it was not. */
  readonly serverNow: number | undefined;
  /** The service was reached without TLS, as on a developer's machine. */
  readonly isPlain: boolean;
  /** Who the visitor is by the credential of now. */
  visitorId(options?: AskOptions): Promise<string>;
  send(uplink: Uplink, options?: AskOptions): Promise<CecAnswer>;
  poll(options?: AskOptions): Promise<CecAnswer>;
  queueInfo(options?: AskOptions): Promise<CecAnswer>;
  /** Resolves with its key. */
  upload(file: { readonly type: string; readonly base64: string }, options?: AskOptions): Promise<CecAnswer>;
  download(file: FileReference, options?: AskOptions): Promise<ArrayBuffer>;
  history(range: HistoryRange, options?: AskOptions): Promise<CecAnswer>;
  suggest(text: string, options?: AskOptions): Promise<CecAnswer>;
  survey(language: string, options?: AskOptions): Promise<CecAnswer>;
  saveSatisfaction(satisfaction: Satisfaction, options?: AskOptions): Promise<CecAnswer>;
  rateAnswer(
    answer: { readonly index: string; readonly helpful: boolean; readonly comment: string },
    options?: AskOptions,
  ): Promise<CecAnswer>;
  leaveMessage(message: { readonly phone: string; readonly text: string }, options?: AskOptions): Promise<CecAnswer>;
  checkCalls(options?: AskOptions): Promise<CecAnswer>;
  createCall(media: CallMedia, options?: AskOptions): Promise<CecAnswer>;
  callEvents(options?: AskOptions): Promise<CecAnswer>;
  dropCall(options?: AskOptions): Promise<CecAnswer>;
  /** Milliseconds between two questions for the place in the queue. */
  queueInterval(): Promise<number>;
  /** The next one to ask is another visitor. */
  forget(): void;
}

/** What has to be `0` to have gone well. */
export type { CecAnswer } from './cec-gate.js';
