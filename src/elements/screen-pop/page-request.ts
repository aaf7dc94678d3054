import { isPlainData, type PlainDataLimits } from '../../kit/plain-data.js';
import { among, object, optional, read, type Shape, text } from '../../kit/shape.js';
import type { PageCard, PageCustomMessage, PageHello, PageRequest } from '../../model/page-message.js';
import { pageSource, pageVersion } from '../../model/page-message.js';

/** What a page may say at once. */
export const pageLimits: PlainDataLimits = { characters: 16_384, values: 256, depth: 6 };

const short = upTo(128);
const line = upTo(512);
const address = upTo(2048);
const written = upTo(5000);

interface CallOut {
  readonly phoneNumber: string;
  readonly desc?: string;
}

const callOut: Shape<CallOut> = object<CallOut>({ phoneNumber: short, desc: optional(line) });
const card: Shape<PageCard> = object<PageCard>({ header: line, desc: optional(written), pic: optional(address), url: optional(address) });
const customMessage: Shape<PageCustomMessage> = object<PageCustomMessage>({
  title: line,
  description: written,
  iconUrl: optional(address),
  extension: optional((value) => {
    if (typeof value !== 'object' || value === null || Array.isArray(value)) throw new TypeError('not an object');
    return value as Readonly<Record<string, unknown>>;
  }),
});

const requests: Readonly<Record<string, Shape<PageRequest>>> = {
  callOut: (value) => ({ type: 'callOut', ...callOut(value) }),
  sendCard: (value) => ({ type: 'sendCard', ...card(value) }),
  sendTextMessage: (value) => ({ type: 'sendTextMessage', text: written(value) }),
  sendCustomMessage: (value) => ({ type: 'sendCustomMessage', ...customMessage(value) }),
};

/** A page's request by its name; undefined when it is none of ours or not in its form. */
export function readRequest(type: string, payload: unknown): PageRequest | undefined {
  const shape = Object.hasOwn(requests, type) ? requests[type] : undefined;
  return shape && read(shape, payload);
}

/** The beginning of a conversation between windows. */
export const readHello: Shape<PageHello> = object<PageHello>({
  source: among(pageSource),
  type: among('hello'),
  version: among(pageVersion),
  nonce: upTo(64),
  hears: (value) => value === true,
});

interface Envelope {
  readonly source: 'ccc-sdk';
  readonly payload: { readonly event: string; readonly message?: unknown };
}

const envelope: Shape<Envelope> = object<Envelope>({
  source: among('ccc-sdk'),
  payload: object<Envelope['payload']>({ event: short, message: optional((value) => value) }),
});

/** A request in the form that Tencent TCCC gives its pages: `{ source: 'ccc-sdk', payload: { event, message } }`. */
export function readTencentRequest(data: unknown): PageRequest | undefined {
  const { payload } = read(envelope, data) ?? {};
  return payload && readRequest(payload.event, payload.message);
}

/** Whether this is meant for us at all, in either form. Nothing is read of it but its source. */
export function isForUs(data: unknown): boolean {
  if (typeof data !== 'object' || data === null || !Object.hasOwn(data, 'source')) return false;
  const { source } = data as { readonly source: unknown };
  return source === pageSource || source === 'ccc-sdk';
}

export function isBounded(data: unknown): boolean {
  return isPlainData(data, pageLimits);
}

function upTo(length: number): Shape<string> {
  return (value) => {
    const given = text(value);
    if (given.length === 0 || given.length > length) throw new TypeError('too long, or nothing');
    return given;
  };
}
