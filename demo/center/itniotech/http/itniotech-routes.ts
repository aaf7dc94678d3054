import { Hono } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import { misbehavior } from '../../cec/http/misbehavior.js';
import { lastPart, type Surroundings } from '../../cec/http/surroundings.js';
import type { CenterConfig } from '../../config.js';
import type { Itniotech } from '../itniotech.js';
import { createAuth } from './customer.js';
import { exchange } from './exchange.js';
import { sdkAuthentication } from './sdk-authentication.js';

/** Everything of itniotech that pages and their servers ask for; the script is among the files. */
export function itniotechRoutes(options: {
  readonly itniotech: Itniotech;
  readonly config: CenterConfig;
  readonly url: () => string;
}): Hono<Surroundings> {
  const { itniotech } = options;
  const app = new Hono<Surroundings>();
  const faulty = misbehavior({
    faults: itniotech.faults,
    clock: itniotech.clock,
    subject: (context) => ({ path: lastPart(context.req.path), controlType: undefined, userId: undefined }),
  });
  for (const path of ['/v3/cc/*', '/createAuth', '/cc/credential/itniotech', '/cc/remarks/itniotech', '/sip-sdk.js'])
    app.use(path, bodyLimit({ maxSize: 16_384 }), faulty);
  app.route('/v3/cc/seat', sdkAuthentication(itniotech));
  app.route('/cc', exchange(itniotech));
  app.route('/', createAuth(options));
  return app;
}
