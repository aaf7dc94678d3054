import { createMiddleware } from 'hono/factory';
import type { CEC } from '../cec.js';
import type { Bearer } from '../tokens.js';
import { forbidden } from './misbehavior.js';
import { originOf, readObject, textOf, type CECContext, type Surroundings } from './surroundings.js';

type Step = ReturnType<typeof createMiddleware<Surroundings>>;

const unauthorized = { errorCode: '401', exceptionInfo: 'the token is missing, unknown or expired' };
const rollOverHeader = 'ccmessaging-token';

/** Writes every request down, and reads its body. */
export function recorded(cec: CEC): Step {
  return createMiddleware<Surroundings>(async (context, next) => {
    const body = readObject(await context.req.text());
    context.set('body', body ?? {});
    context.set('rules', []);
    if (body === undefined) context.res = context.json({ errorCode: '400', exceptionInfo: 'the body is no JSON' }, 400);
    else await waitedFor(cec, context, next);
    const { status } = context.res;
    const outcome = context.res.headers.has('x-hono-already-sent') ? 0 : status;
    cec.log.add({
      method: context.req.method,
      path: context.req.path,
      userId: userOf(cec, context),
      controlType: textOf(context.get('body'), 'controlType'),
      status: outcome,
      resultCode: undefined,
      note:
        context
          .get('rules')
          .map(({ does }) => does)
          .join(' ') || undefined,
    });
    return undefined;
  });
}

async function waitedFor(cec: CEC, context: CECContext, next: () => Promise<void>): Promise<void> {
  const { socket } = context.env.incoming;
  cec.waiting.add(socket);
  try {
    await next();
  } finally {
    cec.waiting.delete(socket);
  }
}

/** Who sends a request, as far as that can be told before its tokens are looked at. */
export function userOf(cec: CEC, context: CECContext): string | undefined {
  const token = context.req.header(rollOverHeader) ?? '';
  return cec.tokens.chat.formerly(token)?.userId ?? textOf(context.get('body'), 'userId') ?? context.req.query('receiverId');
}

/** The first two headers: the key and the token of the API Fabric. */
export function fabricChecked(cec: CEC): Step {
  return createMiddleware<Surroundings>(async (context, next) => {
    const [, token = ''] = /^Bearer (\S+)$/.exec(context.req.header('authorization') ?? '') ?? [];
    const holder = cec.tokens.fabric.find(token);
    if (holder === undefined) return context.json(forbidden, 403);
    if (holder === 'expired' || context.req.header('x-app-key') !== holder) return context.json(unauthorized, 401);
    await next();
    return undefined;
  });
}

/**
 * The third header: whose conversation it is. An expired token of a living
 * conversation is replaced by a newer one in a response header, where the
 * channel is set that way; else it is a 401.
 */
export function chatChecked(
  cec: CEC,
  way: {
    readonly tokenOf: (context: CECContext) => string | undefined;
    /** Hands a newer token out. */
    readonly renew: (context: CECContext, token: string, bearer: Bearer) => void;
  },
): Step {
  return createMiddleware<Surroundings>(async (context, next) => {
    const token = way.tokenOf(context) ?? '';
    const found = cec.tokens.chat.find(token);
    const bearer = found === 'expired' ? cec.tokens.chat.formerly(token) : found;
    const visitor = bearer && cec.desk.visitor(bearer.channelId, bearer.userId);
    if (visitor === undefined || bearer === undefined) return context.json(unauthorized, 401);
    const { rollOver } = cec.settings.of(bearer.channelId);
    const lives = visitor.conversation !== undefined && visitor.conversation.phase !== 'ended';
    if (found === 'expired' && !(rollOver !== 'never' && lives)) return context.json(unauthorized, 401);
    context.set('visitor', visitor);
    visitor.origin = originOf(context);
    await next();
    if (found === 'expired' || rollOver === 'always') {
      way.renew(context, cec.tokens.issueChat(bearer, cec.settings.of(bearer.channelId).chatLifetime), bearer);
    }
    return undefined;
  });
}

/** The token in the header, letter by letter. */
export const inHeader: Parameters<typeof chatChecked>[1] = {
  tokenOf: (context) => context.req.header(rollOverHeader),
  renew: (context, token) => context.header(rollOverHeader, token),
};
