import { tencentTcccEndpoint, type Endpoint } from 'contact-center-widgets/server';
import { Hono } from 'hono';
import { originOf, type Surroundings } from '../../cec/http/surroundings.js';
import type { CenterConfig } from '../../config.js';
import { serverClock } from '../../http/server-clock.js';
import type { TCCC } from '../tccc.js';

/**
 * What a customer's own server does for its agents, by the package's server
 * entry: `/cc/credential/tencent-tccc`, and `/loginTCCC` as in Tencent's own
 * guide, answer `{SdkURL}`. It reaches Tencent's side of the center over HTTP, at
 * `url`, as if it were elsewhere. A customer knows its agents by their sign-in;
 * here `?extension=1002` says who it is, 1001 if nothing does.
 */
export function customer(tccc: TCCC, { config, url }: { readonly config: CenterConfig; readonly url: () => string }): Hono<Surroundings> {
  let endpoint: Endpoint | undefined;
  const app = new Hono<Surroundings>();
  for (const path of ['/cc/credential/tencent-tccc', '/loginTCCC'])
    app.all(path, async (context) => {
      // a person who opens the address gets the workstation; a page that fetches it, its SdkURL
      if (path === '/loginTCCC' && context.req.header('accept')?.includes('text/html')) {
        return context.redirect(`/workstation.html${new URL(context.req.url).search}`);
      }
      // the address of the center is known when it listens
      endpoint ??= tencentTcccEndpoint({
        ...tccc.config,
        baseUrl: url(),
        seatUserId: (request) => tccc.agents.ofExtension(new URL(request.url).searchParams.get('extension') ?? '1001')?.userId,
        origins: config.origins,
        rate: { burst: 5000, perMinute: 60_000 },
        clock: serverClock(tccc.clock),
      });
      const response = await endpoint(context.req.raw, { address: context.env.incoming.socket.remoteAddress });
      // `localhost` and `127.0.0.1` are two origins to a browser: the script comes from the one that the page is on
      const text = response.ok ? (await response.text()).replace(url(), originOf(context)) : await response.text();
      return new Response(text === '' ? null : text, { status: response.status, headers: response.headers });
    });
  return app;
}
