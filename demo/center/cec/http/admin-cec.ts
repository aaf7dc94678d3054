import { Hono } from 'hono';
import type { CEC } from '../cec.js';
import { isFaultRule, type FaultRule } from '../faults.js';
import { isSettingsChange } from '../settings.js';
import type { Visitor } from '../visitor.js';

/** What `POST /admin/faults` takes under `cec`. */
export interface CECFaultRequest {
  /** The rules that hold from now on, in the place of those before. */
  readonly rules?: readonly FaultRule[];
  /** Tokens are no longer good; those who hold them are known. */
  readonly expireTokens?: 'fabric' | 'chat' | 'all';
  /** Tokens are forgotten, connections are cut, conversations stay. */
  readonly restart?: true;
}

/** Whether a value is what `POST /admin/faults` takes under `cec`. */
export function isCECFaultRequest(value: unknown): value is CECFaultRequest {
  if (typeof value !== 'object' || value === null) return false;
  return Object.entries(value).every(([name, each]) => {
    if (name === 'rules') return Array.isArray(each) && each.every(isFaultRule);
    if (name === 'expireTokens') return ['fabric', 'chat', 'all'].includes(each as string);
    return name === 'restart' && each === true;
  });
}

/** Carries it out. */
export function applyCECFaults(cec: CEC, { rules, expireTokens, restart }: CECFaultRequest): void {
  if (rules !== undefined) cec.faults.set(rules);
  if (expireTokens !== undefined) cec.tokens.expire(expireTokens);
  if (restart === true) cec.restart();
}

function report(visitor: Visitor): object {
  const { channelId, userId, name, locale, conversation, transcript, delivered, mailbox } = visitor;
  return {
    channelId,
    userId,
    name,
    locale,
    callId: conversation?.callId ?? null,
    phase: conversation?.phase ?? 'ended',
    ending: conversation?.ending ?? null,
    attendant: conversation?.attendant?.name ?? null,
    transData: conversation?.transData ?? null,
    delivered,
    undelivered: mailbox.size,
    evaluations: visitor.evaluations,
    feedback: visitor.feedback,
    leftMessages: visitor.leftMessages,
    messages: transcript.map(({ sequence, at, up, down }) =>
      up === undefined ? { sequence, at, from: down.sourceType, ...down } : { sequence, at, from: 'CUSTOMER', ...up },
    ),
  };
}

/** `/admin/cec`: what the center knows and how it behaves, for tests and the curious. */
export function adminCEC(cec: CEC): Hono {
  const app = new Hono();
  app.get('/conversations', (context) => {
    const { userId, channelId } = context.req.query();
    const wanted = cec.desk.visitors.filter(
      (visitor) => (userId === undefined || visitor.userId === userId) && (channelId === undefined || visitor.channelId === channelId),
    );
    return context.json({ conversations: wanted.map(report) });
  });
  app.get('/counts', (context) => {
    const phases: Record<string, number> = {};
    let [up, down, delivered, undelivered] = [0, 0, 0, 0];
    for (const visitor of cec.desk.visitors) {
      const { conversation, transcript } = visitor;
      const phase = conversation?.phase ?? 'ended';
      phases[phase] = (phases[phase] ?? 0) + 1;
      up += transcript.filter((entry) => entry.up?.controlType === 'CHAT').length;
      down += transcript.filter((entry) => entry.down?.controlType === 'CHAT').length;
      delivered += visitor.delivered;
      undelivered += visitor.mailbox.size;
    }
    return context.json({
      visitors: cec.desk.visitors.length,
      phases,
      up,
      down,
      delivered,
      undelivered,
      faults: Object.fromEntries(cec.faults.struck),
    });
  });
  app.get('/log', (context) => context.json(cec.log.since(Number(context.req.query('cursor') ?? '0') || 0)));
  app.delete('/log', (context) => {
    cec.log.empty();
    return context.json(cec.log.since(0));
  });
  app.get('/settings', (context) => context.json(cec.settings.of(context.req.query('channelId') ?? '')));
  app.patch('/settings', async (context) => {
    const changes: unknown = await context.req.json().catch(() => undefined);
    if (!isSettingsChange(changes)) return context.json({ error: 'not a setting' }, 400);
    const { channelId } = context.req.query();
    cec.settings.change(changes, channelId);
    return context.json(cec.settings.of(channelId ?? ''));
  });
  app.delete('/settings', (context) => {
    cec.settings.reset();
    return context.json(cec.settings.all);
  });
  return app;
}
