import { Hono } from 'hono';
import type { Plays } from '../partner/partner-call.js';
import type { Partner, RingRequest } from '../partner/partner.js';

const number = /^[+0-9A-Za-z*#._-]{1,32}$/;
const sounds: readonly Plays[] = ['echo', 'announcement', 'tone', 'greeting', 'silence'];

type Body = Readonly<Record<string, unknown>>;

function isPlays(value: unknown): value is Plays {
  return sounds.includes(value as Plays);
}

function milliseconds(value: unknown): number | undefined {
  return typeof value === 'number' && value >= 0 && value <= 3_600_000 ? value : undefined;
}

function headersIn(value: unknown = {}): Readonly<Record<string, string>> | undefined {
  if (typeof value !== 'object' || value === null) return undefined;
  const headers = Object.entries(value);
  const isHeader = ([name, text]: readonly [string, unknown]): boolean =>
    /^[A-Za-z-]{1,40}$/.test(name) && typeof text === 'string' && text.length <= 2000 && !/[\r\n]/.test(text);
  return headers.length <= 20 && headers.every(isHeader) ? (value as Readonly<Record<string, string>>) : undefined;
}

function ringRequest(body: Body): RingRequest | undefined {
  const { to, from = '+442079460123', name = 'Maria Jensen', plays = 'greeting' } = body;
  if (typeof to !== 'string' || !number.test(to) || typeof from !== 'string' || !number.test(from)) return undefined;
  if (typeof name !== 'string' || name.length > 100 || /[\u0000-\u001f\u007f"\\]/.test(name) || !isPlays(plays)) return undefined;
  const headers = headersIn(body['headers']);
  if (headers === undefined) return undefined;
  const [hangUpAfter, ringFor] = [milliseconds(body['hangUpAfter']), milliseconds(body['ringFor'])];
  return {
    to,
    from,
    name,
    plays,
    headers,
    ...(hangUpAfter === undefined ? {} : { hangUpAfter }),
    ...(ringFor === undefined ? {} : { ringFor }),
  };
}

/** `/admin/call…` and `/admin/partner/calls`: let the call partner ring somebody, and ask what it hears. */
export function adminPartner(current: () => Partner | undefined): Hono {
  const app = new Hono();
  app.post('/call', async (context) => {
    const body: unknown = await context.req.json().catch(() => undefined);
    const request = typeof body === 'object' && body !== null ? ringRequest(body as Body) : undefined;
    const partner = current();
    if (partner === undefined) return context.json({ error: 'no call partner' }, 503);
    if (request === undefined) return context.json({ error: 'not a call' }, 400);
    return context.json(partner.ring(request).report, 201);
  });
  app.post('/call/:id', async (context) => {
    const call = current()?.call(context.req.param('id'));
    const body: unknown = await context.req.json().catch(() => undefined);
    const { do: action, plays } = (typeof body === 'object' && body !== null ? body : {}) as Body;
    if (call === undefined) return context.json({ error: 'no such call' }, 404);
    try {
      if (action === 'hang-up') await call.hangUp();
      else if (action === 'hold' || action === 'resume') {
        const status = await call.hold(action === 'hold');
        if (status >= 300) return context.json({ error: 'refused', status }, 409);
      } else if (action === 'play' && isPlays(plays)) call.play(plays);
      else if (action === 'spoil' || action === 'mend') call.media.line = action === 'spoil' ? 'bad' : 'good';
      else return context.json({ error: 'not an action' }, 400);
    } catch (error) {
      return context.json({ error: error instanceof Error ? error.message : String(error) }, 409);
    }
    return context.json(call.report);
  });
  app.get('/partner/calls', (context) => context.json(current()?.calls ?? []));
  return app;
}
