import { Hono } from 'hono';
import type { CenterConfig } from '../config.js';

const lifetime = 3_600_000;

/**
 * What a customer's own server would tell the page of a signed-in agent: how to
 * register. `POST /sip?extension=1001` answers `{server, address, username,
 * password, displayName, expiresAt}`.
 */
export function sipCredential(config: CenterConfig, now: () => number): Hono {
  const app = new Hono();
  app.post('/sip', (context) => {
    const account = config.accounts.get(context.req.query('extension') ?? '');
    context.header('Cache-Control', 'no-store');
    if (account === undefined || account.trunk) return context.json({ error: 'no such extension' }, 404);
    const forwarded = context.req.header('x-forwarded-proto')?.split(',')[0]?.trim();
    const scheme = forwarded === 'https' ? 'wss' : 'ws';
    return context.json({
      server: `${scheme}://${context.req.header('host') ?? ''}/sip`,
      address: `sip:${account.username}@${config.domain}`,
      username: account.username,
      password: account.password,
      displayName: account.displayName,
      expiresAt: new Date(now() + lifetime).toISOString(),
    });
  });
  return app;
}
