import type { Call } from './call.js';
import type { QueuePlace } from './conversation.js';
import type { CcError } from './error.js';
import type { Steps } from './steps.js';

/** How far a visitor's request for a call has come. From `dialing` on, its call speaks for it. */
export type ClickToCallStage = 'idle' | 'checking' | 'connecting' | 'requesting' | 'queued' | 'dialing' | 'ended';

/**
 * The steps a request may take.
 *
 *     idle → checking → connecting → requesting → queued → dialing → ended → idle
 *                                        └──────────────────┘
 *
 * Every stage but `idle` may go straight to `ended`; a new request starts from `idle`.
 * `checking` asks for permission, looks at the devices and asks what the tenant can do;
 * `connecting` opens the conversation that the request belongs to.
 */
export const clickToCallSteps: Steps<ClickToCallStage> = {
  idle: ['checking'],
  checking: ['connecting', 'ended'],
  connecting: ['requesting', 'ended'],
  requesting: ['queued', 'dialing', 'ended'],
  queued: ['dialing', 'ended'],
  dialing: ['ended'],
  ended: ['idle'],
};

/** What the call carries. */
export type CallMedia = 'voice' | 'video';

/** Why it is over. `failed` and `unsupported` come with the `error`. */
export type ClickToCallEndReason =
  'local-hangup' | 'remote-hangup' | 'canceled' | 'queue-timeout' | 'no-agents' | 'outside-hours' | 'unsupported' | 'failed';

/** Everything a call button shows. A frozen snapshot. */
export interface ClickToCallState {
  readonly stage: ClickToCallStage;
  /** When this stage began, ms since the epoch. */
  readonly since: number;
  readonly media: CallMedia;
  /** What the tenant can do; undefined before somebody asked. */
  readonly abilities: ClickToCallAbilities | undefined;
  /** Only while `queued`, where the back end tells. */
  readonly queue: QueuePlace | undefined;
  /** The call, from `dialing` on until the next request. */
  readonly call: Call | undefined;
  /** The centre handed the call on to somebody else; it goes on. */
  readonly transferred: boolean;
  readonly endReason: ClickToCallEndReason | undefined;
  /** The back end's own number for the cause, for logs and support. */
  readonly cause: string | undefined;
  readonly error: CcError | undefined;
}

/** Which calls a visitor may ask for here. */
export interface ClickToCallAbilities {
  readonly voice: boolean;
  readonly video: boolean;
}

/** Somebody waits or talks: there is something to cancel or to hang up. */
export function isUnderWay({ stage }: ClickToCallState): boolean {
  return stage !== 'idle' && stage !== 'ended';
}
