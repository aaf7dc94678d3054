import { Hono } from 'hono';
import type { CEC } from '../cec.js';
import { same } from '../tokens.js';
import { readObject, textOf } from './surroundings.js';

const longest = 3600;

/** `POST /apigovernance/api/oauth/tokenByAkSk`: the token that opens the API Fabric (facts: 1.1). */
export function fabric(cec: CEC): Hono {
  const app = new Hono();
  app.post('/api/oauth/tokenByAkSk', async (context) => {
    const body = readObject(await context.req.text());
    const [key, secret] = [textOf(body ?? {}, 'app_key'), textOf(body ?? {}, 'app_secret')];
    const log = (status: number): void =>
      cec.log.add({
        method: 'POST',
        path: context.req.path,
        userId: undefined,
        controlType: undefined,
        status,
        resultCode: undefined,
        note: undefined,
      });
    const [fault] = cec.faults.strike({ path: 'tokenByAkSk', controlType: undefined, userId: undefined });
    if (fault !== undefined && fault.does !== 'delay') {
      log(500);
      return context.json({ errorCode: '500', exceptionInfo: 'internal error' }, 500);
    }
    if (key === undefined || secret === undefined) {
      log(400);
      return context.json({ errorCode: '400', exceptionInfo: 'app_key or app_secret is missing' }, 400);
    }
    if (!same(key, cec.config.appKey) || !same(secret, cec.config.appSecret)) {
      log(401);
      return context.json({ errorCode: '401', exceptionInfo: 'illegal app_key or app_secret' }, 401);
    }
    const asked = Number(context.req.header('x-token-expire') ?? cec.settings.all.fabricLifetime);
    const seconds = Math.min(Number.isFinite(asked) && asked > 0 ? Math.floor(asked) : cec.settings.all.fabricLifetime, longest);
    log(200);
    return context.json({
      AccessToken: cec.tokens.issueFabric(key, seconds),
      ApplyType: 'Bearer',
      CreateTime: String(Math.floor(cec.clock.now() / 1000)),
      Expires: String(seconds),
      Scope: '',
      AppKey: key,
      UserID: 'Anonymous',
    });
  });
  return app;
}
