import { Hono } from 'hono';
import type { CEC } from '../cec/cec.js';
import { applyCECFaults, isCECFaultRequest, type CECFaultRequest } from '../cec/http/admin-cec.js';
import { applyItniotechFaults, isItniotechFaultRequest, type ItniotechFaultRequest } from '../itniotech/http/admin-itniotech.js';
import type { Itniotech } from '../itniotech/itniotech.js';
import { applyTCCCFaults, isTCCCFaultRequest, type TCCCFaultRequest } from '../tccc/http/admin-tccc.js';
import type { TCCC } from '../tccc/tccc.js';
import type { SIPFaults } from '../sip/faults.js';
import type { SIPServer } from '../sip/server.js';

/** What `POST /admin/faults` takes: switches that stay, and things that are done once. */
export type FaultRequest = SIPFaults & {
  /** Cuts the connections of one extension, or of `all`. */
  readonly disconnect?: string;
  /** Forgets where one extension, or `all`, can be reached. */
  readonly forget?: string;
  /** Of the Huawei CEC side. */
  readonly cec?: CECFaultRequest;
  /** Of the itniotech side. */
  readonly itniotech?: ItniotechFaultRequest;
  /** Of Tencent's side. */
  readonly tccc?: TCCCFaultRequest;
};

const checks: Readonly<Record<keyof FaultRequest, (value: unknown) => boolean>> = {
  extension: isText,
  refuseSockets: isSwitch,
  freeze: isSwitch,
  delay: (value) => isCount(value) && (value as number) <= 60_000,
  dropResponses: (value) => Array.isArray(value) && value.every(isText),
  rejectRegister: isRefusal,
  rejectInvite: isRefusal,
  rejectReinvite: isRefusal,
  challengeStale: isCount,
  noGruu: isSwitch,
  refuseEvents: (value) => Array.isArray(value) && value.every(isText),
  disconnect: isText,
  forget: isText,
  cec: isCECFaultRequest,
  itniotech: isItniotechFaultRequest,
  tccc: isTCCCFaultRequest,
};

function isText(value: unknown): boolean {
  return typeof value === 'string';
}

function isSwitch(value: unknown): boolean {
  return typeof value === 'boolean';
}

function isCount(value: unknown): boolean {
  return Number.isInteger(value) && (value as number) >= 0;
}

function isRefusal(value: unknown): boolean {
  if (typeof value !== 'object' || value === null || !('status' in value) || !('times' in value)) return false;
  return isCount(value.status) && (value.status as number) >= 300 && (value.status as number) < 700 && isCount(value.times);
}

function isFaultRequest(value: unknown): value is FaultRequest {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return false;
  return Object.entries(value).every(([name, each]) => Object.hasOwn(checks, name) && checks[name as keyof FaultRequest](each));
}

/** `/admin/faults` and `/admin/sip/log`: misbehave on request, and show the wire. */
export function adminSIP(sides: {
  readonly server: SIPServer;
  readonly cec: CEC;
  readonly itniotech: Itniotech;
  readonly tccc: TCCC;
}): Hono {
  const { server, cec, itniotech, tccc } = sides;
  const app = new Hono();
  const current = (): FaultRequest => {
    const [ofCEC, ofItniotech, ofTCCC] = [cec.faults.rules, itniotech.faults.rules, tccc.faults.rules];
    return {
      ...server.faults.current,
      ...(ofCEC.length === 0 ? {} : { cec: { rules: ofCEC } }),
      ...(ofItniotech.length === 0 ? {} : { itniotech: { rules: ofItniotech } }),
      ...(ofTCCC.length === 0 ? {} : { tccc: { rules: ofTCCC } }),
    };
  };
  app.get('/faults', (context) => context.json(current()));
  app.delete('/faults', (context) => {
    server.faults.clear();
    cec.faults.set([]);
    itniotech.faults.set([]);
    tccc.faults.set([]);
    return context.json(current());
  });
  app.post('/faults', async (context) => {
    const wanted: unknown = await context.req.json().catch(() => undefined);
    if (!isFaultRequest(wanted)) return context.json({ error: 'not a fault' }, 400);
    const { disconnect, forget, cec: ofCEC = {}, itniotech: ofItniotech = {}, tccc: ofTCCC = {}, ...faults } = wanted;
    server.faults.set(faults);
    applyCECFaults(cec, ofCEC);
    applyItniotechFaults(itniotech, ofItniotech);
    applyTCCCFaults(tccc, ofTCCC);
    if (forget !== undefined) server.registrar.forget(forget === 'all' ? undefined : forget);
    if (disconnect !== undefined) server.disconnect(disconnect === 'all' ? undefined : disconnect);
    return context.json(current());
  });
  app.post('/voicemail', async (context) => {
    const body = (await context.req.json().catch(() => ({}))) as Readonly<Record<string, unknown>>;
    const { extension, new: fresh, old = 0, unasked = false } = body;
    if (!isText(extension) || !isCount(fresh) || !isCount(old) || !isSwitch(unasked)) return context.json({ error: 'not a mailbox' }, 400);
    server.notifier.fill(extension as string, { new: fresh as number, old: old as number }, { unasked: unasked as boolean });
    return context.json(server.notifier.mailbox(extension as string));
  });
  app.get('/sip/log', (context) => context.json(server.wire.since(Number(context.req.query('cursor') ?? '0') || 0)));
  app.delete('/sip/log', (context) => {
    server.wire.empty();
    return context.json(server.wire.since(0));
  });
  return app;
}
