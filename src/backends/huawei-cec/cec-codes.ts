/**
 * Every number of the wire in one place. All are compared as strings, since
 * the service gives some as JSON numbers and some as strings. Source: Huawei
 * CEC API, send, queryQueueInfo, createClickToCall, getClickToCallEvents, and
 * the CTI release causes.
 */

/** `resultCode` or `returnCode` of everything that went well. */
export const success = '0';

/** Answers to `send`. */
export const sendCodes = { outsideHours: '12', refused: '13' } as const;

/** Answers to `queryQueueInfo`. */
export const queueCodes = {
  queuing: '0',
  tokenRefused: '3',
  withAgent: '160021',
  /** Worth asking again: `CCUCS request failed`, `CCUCS communication failure`. */
  passing: ['2', '160001'],
  /** The conversation is over, or never was. */
  gone: ['5', '6', '160004'],
} as const;

/** Answers to `createClickToCall`. */
export const createCodes = { unsupported: '7', outsideHours: '12', refused: '13' } as const;

/** `eventId` of `getClickToCallEvents`. */
export const callEvents = {
  connected: '168101',
  queued: '168102',
  queueTimeout: '168103',
  failed: '168105',
  transferred: '168106',
  disconnected: '168110',
} as const;

/** `causeId` of a failed request, as far as it says more than that it failed. */
export const callCauses = {
  /** Resources exhausted, no answer, rejected, busy. */
  noAgents: ['1', '8', '9', '47'],
  /** Released before the answer, queuing cancelled by its user. */
  canceled: ['49', '80'],
} as const;

/** Whether a list of codes has this one. */
export function isOneOf(codes: readonly string[], code: string): boolean {
  return codes.includes(code);
}

/** Bytes of UTF-8 that a text message takes. */
export const textBytes: number = 1024;

/** Bytes that a file takes: the default of the download, as none is stated for the upload. */
export const fileBytes: number = 2 * 1024 * 1024;

/** Endings that `uploadFileStream` takes: those of its table, and pdf, which is seen in use. */
export const uploadTypes: readonly string[] = ['jpg', 'jpeg', 'png', 'bmp', 'mp3', 'aac', 'mp4', 'txt', 'csv', 'pdf'];

/** A comment on the service is shorter than this, in characters. */
export const commentLimit = 511;

/** A comment on a bot's answer, in characters. */
export const feedbackLimit = 64;
