import './call-core.js';
import type { IncomingInfoRequest } from 'sip.js/lib/core/messages/index.js';
import { isDtmf } from '../../model/dtmf.js';

/**
 * Answers an INFO of the far end. Results in the telephone key that it relays
 * (`application/dtmf-relay`, `application/dtmf`), if it does. An Info Package is
 * refused, for none was asked for (RFC 6086 §4.2.2), other contents as well.
 */
export function answerInfo(info: IncomingInfoRequest): string | undefined {
  const { message: request } = info;
  if (request.getHeader('Info-Package')) return refuse(info, 469, 'Recv-Info:');
  const type = (request.getHeader('Content-Type') ?? '').split(';')[0]?.trim().toLowerCase();
  // a content-free INFO asks whether the call is still there
  if (!request.body) return accept(info);
  if (type !== 'application/dtmf-relay' && type !== 'application/dtmf')
    return refuse(info, 415, 'Accept: application/dtmf-relay, application/dtmf');
  const signal = /^(?:\s*signal\s*=)?\s*([0-9A-D*#])\s*$/im.exec(request.body.slice(0, 256))?.[1]?.toUpperCase();
  if (!signal || !isDtmf(signal)) return refuse(info, 400);
  accept(info);
  return signal;
}

function accept(info: IncomingInfoRequest): undefined {
  info.accept();
}

function refuse(info: IncomingInfoRequest, statusCode: number, header?: string): undefined {
  info.reject({ statusCode, ...(header && { extraHeaders: [header] }) });
}
