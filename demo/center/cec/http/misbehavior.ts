import { RESPONSE_ALREADY_SENT } from '@hono/node-server/utils/response';
import { createMiddleware } from 'hono/factory';
import type { Clock } from '../../clock.js';
import type { CECFaults, FaultRule, Subject } from '../faults.js';
import { result } from '../result.js';
import type { CECContext, Surroundings } from './surroundings.js';

/** The 403 of the API Fabric (facts: section 1). */
export const forbidden: Readonly<Record<string, string>> = {
  errorCode: '0',
  exceptionInfo: 'auth fail! illegal or expired token info. please apply or refresh the access token from the server!',
};

const internal = { errorCode: '500', exceptionInfo: 'internal error' };

/** Cuts the connection instead of answering. */
function cut(context: CECContext): Response {
  context.env.outgoing.socket?.destroy();
  return RESPONSE_ALREADY_SENT;
}

function refusal(context: CECContext, rules: readonly FaultRule[]): Response | undefined {
  for (const { does } of rules) {
    if (does === 'drop-before') return cut(context);
    if (does === 'error') return context.json(internal, 500);
    if (does === 'unauthorized') return context.json({ errorCode: '401', exceptionInfo: 'unauthorized' }, 401);
    if (does === 'forbidden') return context.json(forbidden, 403);
    if (does === 'refuse') return context.json(result('13', 'refused on request'));
    if (does === 'malformed') return context.text('<html>Bad gateway</html>', 200, { 'Content-Type': 'text/html' });
  }
  return undefined;
}

/** Lets a request fail as the rules say: before anything has happened, or after everything has. */
export function misbehavior(options: {
  readonly faults: CECFaults;
  readonly clock: Clock;
  readonly subject: (context: CECContext) => Subject;
}): ReturnType<typeof createMiddleware<Surroundings>> {
  const { faults, clock, subject } = options;
  return createMiddleware<Surroundings>(async (context, next) => {
    const rules = faults.strike(subject(context));
    context.set('rules', rules);
    const late = rules.reduce((sum, { does, delay = 1000 }) => (does === 'delay' ? sum + delay : sum), 0);
    if (late > 0) await new Promise<void>((resolve) => void clock.after(late, resolve));
    const refused = refusal(context, rules);
    if (refused !== undefined) return refused;
    await next();
    const after = rules.find(({ does }) => does === 'drop-after' || does === 'error-after');
    if (after === undefined) return undefined;
    const instead = after.does === 'drop-after' ? cut(context) : context.json(internal, 500);
    // without this, what the handler answered would be mixed into it
    context.res = undefined;
    context.res = instead;
    return undefined;
  });
}
