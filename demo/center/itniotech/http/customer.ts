import type { HttpBindings } from '@hono/node-server';
import { createAuthEndpoint, createSdkAuthentication } from 'contact-center-widgets/server';
import { Hono } from 'hono';
import type { CenterConfig } from '../../config.js';
import { serverClock } from '../../http/server-clock.js';
import type { Itniotech } from '../itniotech.js';

const lifetime = 3600;

/**
 * What a customer's own server does for its agents, by the functions of the
 * package's server entry: `POST /createAuth`. It reaches itniotech's side of the
 * center over HTTP, at `url`, as if it were elsewhere. A customer knows its agents
 * by their sign-in; here `?extension=1002` says who it is, 1001 if nothing does.
 */
export function createAuth(options: { readonly itniotech: Itniotech; readonly config: CenterConfig; readonly url: () => string }): Hono<{
  Bindings: HttpBindings;
}> {
  const { itniotech, config, url } = options;
  const clock = serverClock(itniotech.clock);
  const { apiKey, apiSecret } = config.itniotech;
  const endpoint = createAuthEndpoint({
    account: (request) => itniotech.seats.ofExtension(new URL(request.url).searchParams.get('extension') ?? '1001')?.account,
    authenticate: (account) => createSdkAuthentication({ account, expires: lifetime }, { apiUrl: url(), apiKey, apiSecret, clock }),
    origins: config.origins,
    rate: { burst: 5000, perMinute: 60_000 },
    clock,
  });
  const app = new Hono<{ Bindings: HttpBindings }>();
  app.all('/createAuth', (context) => endpoint(context.req.raw, { address: context.env.incoming.socket.remoteAddress }));
  return app;
}
