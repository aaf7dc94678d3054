import type { CcError } from './error.js';
import type { Party } from './party.js';
import type { CallQuality } from './quality.js';
import type { Steps } from './steps.js';

/** How far a call has come. */
export type CallState = 'queued' | 'dialing' | 'ringing' | 'connecting' | 'connected' | 'ended';

/**
 * The steps a call may take. Hold, mute and media health are fields of the
 * call, because they can hold at the same time as each other.
 *
 *     queued → dialing → ringing → connecting → connected → ended
 *        └──────────────────┘         ▲
 *                 dialing ────────────┘   (answered without ringing)
 *
 * Every state but `ended` may also go straight to `ended`.
 */
export const callSteps: Steps<CallState> = {
  queued: ['dialing', 'ringing', 'ended'],
  dialing: ['ringing', 'connecting', 'ended'],
  ringing: ['connecting', 'ended'],
  connecting: ['connected', 'ended'],
  connected: ['ended'],
  ended: [],
};

/** Who started the call, seen from here. */
export type CallDirection = 'inbound' | 'outbound';

/** Who holds: nobody, this side, the far side, or both at once. */
export type Hold = 'none' | 'local' | 'remote' | 'both';

/** Whether the call's media flows. `interrupted` while the path is being repaired. */
export type MediaHealth = 'ok' | 'interrupted';

/** Why a call is over. `failed` comes with the call's `error`. */
export type EndReason =
  | 'local-hangup'
  | 'remote-hangup'
  | 'declined'
  | 'busy'
  | 'no-answer'
  | 'unavailable'
  | 'canceled'
  | 'answered-elsewhere'
  | 'transferred'
  | 'queue-timeout'
  | 'failed';

/** How far the handing over of a call has come: the far end was asked to call the other one, or the other one is being alerted. */
export type CallTransfer = 'asked' | 'ringing';

/** Whether the call's sound is being kept by this side. */
export type CallRecording = 'off' | 'on' | 'paused';

/** What a call can do on its back end; parts hide or disable the rest. */
export interface CallAbilities {
  readonly hold: boolean;
  readonly mute: boolean;
  readonly dtmf: boolean;
  /** Send and show a picture, from the beginning or later. */
  readonly video: boolean;
  /** Be handed to somebody else unannounced. */
  readonly transfer: boolean;
  /** Be handed to somebody who was asked first, in a call of its own. */
  readonly consult: boolean;
  /** Be sent elsewhere while it rings here. */
  readonly forward: boolean;
  /** Be joined with others, so that everybody hears everybody. */
  readonly conference: boolean;
  /** Send the screen in place of the camera's picture. */
  readonly screen: boolean;
  /** Be recorded by this side. */
  readonly record: boolean;
}

/** A call that can do nothing but be answered and hung up. */
export const noAbilities: CallAbilities = Object.freeze({
  hold: false,
  mute: false,
  dtmf: false,
  video: false,
  transfer: false,
  consult: false,
  forward: false,
  conference: false,
  screen: false,
  record: false,
});

/** One call as the user sees it, from first sign to end. A frozen snapshot. */
export interface Call {
  /** Unique for the life of the page. */
  readonly id: string;
  readonly direction: CallDirection;
  readonly party: Party;
  readonly state: CallState;
  readonly hold: Hold;
  readonly muted: boolean;
  readonly media: MediaHealth;
  /** The far end sends sound before answering (RFC 3960), so no ring-back tone is played over it. */
  readonly earlyMedia: boolean;
  /** This side's camera is on, and the far end takes its picture; while one of them holds the call it is dark, while `screen` it waits. */
  readonly camera: boolean;
  /** The far end's picture arrives. */
  readonly picture: boolean;
  /** How both sides are heard, about once a second; undefined until it was measured. */
  readonly quality: CallQuality | undefined;
  readonly can: CallAbilities;
  /** What came with it, by name: chosen headers of a SIP call. From outside: text. */
  readonly data: Readonly<Record<string, string>>;
  /** It rings here, and its caller offers a picture. */
  readonly offersPicture?: true;
  /** The queue it comes from, where that is told. */
  readonly queue?: string;
  /** Its server asks that the phone answer by itself after so many ms. */
  readonly answerAfter?: number;
  /** The phone answers it by itself at this time, ms since the epoch, unless somebody is faster. */
  readonly answersAt?: number;
  /** The phone answered it by itself. */
  readonly autoAnswered?: true;
  /** The id of the held call that this one was made for: its far end is asked before that call is handed over. */
  readonly consultationFor?: string;
  /** This side is handing the call over. Absent when it is not. */
  readonly transfer?: CallTransfer;
  /** Its far end is heard by others, and hears them. */
  readonly inConference: boolean;
  readonly recording: CallRecording;
  /** The picture that this side sends is its screen. */
  readonly screen: boolean;
  /** Its back end plays voices, ring and tones by itself, so that nothing is to be played for it here. */
  readonly soundsItself?: true;
  /** It is shown and makes no sound while it rings. */
  readonly silent?: true;
  /** Another tab of this browser has it: it is heard there, and can be controlled from here. */
  readonly elsewhere?: true;
  /** First sign of the call, ms since the epoch. */
  readonly startedAt: number;
  /** When it was answered, ms since the epoch. */
  readonly answeredAt?: number;
  /** Since when somebody holds it, ms since the epoch; absent while nobody does. */
  readonly heldSince?: number;
  /** When it ended, ms since the epoch. */
  readonly endedAt?: number;
  readonly endReason?: EndReason;
  /** SIP status (RFC 3261 §21), where one ended it before it was answered. */
  readonly endStatus?: number;
  /** Only with `endReason: 'failed'`. */
  readonly error?: CcError;
}

/** The call takes up a line: it has not ended. */
export function isLive(call: Call): boolean {
  return call.state !== 'ended';
}

/** An inbound call that waits to be answered or declined. */
export function isRingingIn(call: Call): boolean {
  return call.direction === 'inbound' && call.state === 'ringing';
}

/** This side holds the call, alone or together with the far side. */
export function isHeldHere(call: Call): boolean {
  return call.hold === 'local' || call.hold === 'both';
}

/** What hold becomes when one side starts or stops holding. */
export function withHold(hold: Hold, side: 'local' | 'remote', held: boolean): Hold {
  const local = side === 'local' ? held : hold === 'local' || hold === 'both';
  const remote = side === 'remote' ? held : hold === 'remote' || hold === 'both';
  if (local) return remote ? 'both' : 'local';
  return remote ? 'remote' : 'none';
}

/**
 * The call its user is in: one that is not held here, else the one they were
 * in, else the youngest. A call that rings in or is over does not count.
 */
export function activeCall(calls: readonly Call[], previousId?: string): Call | undefined {
  const candidates = calls.filter((call) => isLive(call) && !isRingingIn(call));
  return candidates.findLast((call) => !isHeldHere(call)) ?? candidates.find((call) => call.id === previousId) ?? candidates.at(-1);
}

/** A call that went from one state to another; `previous` is undefined for a new one. */
export interface CallChange {
  readonly call: Call;
  readonly previous: CallState | undefined;
}

/** Which calls changed their state between two lists. */
export function callChanges(calls: readonly Call[], before: readonly Call[]): readonly CallChange[] {
  return calls
    .map((call) => ({ call, previous: before.find((other) => other.id === call.id)?.state }))
    .filter(({ call, previous }) => call.state !== previous);
}
