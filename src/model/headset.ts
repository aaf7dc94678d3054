import { activeCall, type Call, isHeldHere, isRingingIn } from './call.js';

/** What somebody did at their headset. */
export type HeadsetPress =
  /** The hook of a headset that knows where it stands: taken up, or put down. */
  | 'off-hook'
  | 'on-hook'
  /** The hook of one that only tells that it was pressed. */
  | 'hook'
  | 'flash'
  | 'drop'
  /** Mute was pressed. */
  | 'mute'
  /** Mute of a headset that knows where it stands. */
  | 'muted'
  | 'unmuted';

/** What a headset shows, or lets be heard in the ear. */
export interface HeadsetLamps {
  readonly ring: boolean;
  readonly offHook: boolean;
  readonly mute: boolean;
  readonly hold: boolean;
}

/** How the calls stand, as a headset takes it; `waiting` is a call that rings while another one talks. */
export type HeadsetLine = 'idle' | 'ringing' | 'calling' | 'talking' | 'held' | 'waiting';

/** What a press asks for. `answer` and `decline` are about the call that rings, the others about the one that is not. */
export type HeadsetAction = 'answer' | 'decline' | 'hangUp' | 'hold' | 'resume' | 'mute' | 'unmute' | 'toggleMute';

/**
 * What each press means. What is missing means nothing: a headset repeats what
 * it was told, so that `off-hook` comes after every answer on the screen.
 *
 *     idle ──rings──▶ ringing ──off-hook, hook, flash: answer──▶ talking
 *      ▲                 │                                     │   │  ▲
 *      ├──drop: decline──┘         on-hook, hook, drop: hang up │   │  │
 *      ├───────────────────────────────────────────────────────┘   │  │
 *      │                              flash: hold ┌────────────────┘  │
 *      │                                          ▼                   │
 *      ├──on-hook, drop: hang up──────────────── held ──flash, hook: resume
 *      │
 *      └── calling ──on-hook, hook, drop: hang up
 *
 * While another call waits, flash and hook answer it and hold the one that talks.
 */
export const headsetActions: Readonly<Record<HeadsetLine, Readonly<Partial<Record<HeadsetPress, HeadsetAction>>>>> = {
  idle: {},
  ringing: { 'off-hook': 'answer', hook: 'answer', flash: 'answer', drop: 'decline' },
  calling: { 'on-hook': 'hangUp', hook: 'hangUp', drop: 'hangUp' },
  talking: {
    'on-hook': 'hangUp',
    hook: 'hangUp',
    drop: 'hangUp',
    flash: 'hold',
    mute: 'toggleMute',
    muted: 'mute',
    unmuted: 'unmute',
  },
  held: { 'on-hook': 'hangUp', 'off-hook': 'resume', hook: 'resume', flash: 'resume', drop: 'hangUp' },
  waiting: {
    'on-hook': 'hangUp',
    hook: 'answer',
    flash: 'answer',
    drop: 'decline',
    mute: 'toggleMute',
    muted: 'mute',
    unmuted: 'unmute',
  },
};

/** How these calls stand, as a headset takes it. Pure. */
export function headsetLine(calls: readonly Call[], activeCallId: string | undefined): HeadsetLine {
  const active = activeCall(calls, activeCallId);
  const talks = active !== undefined && !isHeldHere(active);
  if (calls.some(isRingingIn)) return talks ? 'waiting' : 'ringing';
  if (!active) return 'idle';
  if (active.state !== 'connected') return 'calling';
  return talks ? 'talking' : 'held';
}

/** What a headset is to show for them. Pure. */
export function headsetLamps(calls: readonly Call[], activeCallId: string | undefined): HeadsetLamps {
  const active = activeCall(calls, activeCallId);
  return {
    ring: calls.some(isRingingIn),
    offHook: active !== undefined,
    mute: active?.muted ?? false,
    hold: active !== undefined && isHeldHere(active),
  };
}
