import { createHash } from 'node:crypto';
import { Hono } from 'hono';
import { readObject, type Surroundings } from '../../cec/http/surroundings.js';
import { same } from '../../cec/tokens.js';
import type { Itniotech } from '../itniotech.js';

type Outcome = { readonly code: string; readonly data?: object; readonly account?: string };

const reasons: Readonly<Record<string, string>> = {
  '0': 'success',
  '-1': 'authentication error',
  '-2': 'authentication error',
  '-16': 'timestamp expires',
  '-18': 'port program unusual',
  '-22': 'parameter exception',
  '-24': 'data unexisting',
};

const [shortest, longest] = [60, 28_800];

/** The headers: who asks, when, and that it is signed by who knows the secret (facts: B2.1). */
function refusalOf(itniotech: Itniotech, header: (name: string) => string | undefined): string | undefined {
  const { config, settings, clock } = itniotech;
  const [key, timestamp = '', sign = ''] = [header('api-key'), header('timestamp'), header('sign')];
  if (key === undefined || !same(key, config.apiKey)) return '-1';
  // by another MD5 than the package's own
  const expected = createHash('md5').update(`${key}${config.apiSecret}${timestamp}`).digest('hex');
  if (!same(sign.toLowerCase(), expected)) return '-2';
  if (!/^\d{1,12}$/.test(timestamp) || Math.abs(Number(timestamp) * 1000 - clock.now()) > settings.timestampSkew) return '-16';
  return undefined;
}

function issue(itniotech: Itniotech, text: string): Outcome {
  const { account, expires } = readObject(text) ?? {};
  const isLifetime = Number.isInteger(expires) && (expires as number) >= shortest && (expires as number) <= longest;
  if (typeof account !== 'string' || account === '' || !isLifetime) return { code: '-22' };
  const seat = itniotech.seats.ofAccount(account);
  if (seat === undefined) return { code: '-24', account };
  return { code: '0', account, data: { authentication: itniotech.authentications.issue(seat, expires as number) } };
}

/** `POST /v3/cc/seat/createSdkAuthentication` (facts: B2). */
export function sdkAuthentication(itniotech: Itniotech): Hono<Surroundings> {
  const app = new Hono<Surroundings>();
  app.post('/createSdkAuthentication', async (context) => {
    const { settings } = itniotech;
    const refusal = settings.answers ?? refusalOf(itniotech, (name) => context.req.header(name));
    const { code, data, account }: Outcome = refusal === undefined ? issue(itniotech, await context.req.text()) : { code: refusal };
    itniotech.log.add({
      method: 'POST',
      path: context.req.path,
      userId: account,
      controlType: undefined,
      status: 200,
      resultCode: code,
      note: undefined,
    });
    const status = settings.status === 'number' ? Number(code) : code;
    return context.json({ status, reason: reasons[code] ?? 'unknown', ...(data !== undefined && { data }) });
  });
  return app;
}
