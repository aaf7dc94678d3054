import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Hono, type Context } from 'hono';
import { cors } from 'hono/cors';
import { originOf, readObject, type CECContext, type Surroundings } from '../../cec/http/surroundings.js';
import type { TCCCAgent } from '../agents.js';
import type { TCCC } from '../tccc.js';

const credentialLifetime = 3_600_000;

function credentialOf(tccc: TCCC, context: CECContext, { extension }: TCCCAgent): object {
  const { username, password, displayName } = extension;
  return {
    server: `${originOf(context).replace(/^http/, 'ws')}/sip`,
    address: `sip:${username}@${tccc.domain}`,
    username,
    password,
    displayName,
    expiresAt: new Date(tccc.clock.now() + credentialLifetime).toISOString(),
  };
}

/** Whose ticket a request carries. */
export function agentOf(tccc: TCCC, context: Context): TCCCAgent | undefined {
  const [, ticket = ''] = /^Bearer (.+)$/.exec(context.req.header('authorization') ?? '') ?? [];
  return tccc.tokens.ofTicket(ticket);
}

/**
 * What a page loads and what that asks for: `GET /tccc/sdk/{token}/tccc.js` is
 * our `compat/tencent-tccc` with the token behind it, `POST /tccc/session`
 * exchanges the token once, `POST /tccc/session/credential` renews what the
 * phone registers with. Pages of any origin may ask: who holds a token is an agent.
 */
export function sdk(tccc: TCCC, cdn: string | undefined): Hono<Surroundings> {
  const app = new Hono<Surroundings>();
  app.use(
    '/tccc/*',
    cors({ origin: '*', allowMethods: ['GET', 'POST', 'DELETE'], allowHeaders: ['authorization', 'content-type'], maxAge: 600 }),
  );
  const log = (context: CECContext, status: number, agent?: TCCCAgent, note?: string): void => {
    const { method } = context.req;
    // the token in the path is a secret
    const path = context.req.path.replace(/[0-9a-f]{32}/, '…');
    tccc.log.add({ method, path, userId: agent?.userId, controlType: undefined, status, resultCode: undefined, note });
  };

  app.get('/tccc/sdk/:token/tccc.js', async (context) => {
    const token = context.req.param('token');
    if (cdn === undefined || !/^[0-9a-f]{32}$/.test(token)) return context.text('There is no such script.', 404);
    const origin = originOf(context);
    const start = { engine: `${origin}/cdn/tencent-tccc/engine.js`, session: `${origin}/tccc/session`, token };
    const script = (await readFile(join(cdn, 'tencent-tccc/tccc.js'), 'utf8')).replace(/^\/\/# sourceMappingURL=.*$/m, '');
    log(context, 200);
    context.header('Content-Type', 'text/javascript; charset=utf-8');
    context.header('Cache-Control', 'no-store');
    context.header('Cross-Origin-Resource-Policy', 'cross-origin');
    context.header('X-Content-Type-Options', 'nosniff');
    return context.body(`(() => {\n${script}\ncontactCenterTccc.start(${JSON.stringify(start)});\n})();\n`);
  });

  app.post('/tccc/session', async (context) => {
    context.header('Cache-Control', 'no-store');
    const { token } = readObject(await context.req.text()) ?? {};
    const verdict = tccc.tokens.use(typeof token === 'string' ? token : '');
    if (typeof verdict === 'string') {
      log(context, 401, undefined, verdict);
      return context.json({ error: verdict }, 401);
    }
    log(context, 200, verdict);
    const others = tccc.agents.all.filter((agent) => agent !== verdict);
    return context.json({
      userId: verdict.userId,
      ticket: tccc.tokens.ticket(verdict),
      credential: credentialOf(tccc, context, verdict),
      colleagues: Object.fromEntries(others.map(({ userId, extension }) => [userId, extension.username])),
      // the shop's line takes calls; who waits in the shop's chat waits there, too
      skillGroups: [{ id: '610', name: 'Larkfield Coffee', number: '610' }],
      inbox: `${originOf(context)}/tccc/inbox`,
    });
  });

  app.post('/tccc/session/credential', (context) => {
    context.header('Cache-Control', 'no-store');
    const agent = agentOf(tccc, context);
    log(context, agent === undefined ? 403 : 200, agent);
    return agent === undefined ? context.json({ error: 'no such ticket' }, 403) : context.json(credentialOf(tccc, context, agent));
  });
  return app;
}
