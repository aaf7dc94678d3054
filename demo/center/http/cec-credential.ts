import type { HttpBindings } from '@hono/node-server';
import { credentialEndpoint, validationEndpoint, verifyVisitorToken, type Endpoint } from 'contact-center-widgets/server';
import { Hono } from 'hono';
import type { Clock } from '../clock.js';
import type { CenterConfig } from '../config.js';
import { serverClock } from './server-clock.js';

/** Where Huawei CEC asks a customer's server whether a visitor is who the page says. */
export const validationPath = '/rest/cc-messaging/v1/thirdparty/chatThirdPartyValidate';

/**
 * What a customer's own server does for its visitors, by the functions of the
 * package's server entry: `/cc/credential/huawei-cec`, `…/authorization`,
 * `…/visitor-token`, and the answer to Huawei's validation request. It reaches
 * Huawei's side of the center over HTTP, at `url`, as if it were elsewhere.
 */
export function cecCredential(options: { readonly config: CenterConfig; readonly clock: Clock; readonly url: () => string }): Hono<{
  Bindings: HttpBindings;
}> {
  const { config, url } = options;
  const { appKey, appSecret, channelId, tenantSpaceId, authenticationKey } = config.cec;
  const [clock, secret] = [serverClock(options.clock), config.siteSecret];
  // the channels of Huawei's side, which differ in their last digit
  const otherChannels = Array.from({ length: 9 }, (_, digit) => `${channelId.slice(0, -1)}${String(digit + 1)}`);
  // a load test is one address, too
  const rate = { burst: 5000, perMinute: 60_000 };

  let endpoint: Endpoint | undefined;
  const credentials: Endpoint = (request, caller) => {
    // the address of the center is known when it listens
    endpoint ??= credentialEndpoint({
      huaweiCec: { baseUrl: url(), appKey, appSecret, channelId, otherChannels },
      huaweiCecPage: {
        channelId,
        tenantSpaceId,
        authenticationKey,
        otherChannels: Object.fromEntries(otherChannels.map((channel) => [channel, authenticationKey])),
      },
      secret,
      origins: config.origins,
      rate,
      clock,
    });
    return endpoint(request, caller);
  };
  const validation = validationEndpoint({
    validate: ({ token, ...visitor }) => verifyVisitorToken(token, visitor, { secret, now: clock.now() }),
    clock,
  });

  const app = new Hono<{ Bindings: HttpBindings }>();
  for (const [path, mounted] of [
    ['/cc/credential/huawei-cec', credentials],
    ['/cc/credential/huawei-cec/*', credentials],
    [validationPath, validation],
  ] as const) {
    app.all(path, (context) => mounted(context.req.raw, { address: context.env.incoming.socket.remoteAddress }));
  }
  return app;
}
