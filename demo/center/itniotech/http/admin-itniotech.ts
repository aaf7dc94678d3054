import { Hono } from 'hono';
import { isFaultRule, type FaultRule } from '../../cec/faults.js';
import type { Itniotech } from '../itniotech.js';
import { isItniotechSettingsChange } from '../settings.js';

/** What `POST /admin/faults` takes under `itniotech`. */
export interface ItniotechFaultRequest {
  /** The rules that hold from now on, in the place of those before. */
  readonly rules?: readonly FaultRule[];
  /** Tokens are no longer good; those who hold them are known. */
  readonly expireTokens?: true;
}

/** Whether a value is what `POST /admin/faults` takes under `itniotech`. */
export function isItniotechFaultRequest(value: unknown): value is ItniotechFaultRequest {
  if (typeof value !== 'object' || value === null) return false;
  return Object.entries(value).every(([name, each]) => {
    if (name === 'rules') return Array.isArray(each) && each.every(isFaultRule);
    return name === 'expireTokens' && each === true;
  });
}

/** Carries it out. */
export function applyItniotechFaults(itniotech: Itniotech, { rules, expireTokens }: ItniotechFaultRequest): void {
  if (rules !== undefined) itniotech.faults.set(rules);
  if (expireTokens === true) itniotech.authentications.expireAll();
}

/** `/admin/itniotech`: what this side knows and how it behaves, for tests and the curious. */
export function adminItniotech(itniotech: Itniotech): Hono {
  const app = new Hono();
  app.get('/remarks', (context) => context.json({ remarks: itniotech.remarks }));
  app.get('/log', (context) => context.json(itniotech.log.since(Number(context.req.query('cursor') ?? '0') || 0)));
  app.delete('/log', (context) => {
    itniotech.log.empty();
    return context.json(itniotech.log.since(0));
  });
  app.get('/settings', (context) => context.json(itniotech.settings));
  app.patch('/settings', async (context) => {
    const changes: unknown = await context.req.json().catch(() => undefined);
    if (!isItniotechSettingsChange(changes)) return context.json({ error: 'not a setting' }, 400);
    itniotech.settings = { ...itniotech.settings, ...changes };
    return context.json(itniotech.settings);
  });
  return app;
}
