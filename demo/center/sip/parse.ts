import type { Header, SIPMessage } from './message.js';
import { parseNameAddress, splitOutsideQuotes } from './uri.js';

/** Why a message could not be read. */
export type ParseProblem =
  | 'start-line'
  | 'header-line'
  | 'too-many-headers'
  | 'header-too-long'
  | 'missing-header'
  | 'repeated-header'
  | 'bad-via'
  | 'bad-cseq'
  | 'bad-address'
  | 'bad-number'
  | 'body-too-short'
  | 'no-end-of-headers';

/** What came of reading a message. `message` is present if enough was readable to answer it. */
export type ParseResult =
  | { readonly ok: true; readonly message: SIPMessage }
  | { readonly ok: false; readonly problem: ParseProblem; readonly message?: SIPMessage };

export type ParseLimits = { readonly headers: number; readonly headerLength: number };

/** RFC 3261 §7.3.3 and the specifications that came after it. */
const compactNames: ReadonlyMap<string, string> = new Map([
  ['v', 'Via'],
  ['f', 'From'],
  ['t', 'To'],
  ['i', 'Call-ID'],
  ['m', 'Contact'],
  ['l', 'Content-Length'],
  ['c', 'Content-Type'],
  ['e', 'Content-Encoding'],
  ['k', 'Supported'],
  ['s', 'Subject'],
  ['r', 'Refer-To'],
  ['b', 'Referred-By'],
  ['o', 'Event'],
  ['u', 'Allow-Events'],
  ['a', 'Accept-Contact'],
  ['x', 'Session-Expires'],
]);

const required = ['via', 'from', 'to', 'call-id', 'cseq'];
const single = ['from', 'to', 'call-id', 'cseq', 'max-forwards', 'content-length', 'expires', 'content-type'];
const lists = ['via', 'route', 'record-route', 'contact'];
const token = /^[A-Za-z0-9!%*_+`'~.-]+$/;
const controls = /[\u0000-\u0008\u000a-\u001f\u007f]/;

function startLine(line: string, headers: readonly Header[], body: string): SIPMessage | undefined {
  const status = /^SIP\/2\.0 ([1-6]\d\d)(?: (.*))?$/i.exec(line);
  if (status !== null) {
    return { kind: 'response', status: Number(status[1]), reason: status[2] ?? '', headers, body };
  }
  const request = /^([A-Za-z0-9!%*_+`'~.-]{1,32}) ([^\s<>"]{1,2048}) SIP\/2\.0$/i.exec(line);
  if (request === null) return undefined;
  return { kind: 'request', method: request[1] ?? '', uri: request[2] ?? '', headers, body };
}

function headerLines(lines: readonly string[], limits: ParseLimits): readonly Header[] | ParseProblem {
  const headers: Header[] = [];
  for (const line of lines) {
    if (line.length > limits.headerLength) return 'header-too-long';
    const colon = line.indexOf(':');
    const written = line.slice(0, Math.max(colon, 0)).trim();
    const value = line.slice(colon + 1).trim();
    if (colon < 1 || !token.test(written) || controls.test(value)) return 'header-line';
    const name = compactNames.get(written.toLowerCase()) ?? written;
    const values = lists.includes(name.toLowerCase()) ? splitOutsideQuotes(value, ',') : [value];
    for (const each of values) headers.push([name, each]);
    if (headers.length > limits.headers) return 'too-many-headers';
  }
  return headers;
}

function problemOf(message: SIPMessage, written: string): ParseProblem | undefined {
  const values = (name: string): readonly string[] =>
    message.headers.filter(([candidate]) => candidate.toLowerCase() === name).map(([, value]) => value);
  if (required.some((name) => values(name).length === 0 || values(name)[0] === '')) return 'missing-header';
  if (single.some((name) => values(name).length > 1)) return 'repeated-header';
  if (!values('via').every((via) => /^SIP\s*\/\s*2\.0\s*\/\s*\w+\s+\S/i.test(via))) return 'bad-via';
  const sequence = /^(\d{1,10})\s+(\S+)$/.exec(values('cseq')[0] ?? '');
  if (sequence === null || Number(sequence[1]) >= 2 ** 31) return 'bad-cseq';
  if (message.kind === 'request' && sequence[2] !== message.method) return 'bad-cseq';
  if (!['from', 'to', 'route', 'record-route'].flatMap(values).every((value) => parseNameAddress(value) !== undefined)) {
    return 'bad-address';
  }
  if (!values('contact').every((value) => value === '*' || parseNameAddress(value) !== undefined)) return 'bad-address';
  const numbers = ['max-forwards', 'expires', 'content-length'].flatMap(values);
  if (!numbers.every((value) => /^\d{1,10}$/.test(value))) return 'bad-number';
  const length = values('content-length')[0];
  if (length !== undefined && Number(length) > Buffer.byteLength(written)) return 'body-too-short';
  return undefined;
}

/**
 * Reads one message out of one WebSocket frame (RFC 3261 §7, RFC 7118 §5).
 *
 * Never throws. Bytes behind `Content-Length` are cut off, as RFC 3261 §18.3
 * asks for transports that keep messages apart.
 */
export function parse(text: string, limits: ParseLimits): ParseResult {
  const end = text.indexOf('\r\n\r\n');
  if (end < 0) return { ok: false, problem: 'no-end-of-headers' };
  const [first = '', ...lines] = text
    .slice(0, end)
    .replace(/\r\n[ \t]+/g, ' ')
    .split('\r\n');
  if (lines.length > limits.headers) return { ok: false, problem: 'too-many-headers' };
  const headers = headerLines(lines, limits);
  if (typeof headers === 'string') return { ok: false, problem: headers };
  const written = text.slice(end + 4);
  const message = startLine(first, headers, written);
  if (message === undefined) return { ok: false, problem: 'start-line' };
  const problem = problemOf(message, written);
  if (problem === undefined) return { ok: true, message: cut(message) };
  return problem === 'missing-header' || problem === 'bad-via' ? { ok: false, problem } : { ok: false, problem, message };
}

function cut(message: SIPMessage): SIPMessage {
  const length = message.headers.find(([name]) => name.toLowerCase() === 'content-length')?.[1];
  if (length === undefined || Number(length) === Buffer.byteLength(message.body)) return message;
  return { ...message, body: Buffer.from(message.body).subarray(0, Number(length)).toString() };
}
