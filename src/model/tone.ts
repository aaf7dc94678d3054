import { isHeldHere, isLive, isRingingIn, type Call } from './call.js';

/** What a phone plays by itself: for an incoming call, a second one, an outgoing one. */
export type Tone = 'silence' | 'ring' | 'call-waiting' | 'ring-back';

/** A short tone that says how a call came to its end. */
export type EndTone = 'busy' | 'end';

/** A short tone that says what the phone is about to do: it answers by itself. */
export type NoticeTone = 'auto-answer';

/** How long a notice tone is waited for, in ms. */
export const noticeLength = 800;

/** Which tone the calls of this moment ask for. Pure. */
export function toneFor(all: readonly Call[]): Tone {
  const talking = all.some((call) => call.state === 'connected' && !isHeldHere(call));
  const calls = all.filter(({ soundsItself, silent }) => !soundsItself && !silent);
  if (calls.some(isRingingIn)) return talking ? 'call-waiting' : 'ring';
  const ringingOut = calls.some((call) => isLive(call) && call.direction === 'outbound' && call.state === 'ringing' && !call.earlyMedia);
  return ringingOut && !talking ? 'ring-back' : 'silence';
}

/** Which tone a call's end asks for; none where a person here ended it, or it was taken elsewhere. */
export function endToneFor(call: Call): EndTone | undefined {
  if (call.soundsItself) return undefined;
  switch (call.endReason) {
    case 'busy':
    case 'declined':
    case 'unavailable':
    case 'no-answer':
      return call.direction === 'outbound' ? 'busy' : undefined;
    case 'failed':
    case 'queue-timeout':
      return 'busy';
    case 'remote-hangup':
      return 'end';
    default:
      return undefined;
  }
}
