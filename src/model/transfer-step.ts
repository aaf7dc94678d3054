import type { Steps } from './steps.js';

/** How far a transfer has come, seen from the side that asks for it. */
export type TransferStep = 'asking' | 'asked' | 'ringing' | 'done' | 'refused';

/**
 * The steps of a transfer. The call goes on in all of them but `done`; from
 * `refused` on as if nothing had been asked.
 *
 *     asking ── accepted ──► asked ── alerting ──► ringing ── success ──► done
 *       │                    │   └──── success, hung up ──────────────────▲
 *       │                    │                        └──── hung up ──────┘
 *       └──── failure ───────┴──── failure, timeout ──┴────► refused
 */
export const transferSteps: Steps<TransferStep> = {
  asking: ['asked', 'ringing', 'done', 'refused'],
  asked: ['ringing', 'done', 'refused'],
  ringing: ['done', 'refused'],
  done: [],
  refused: [],
};

/** What happens to a transfer. */
export type TransferInput =
  /** The far end goes there (202 to the REFER). */
  | 'accepted'
  /** The other one is called, and nothing more is known (sipfrag 100). */
  | 'trying'
  /** The other one is alerted (sipfrag 18x). */
  | 'alerting'
  /** The other one has answered (sipfrag 2xx), or the far end will not tell how it goes (RFC 4488). */
  | 'success'
  /** The far end does not go there, or the other one cannot be reached. */
  | 'failure'
  /**
   * The far end hung up. Once it has agreed to go it is gone there: servers
   * that connect the two by themselves hang up without a word. Before that it
   * is a far end that hangs up.
   */
  | 'hung-up'
  /** Nothing final was heard for longer than anybody rings. */
  | 'timeout';

/** Where an input leads; the same step when it changes nothing. Far ends repeat themselves, and a message may be overtaken by a later one. */
export function transferStepAfter(step: TransferStep, input: TransferInput): TransferStep {
  const to = targets[input](step);
  return to !== undefined && transferSteps[step].includes(to) ? to : step;
}

const targets: Readonly<Record<TransferInput, (step: TransferStep) => TransferStep | undefined>> = {
  accepted: () => 'asked',
  trying: () => 'asked',
  alerting: () => 'ringing',
  success: () => 'done',
  failure: () => 'refused',
  'hung-up': (step) => (step === 'asking' ? 'refused' : 'done'),
  timeout: () => 'refused',
};
