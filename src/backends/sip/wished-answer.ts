import type { Headers } from './call-data.js';

/** Longest wait before an answer that a header may ask for, in s. */
const longestWait = 60;

/**
 * Whether a call asks to be answered by the phone itself, as PBXs do for paging,
 * intercom and predictive dialling: after so many ms. Nothing when it does not.
 *
 * `Call-Info: …;answer-after=0`, `Alert-Info: …;info=alert-autoanswer;delay=2`,
 * `Alert-Info: Ring Answer`, `Alert-Info: Auto Answer`, `Answer-Mode: Auto`
 * (RFC 5373 §4).
 */
export function wishedAnswerOf(message: Headers): number | undefined {
  const read = (name: string): string => (message.getHeader(name) ?? '').slice(0, 1024).toLowerCase();
  const [call, alert] = [read('Call-Info'), read('Alert-Info')];
  const delay = /;\s*(?:answer-after|delay)\s*=\s*"?(\d{1,4})/;
  if (/;\s*answer-after\s*=/.test(call)) return seconds(delay.exec(call)?.[1]);
  const asked = /(?:alert-?auto|ring|auto)[\s_-]*answer|answer-after\s*=|intercom\s*=\s*true/.test(alert);
  if (asked) return seconds(delay.exec(alert)?.[1]);
  return /^\s*auto\b/.test(read('Answer-Mode') || read('Priv-Answer-Mode')) ? 0 : undefined;
}

function seconds(text: string = '0'): number {
  return Math.min(Number(text), longestWait) * 1000;
}
