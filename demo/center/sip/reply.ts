import { createHash } from 'node:crypto';
import { header, onlyHeaders, type Header, type SIPRequest, type SIPResponse } from './message.js';
import { parseNameAddress } from './uri.js';

/** An answer that is not yet addressed. */
export type Reply = {
  readonly status: number;
  readonly reason: string;
  readonly headers?: readonly Header[];
  /** Tag of `To`, where it begins a dialog. Default: one that depends on the transaction alone. */
  readonly tag?: string;
};

/** The `tag` of a `From` or `To` value; `''` if there is none. */
export function tagOf(value: string | undefined): string {
  return parseNameAddress(value ?? '')?.parameters.get('tag') ?? '';
}

/** The branch of a `Via` value (RFC 3261 §8.1.1.7); `''` if there is none. */
export function branchOf(via: string | undefined): string {
  return /;\s*branch\s*=\s*([^\s;,]+)/i.exec(via ?? '')?.[1] ?? '';
}

/**
 * The response to a request (RFC 3261 §8.2.6). The tag of `To` depends on the
 * transaction alone, so that every response to one request carries the same.
 */
export function responseTo(request: SIPRequest, reply: Reply): SIPResponse {
  const seed = `${header(request, 'call-id') ?? ''} ${branchOf(header(request, 'via'))}`;
  const tag = reply.tag ?? createHash('sha256').update(seed).digest('hex').slice(0, 12);
  const copied = onlyHeaders(request, 'via', 'from', 'to', 'call-id', 'cseq').map(([name, value]): Header => {
    const untagged = name.toLowerCase() === 'to' && reply.status > 100 && tagOf(value) === '';
    return untagged ? [name, `${value};tag=${tag}`] : [name, value];
  });
  return {
    kind: 'response',
    status: reply.status,
    reason: reply.reason,
    headers: [...copied, ...(reply.headers ?? [])],
    body: '',
  };
}

type UsualReply =
  | 'trying'
  | 'ok'
  | 'badRequest'
  | 'forbidden'
  | 'notFound'
  | 'timeout'
  | 'unavailable'
  | 'noTransaction'
  | 'tooManyHops'
  | 'terminated'
  | 'overloaded';

/** The answers that more than one part of the center gives. */
export const replies: Readonly<Record<UsualReply, Reply>> = {
  trying: { status: 100, reason: 'Trying' },
  ok: { status: 200, reason: 'OK' },
  badRequest: { status: 400, reason: 'Bad Request' },
  forbidden: { status: 403, reason: 'Forbidden' },
  notFound: { status: 404, reason: 'Not Found' },
  timeout: { status: 408, reason: 'Request Timeout' },
  unavailable: { status: 480, reason: 'Temporarily Unavailable' },
  noTransaction: { status: 481, reason: 'Call/Transaction Does Not Exist' },
  tooManyHops: { status: 483, reason: 'Too Many Hops' },
  terminated: { status: 487, reason: 'Request Terminated' },
  overloaded: { status: 503, reason: 'Service Unavailable', headers: [['Retry-After', '1']] },
};
