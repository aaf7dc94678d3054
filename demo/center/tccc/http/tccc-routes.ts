import { Hono } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import type { AgentInbox } from '../../cec/agent-inbox.js';
import type { CEC } from '../../cec/cec.js';
import { agentInboxRoutes } from '../../cec/http/agent-inbox-routes.js';
import { misbehavior } from '../../cec/http/misbehavior.js';
import { lastPart, type Surroundings } from '../../cec/http/surroundings.js';
import type { CenterConfig } from '../../config.js';
import type { TCCC } from '../tccc.js';
import { cloud } from './cloud.js';
import { customer } from './customer.js';
import { agentOf, sdk } from './sdk.js';

/** Everything of Tencent that pages and their servers ask for. */
export function tcccRoutes(options: {
  readonly tccc: TCCC;
  readonly config: CenterConfig;
  readonly url: () => string;
  readonly cdn: string | undefined;
  readonly cec: CEC;
  readonly agentInbox: AgentInbox;
}): Hono<Surroundings> {
  const { tccc, cdn, cec, agentInbox } = options;
  const app = new Hono<Surroundings>();
  app.use('/tccc/*', bodyLimit({ maxSize: 16_384 }));
  app.on('POST', '/', bodyLimit({ maxSize: 16_384 }));
  app.use(
    '/tccc/*',
    misbehavior({
      faults: tccc.faults,
      clock: tccc.clock,
      subject: (context) => ({ path: lastPart(context.req.path), controlType: undefined, userId: undefined }),
    }),
  );
  app.route('/', cloud(tccc));
  app.route('/', sdk(tccc, cdn));
  app.route(
    '/tccc/inbox',
    agentInboxRoutes(cec, agentInbox, {
      owner: (context) => agentOf(tccc, context)?.extension,
      idOf: (extension) => tccc.agents.ofExtension(extension)?.userId ?? extension,
      extensionOf: (userId) => tccc.agents.ofUser(userId)?.extension.username,
    }),
  );
  app.route('/', customer(tccc, options));
  return app;
}
