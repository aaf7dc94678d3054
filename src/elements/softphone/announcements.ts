import { type Call, isHeldHere, isRingingIn } from '../../model/call.js';
import type { LocaleController } from '../../context/locale-controller.js';
import { stateKey } from '../call-words/call-words.js';
import { shownLabel } from '../party-label/shown-label.js';

/** What a screen reader is told, each once. */
export interface Announcement {
  readonly text: string;
  /** Ringing does not wait for the end of a sentence; a call that is only shown does. */
  readonly urgent: boolean;
}

/** What there is to tell about two lists of calls. Pure. */
export function announcementsOf(
  calls: readonly Call[],
  before: readonly Call[],
  { text }: Pick<LocaleController, 'text'>,
): readonly Announcement[] {
  return calls.flatMap((call): Announcement[] => {
    const previous = before.find(({ id }) => id === call.id);
    const party = shownLabel(call.party) || text('call.unknown-party');
    if (isRingingIn(call)) return previous ? [] : [{ text: text('announce.incoming', { party }), urgent: !call.silent }];
    const state = changeOf(call, previous);
    return state ? [{ text: text('announce.call', { party, state: text(state) }), urgent: false }] : [];
  });
}

function changeOf(call: Call, previous: Call | undefined): ReturnType<typeof stateKey> | undefined {
  if (previous && call.muted !== previous.muted) return call.muted ? 'call.muted' : 'call.state.connected';
  const now = stateKey(call);
  if (!previous || now !== stateKey(previous) || isHeldHere(call) !== isHeldHere(previous)) return now;
  return undefined;
}
