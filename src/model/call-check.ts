import type { MediaPath } from './quality.js';

/** What is looked at before the first call of a day, in this order. */
export const checkSteps = ['permission', 'microphone', 'speaker', 'socket', 'registration', 'stun', 'turn', 'call'] as const;

/** One of what is looked at. */
export type CheckStepName = (typeof checkSteps)[number];

/** How a step came out. `warning`: calls work, but not at their best. `skipped`: it could not be looked at, or there is nothing to look at. */
export type CheckStatus = 'passed' | 'warning' | 'failed' | 'skipped';

/** What can be found, each with how it is to be taken. Words for people come from `locales` by code. */
export const checkCodes = {
  // permission
  'microphone-allowed': 'passed',
  'microphone-denied': 'failed',
  'unsupported-browser': 'failed',
  'permission-unasked': 'skipped',
  // microphone
  'microphone-heard': 'passed',
  'microphone-quiet': 'warning',
  'microphone-silent': 'failed',
  'microphone-missing': 'failed',
  'microphone-busy': 'failed',
  // speaker
  'speaker-heard': 'passed',
  'speaker-unheard': 'failed',
  'sound-locked': 'failed',
  // socket
  'socket-open': 'passed',
  'socket-refused': 'failed',
  'credential-unavailable': 'failed',
  // registration
  'registration-accepted': 'passed',
  'already-registered': 'passed',
  'credential-rejected': 'failed',
  'credential-expired': 'failed',
  'registration-rejected': 'failed',
  'registration-unanswered': 'failed',
  // STUN and TURN
  'stun-reached': 'passed',
  'stun-unreachable': 'failed',
  'stun-not-configured': 'skipped',
  'turn-reached': 'passed',
  'turn-partly': 'warning',
  'turn-refused': 'failed',
  'turn-unreachable': 'failed',
  'turn-not-configured': 'skipped',
  // loop-back call
  'call-good': 'passed',
  'call-fair': 'warning',
  'call-poor': 'failed',
  'call-unanswered': 'failed',
  'call-refused': 'failed',
  'call-without-media': 'failed',
  'call-without-sound': 'failed',
  'call-not-configured': 'skipped',
  // any of them
  'step-failed-before': 'skipped',
  'in-a-call': 'skipped',
  'not-available': 'skipped',
} as const;

/** What was found, by one name each. */
export type CheckCode = keyof typeof checkCodes;

/** What was measured. Times in ms; no address, no secret. */
export type CheckFigures = Readonly<Partial<Record<CheckFigure, number | string>>>;

/** What can be measured. */
export type CheckFigure =
  /** Until the step had what it wanted, in ms. */
  | 'time'
  /** The loudest moment, 0 to 1. */
  | 'level'
  /** The device, as the browser calls it. */
  | 'device'
  /** SIP status, where one was answered. */
  | 'status'
  /** Until a TURN server relayed by each protocol, in ms; or why it did not. */
  | 'udp'
  | 'tcp'
  | 'tls'
  | 'mos'
  /** Share, 0 to 1. */
  | 'loss'
  /** In ms. */
  | 'jitter'
  /** In ms. */
  | 'roundTrip'
  | 'codec'
  /** By which way the sound went: {@link MediaPath}. */
  | `${keyof MediaPath}`;

/** How a step came out, for programs. */
export interface CheckVerdict {
  readonly step: CheckStepName;
  readonly status: CheckStatus;
  readonly code: CheckCode;
  readonly figures: CheckFigures;
}

/** What a step is at while it runs. */
export type CheckStage = 'waiting' | 'running' | 'recording' | 'playing' | 'asking' | 'done';

/** One step as its reader sees it. */
export interface CheckStep {
  readonly name: CheckStepName;
  readonly stage: CheckStage;
  /** Only when `done`. */
  readonly verdict?: CheckVerdict;
}

/** All of a check, to be kept or sent to somebody. Plain data. */
export interface CheckReport {
  /** ISO 8601. */
  readonly at: string;
  /** The worst of the verdicts; `skipped` ones do not count. */
  readonly status: Exclude<CheckStatus, 'skipped'>;
  readonly browser: string;
  readonly verdicts: readonly CheckVerdict[];
}

/** A verdict, with the status that its code has. */
export function verdictOf(step: CheckStepName, code: CheckCode, figures: CheckFigures = {}): CheckVerdict {
  return Object.freeze({ step, status: checkCodes[code], code, figures: Object.freeze(rounded(figures)) });
}

/** The worst of what was found. */
export function worstOf(verdicts: readonly CheckVerdict[]): CheckReport['status'] {
  const found = verdicts.map(({ status }) => status);
  return found.includes('failed') ? 'failed' : found.includes('warning') ? 'warning' : 'passed';
}

/** Steps that need something another one has shown to work. */
export const checkNeeds: Readonly<Partial<Record<CheckStepName, CheckStepName>>> = {
  microphone: 'permission',
  registration: 'socket',
  call: 'registration',
};

/** Steps that use microphone or speaker: not while somebody is talking over them. */
export const devicesOfStep: ReadonlySet<CheckStepName> = new Set(['permission', 'microphone', 'speaker', 'call']);

function rounded(figures: CheckFigures): CheckFigures {
  return Object.fromEntries(
    Object.entries(figures).map(([name, value]) => {
      const digits = ['loss', 'level'].includes(name) ? 1000 : name === 'mos' ? 100 : 1;
      return [name, typeof value === 'number' ? Math.round(value * digits) / digits : value];
    }),
  );
}
