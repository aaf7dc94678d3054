import { RequestVerifier, cecVisitorRequest } from 'contact-center-widgets/server';
import { Hono } from 'hono';
import { createMiddleware } from 'hono/factory';
import type { CEC } from '../cec.js';
import { firstScript, widgetScript } from '../page-widget.js';
import { setToken } from './family-b.js';
import { misbehavior } from './misbehavior.js';
import { originOf, readObject, textOf, type CECContext, type Surroundings } from './surroundings.js';

type Fields = {
  readonly userId: string;
  readonly name: string;
  readonly tenantSpaceId: string;
  readonly channelId: string;
  readonly locale: string;
  readonly token: string | undefined;
  readonly authorization: string | undefined;
};

const refused = 'unauthorized, validate failed';

function fieldsOf(body: Readonly<Record<string, unknown>>): Fields | undefined {
  const [userId, name, tenantSpaceId, channelId, locale] = [
    'thirdUserId',
    'thirdUserName',
    'tenantSpaceId',
    'channelConfigId',
    'locale',
  ].map((field) => textOf(body, field));
  const missing = !userId || userId.length > 32 || !name || !tenantSpaceId || !channelId || locale === undefined;
  if (missing || textOf(body, 'timestamp') === undefined) return undefined;
  const [token, authorization] = [textOf(body, 'thirdUserToken'), textOf(body, 'thirdPartAuthorization')];
  return { userId, name, tenantSpaceId, channelId, locale, token, authorization };
}

/** Who may chat: by asking the enterprise, or by a signature of the enterprise (facts: 7.3 to 7.6 and section 9). */
class Admission {
  readonly #cec: CEC;
  #verifier: { readonly skew: number; readonly verifier: RequestVerifier } | undefined;

  constructor(cec: CEC) {
    this.#cec = cec;
  }

  /** `undefined` if the visitor may, else why not, for the log. */
  async refusal(fields: Fields): Promise<string | undefined> {
    const { config, settings } = this.#cec;
    if (fields.tenantSpaceId !== config.tenantSpaceId) return 'another tenant';
    if (!settings.channels.includes(fields.channelId)) return 'unknown channel';
    if (fields.authorization !== undefined) return this.#byAuthorization(fields, fields.authorization);
    if (fields.token !== undefined) return this.#byToken(fields, fields.token);
    return 'neither thirdUserToken nor thirdPartAuthorization';
  }

  async #byAuthorization(fields: Fields, authorization: string): Promise<string | undefined> {
    const { settings, clock, config } = this.#cec;
    const { signatureSkew: skew } = settings.of(fields.channelId);
    if (this.#verifier?.skew !== skew) {
      const secretKeyOf = (key: string): string | undefined => (settings.channels.includes(key) ? config.authenticationKey : undefined);
      const limit = (): AbortSignal => new AbortController().signal;
      this.#verifier = { skew, verifier: new RequestVerifier({ secretKeyOf, skew, clock: { now: () => clock.now(), limit } }) };
    }
    const { userId, name, tenantSpaceId, channelId } = fields;
    const signed = cecVisitorRequest({ thirdUserName: name, thirdUserId: userId, tenantSpaceId, channelConfigId: channelId });
    const verdict = await this.#verifier.verifier.verify(authorization, signed);
    if (!verdict.valid) {
      const how = verdict.reason === 'signature' ? ` (${verdict.deviations?.join(', ') ?? 'in no way that is known'})` : '';
      return `auth-v2: ${verdict.reason}${how}`;
    }
    return verdict.accessKey === channelId ? undefined : 'auth-v2: signed for another channel';
  }

  async #byToken({ userId, name, tenantSpaceId, channelId }: Fields, token: string): Promise<string | undefined> {
    const { validationURL } = this.#cec.settings.of(channelId);
    try {
      const response = await fetch(new URL(validationURL, this.#cec.url()), {
        method: 'POST',
        headers: { 'Content-Type': 'application/json' },
        body: JSON.stringify({ Token: token, userName: name, userId, tenantSpaceId }),
      });
      const { retCode } = (await response.json()) as { readonly retCode?: unknown };
      return retCode === 0 ? undefined : `validation: ${String(response.status)} retCode ${JSON.stringify(retCode)}`;
    } catch (error) {
      return `validation: ${error instanceof Error ? error.message : String(error)}`;
    }
  }
}

/** `thirdPartyClient.js` and `newThirdPartyClient.js`: JSON in, whatever type it says it is; script out, and a cookie. */
export function pageScripts(cec: CEC): Hono<Surroundings> {
  const app = new Hono<Surroundings>();
  const admission = new Admission(cec);
  const script = { 'Content-Type': 'application/javascript;charset=UTF-8', 'Cache-Control': 'no-store' };
  const log = (context: CECContext, status: number, note?: string): void => {
    const body = context.get('body');
    const facts = { method: 'POST', path: context.req.path, userId: textOf(body, 'thirdUserId'), status, note };
    cec.log.add({ ...facts, controlType: undefined, resultCode: undefined });
  };
  const read = createMiddleware<Surroundings>(async (context, next) => {
    const body = readObject(await context.req.text());
    context.set('body', body ?? {});
    if (body === undefined || fieldsOf(body) === undefined) {
      log(context, 400, 'fields are missing');
      return context.text('a parameter is missing or wrong', 400);
    }
    await next();
    return undefined;
  });
  app.use(
    '*',
    read,
    misbehavior({
      faults: cec.faults,
      clock: cec.clock,
      subject: (context) => ({
        path: context.req.path.slice(context.req.path.lastIndexOf('/') + 1),
        controlType: undefined,
        userId: textOf(context.get('body'), 'thirdUserId'),
      }),
    }),
  );
  app.post('/thirdPartyClient.js', (context) => {
    log(context, 200);
    return context.body(firstScript, 200, script);
  });
  app.post('/newThirdPartyClient.js', async (context) => {
    const fields = fieldsOf(context.get('body'));
    const refusal = fields === undefined ? 'fields are missing' : await admission.refusal(fields);
    log(context, refusal === undefined ? 200 : 401, refusal);
    if (fields === undefined || refusal !== undefined) return context.text(refused, 401);
    const { userId, name, channelId, locale } = fields;
    const visitor = cec.desk.admit({ channelId, userId, name, locale });
    visitor.origin = originOf(context);
    setToken(cec, context, cec.tokens.issueChat({ channelId, userId }, cec.settings.of(channelId).chatLifetime), channelId);
    return context.body(widgetScript, 200, script);
  });
  return app;
}
