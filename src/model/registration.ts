import type { CcError } from './error.js';
import type { Steps } from './steps.js';

/** The phone's standing with its server. */
export type RegistrationState = 'unregistered' | 'registering' | 'registered' | 'failed';

/**
 * The steps a registration may take.
 *
 *     unregistered ⇄ registering → registered → unregistered
 *                     ▲   │  ▲          │
 *                     │   ▼  └──────────┘  (socket lost, refresh due)
 *                     failed → unregistered
 *
 * While the signalling is being repaired the state is `registering` and
 * `error` says `signaling-lost`; `failed` waits for somebody to do something.
 */
export const registrationSteps: Steps<RegistrationState> = {
  unregistered: ['registering'],
  registering: ['registered', 'failed', 'unregistered'],
  registered: ['registering', 'failed', 'unregistered'],
  failed: ['registering', 'unregistered'],
};

/** Where the phone stands with its server. A frozen snapshot. */
export interface Registration {
  readonly state: RegistrationState;
  /** What this phone is reached by, once known: `1001`. */
  readonly number?: string;
  /** The agent's or extension's display name, once known. */
  readonly name?: string;
  /** Why it failed or is being repaired. */
  readonly error?: CcError;
  /** When the next attempt is made, ms since the epoch. */
  readonly retryAt?: number;
  /** The back end plays and records calls by itself: devices chosen here do not reach it. */
  readonly soundsItself?: true;
}

/** Whether a registration differs in anything from another one. */
export function differs(registration: Registration, other: Registration): boolean {
  const names = new Set([...Object.keys(other), ...Object.keys(registration)] as (keyof Registration)[]);
  return [...names].some((name) => other[name] !== registration[name]);
}
