import { Hono } from 'hono';
import { isFaultRule, type FaultRule } from '../../cec/faults.js';
import type { TCCC } from '../tccc.js';

/** What `POST /admin/faults` takes under `tccc`. */
export interface TCCCFaultRequest {
  /** The rules that hold from now on, in the place of those before: for `tccc.js`, `session`, `credential`. */
  readonly rules?: readonly FaultRule[];
  /** Answered once by the cloud action, in place of everything else: `InternalError`. */
  readonly cloudError?: string;
  /** Addresses of scripts are over, as if ten minutes had passed. */
  readonly expireTokens?: true;
}

/** Whether a value is what `POST /admin/faults` takes under `tccc`. */
export function isTCCCFaultRequest(value: unknown): value is TCCCFaultRequest {
  if (typeof value !== 'object' || value === null) return false;
  return Object.entries(value).every(([name, each]) => {
    if (name === 'rules') return Array.isArray(each) && each.every(isFaultRule);
    if (name === 'cloudError') return typeof each === 'string' && /^[A-Za-z.]{1,64}$/.test(each);
    return name === 'expireTokens' && each === true;
  });
}

/** Carries it out. */
export function applyTCCCFaults(tccc: TCCC, { rules, cloudError, expireTokens }: TCCCFaultRequest): void {
  if (rules !== undefined) tccc.faults.set(rules);
  if (cloudError !== undefined) tccc.nextError = cloudError;
  if (expireTokens === true) tccc.tokens.expireAll();
}

/** `/admin/tccc`: what this side was asked, for tests and the curious. */
export function adminTCCC(tccc: TCCC): Hono {
  const app = new Hono();
  app.get('/agents', (context) =>
    context.json({ agents: tccc.agents.all.map(({ userId, extension }) => ({ userId, extension: extension.username })) }),
  );
  app.get('/log', (context) => context.json(tccc.log.since(Number(context.req.query('cursor') ?? '0') || 0)));
  app.delete('/log', (context) => {
    tccc.log.empty();
    return context.json(tccc.log.since(0));
  });
  return app;
}
