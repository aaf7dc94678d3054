import type { WhileNotReady } from '../../model/agent.js';
import type { HistoryPlace } from './late-history.js';

/** What a page writes on its desk about phones. */
export interface PhoneAttributes {
  /** Nobody is ready before this page may ring. */
  readonly requireSound: boolean;
  /** What is answered by the phone itself: nothing, what the agent sets, or `header`, or so many s. */
  readonly autoAnswer: string | undefined;
  /** Calls may be recorded here. */
  readonly recording: boolean;
  /** How often a recording is told by a tone, in s; 0 for once. */
  readonly recordingTone: number;
  /** What happens to calls while the agent is not ready; what they chose themselves comes first. */
  readonly whileNotReady: WhileNotReady;
  /** Where calls are kept. */
  readonly callHistory: HistoryPlace;
}

const places: readonly HistoryPlace[] = ['browser', 'page', 'off'];

const fates: readonly WhileNotReady[] = ['unavailable', 'busy', 'declined', 'silent'];
/** Where the agent's own choice is kept. */
const fateKey = 'contact-center-widgets:while-not-ready';

/** Reads them. They are no properties of the desk, so that a visitor's page, which has a desk and no phone, need not load them. */
export function phoneAttributes(desk: { getAttribute(name: string): string | null }, memory?: Pick<Storage, 'getItem'>): PhoneAttributes {
  const read = (name: string): string | null => desk.getAttribute(name);
  const tone = Number(read('recording-tone') ?? 15);
  return {
    requireSound: read('require-sound') !== null,
    autoAnswer: read('auto-answer') ?? undefined,
    recording: read('recording') !== null,
    recordingTone: Number.isFinite(tone) ? Math.max(0, tone) : 15,
    whileNotReady: fates.find((fate) => fate === (memory?.getItem(fateKey) ?? read('while-not-ready'))) ?? 'unavailable',
    callHistory: places.find((place) => place === read('call-history')) ?? 'browser',
  };
}
