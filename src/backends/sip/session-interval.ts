import type { Headers } from './call-data.js';

/** How often a call is confirmed between its ends, so that one whose end crashed does not live on (RFC 4028). */
export interface SessionInterval {
  /** The call is confirmed within so many s. */
  readonly seconds: number;
  /** This side confirms it. */
  readonly ours: boolean;
}

const [shortest, longest] = [30, 86_400];

/** What an INVITE of ours asks for, if it does; its answer tells what becomes of it. */
export function intervalAsked(seconds: number = 0): readonly string[] {
  return seconds > 0 ? [`Session-Expires: ${Math.max(90, seconds)}`] : [];
}

/** What the answer to an INVITE of ours sets. */
export function intervalIn(answer: Headers): SessionInterval | undefined {
  const { seconds, refresher } = read(answer);
  return seconds === undefined ? undefined : { seconds, ours: refresher !== 'uas' };
}

/** What our answer to an INVITE sets: what it asks for, or ours where its caller's side can do it. */
export function intervalFor(
  invite: Headers,
  usual: number = 0,
): { readonly interval: SessionInterval; readonly headers: string[] } | undefined {
  const can = /\btimer\b/i.test(`${invite.getHeader('Supported')} ${invite.getHeader('Require')}`);
  const { seconds = can && usual > 0 ? Math.max(90, usual) : undefined, refresher } = read(invite);
  if (seconds === undefined) return undefined;
  // whoever names itself does it (RFC 4028 §9, table 2): a proxy that asks for one names nobody
  const ours = refresher !== 'uac';
  const headers = [`Session-Expires: ${seconds};refresher=${ours ? 'uas' : 'uac'}`, ...(can ? ['Require: timer'] : [])];
  return { interval: { seconds, ours }, headers };
}

function read(message: Headers): { readonly seconds?: number; readonly refresher?: string | undefined } {
  const header = message.getHeader('Session-Expires') ?? message.getHeader('x') ?? '';
  const [, digits, refresher] = /^\s*(\d+)(?:.*\brefresher\s*=\s*"?(ua[cs]))?/.exec(header.toLowerCase()) ?? [];
  const seconds = Number(digits);
  return seconds >= shortest && seconds <= longest ? { seconds, refresher } : {};
}
