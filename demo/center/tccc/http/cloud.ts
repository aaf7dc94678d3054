import { randomUUID } from 'node:crypto';
import { Hono } from 'hono';
import { originOf, readObject, type CECContext, type Surroundings } from '../../cec/http/surroundings.js';
import { tc3Refusal } from '../tc3-verdict.js';
import type { TCCC } from '../tccc.js';

/** An action that failed. */
class CloudError extends Error {}

const messages: Readonly<Record<string, string>> = {
  'AuthFailure.InvalidAuthorization': 'The header Authorization is not as documented.',
  'AuthFailure.InvalidSecretId': 'There is no such SecretId.',
  'AuthFailure.SignatureExpire': 'The timestamp is more than five minutes from now.',
  'AuthFailure.SignatureFailure': 'The signature is wrong.',
  'InvalidParameter.InstanceNotExist': 'There is no such application.',
  'InvalidParameterValue.AccountNotExist': 'There is no such agent.',
  InvalidAction: 'There is no such action.',
  MissingParameter: 'A parameter is missing.',
  InvalidParameter: 'A parameter is not as documented.',
  NoSuchVersion: 'There is no such version.',
  RequestLimitExceeded: 'More than 20 requests a second.',
};

/** Where browsers find the script of a token. */
export const scriptPath = (token: string): string => `/tccc/sdk/${token}/tccc.js`;

function login(tccc: TCCC, text: string, origin: string): { readonly answer: object; readonly userId: string } {
  const { SdkAppId, SeatUserId, OnlyOnce = false } = readObject(text) ?? {};
  if (SdkAppId === undefined || SeatUserId === undefined) throw new CloudError('MissingParameter');
  if (!Number.isInteger(SdkAppId) || typeof SeatUserId !== 'string' || typeof OnlyOnce !== 'boolean')
    throw new CloudError('InvalidParameter');
  if (SdkAppId !== tccc.config.sdkAppId) throw new CloudError('InvalidParameter.InstanceNotExist');
  const agent = tccc.agents.ofUser(SeatUserId);
  if (agent === undefined) throw new CloudError('InvalidParameterValue.AccountNotExist');
  // the address itself is good once, whatever is said of the token (facts: A1)
  const { token, expires } = tccc.tokens.mint(agent, true);
  return { answer: { Token: token, ExpiredTime: expires, SdkURL: `${origin}${scriptPath(token)}` }, userId: SeatUserId };
}

function perform(tccc: TCCC, context: CECContext, body: string): ReturnType<typeof login> {
  const header = (name: string): string | undefined => context.req.header(name);
  const planned = tccc.nextError;
  tccc.nextError = undefined;
  if (planned !== undefined) throw new CloudError(planned);
  const refusal = tc3Refusal(
    {
      authorization: header('authorization'),
      timestamp: header('x-tc-timestamp'),
      contentType: header('content-type') ?? '',
      host: header('host') ?? '',
      body,
    },
    { ...tccc.config, now: tccc.clock.now() },
  );
  if (refusal !== undefined) throw new CloudError(refusal);
  if (header('x-tc-version') !== '2020-02-10') throw new CloudError('NoSuchVersion');
  if (header('x-tc-action') !== 'CreateSDKLoginToken') throw new CloudError('InvalidAction');
  if (tccc.isTooMany()) throw new CloudError('RequestLimitExceeded');
  return login(tccc, body, originOf(context));
}

/** `POST /`, the one path of Tencent's cloud API, with the one action that pages need (facts: A8, T1). Always 200. */
export function cloud(tccc: TCCC): Hono<Surroundings> {
  const app = new Hono<Surroundings>();
  app.post('/', async (context) => {
    const RequestId = randomUUID();
    const body = await context.req.text();
    const add = (userId: string | undefined, resultCode: string): void =>
      tccc.log.add({
        method: 'POST',
        path: '/',
        userId,
        controlType: undefined,
        status: 200,
        resultCode,
        note: context.req.header('x-tc-action'),
      });
    try {
      const { answer, userId } = perform(tccc, context, body);
      add(userId, 'Success');
      return context.json({ Response: { ...answer, RequestId } });
    } catch (error) {
      if (!(error instanceof CloudError)) throw error;
      const { message: Code } = error;
      add(undefined, Code);
      return context.json({ Response: { Error: { Code, Message: messages[Code] ?? 'Out of order.' }, RequestId } });
    }
  });
  return app;
}
