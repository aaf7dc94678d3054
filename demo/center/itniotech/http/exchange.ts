import { Hono } from 'hono';
import { originOf, readObject, type CECContext, type Surroundings } from '../../cec/http/surroundings.js';
import type { Itniotech } from '../itniotech.js';
import { remarkIn } from '../remark.js';
import type { Seat } from '../seats.js';

function log(itniotech: Itniotech, context: CECContext, status: number, seat: Seat | undefined, note?: string): void {
  const { method, path } = context.req;
  itniotech.log.add({ method, path, userId: seat?.account, controlType: undefined, status, resultCode: undefined, note });
}

/** Whose token a request brings, or the answer to one that brings none that is good. */
function seatOf(itniotech: Itniotech, context: CECContext): Seat | Response {
  context.header('Cache-Control', 'no-store');
  const verdict = itniotech.authentications.verdict(context.req.header('authorization') ?? '');
  if (typeof verdict !== 'string') return verdict;
  const known = verdict !== 'unknown';
  log(itniotech, context, known ? 401 : 403, undefined, verdict);
  return context.json({ error: known ? 'credential-expired' : 'credential-rejected' }, known ? 401 : 403);
}

/**
 * What a page with `<cc-sdk>` does with its token: `POST
 * /cc/credential/itniotech` exchanges it for a credential of the center's SIP
 * server, `POST /cc/remarks/itniotech` keeps a note about a call. Both take
 * the token from `Authorization`.
 */
export function exchange(itniotech: Itniotech): Hono<Surroundings> {
  const app = new Hono<Surroundings>();
  app.post('/credential/itniotech', (context) => {
    const seat = seatOf(itniotech, context);
    if (seat instanceof Response) return seat;
    log(itniotech, context, 200, seat);
    const { username, displayName, password } = seat.extension;
    return context.json({
      server: `${originOf(context).replace(/^http/, 'ws')}/sip`,
      address: `sip:${username}@${itniotech.domain}`,
      username,
      password,
      displayName,
    });
  });
  app.post('/remarks/itniotech', async (context) => {
    const seat = seatOf(itniotech, context);
    if (seat instanceof Response) return seat;
    const remark = remarkIn(readObject(await context.req.text()) ?? {}, seat.account);
    log(itniotech, context, remark === undefined ? 400 : 200, seat);
    if (remark === undefined) return context.json({ error: 'malformed-body' }, 400);
    itniotech.note(remark);
    return context.json({ status: '0', reason: 'success' });
  });
  return app;
}
