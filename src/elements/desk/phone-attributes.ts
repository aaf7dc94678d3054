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
  /** Where calls are kept. */
  readonly callHistory: HistoryPlace;
}

const places: readonly HistoryPlace[] = ['browser', 'page', 'off'];

/** Reads them. They are no properties of the desk, so that a visitor's page, which has a desk and no phone, need not load them. */
export function phoneAttributes(desk: { getAttribute(name: string): string | null }): PhoneAttributes {
  const read = (name: string): string | null => desk.getAttribute(name);
  const tone = Number(read('recording-tone') ?? 15);
  return {
    requireSound: read('require-sound') !== null,
    autoAnswer: read('auto-answer') ?? undefined,
    recording: read('recording') !== null,
    recordingTone: Number.isFinite(tone) ? Math.max(0, tone) : 15,
    callHistory: places.find((place) => place === read('call-history')) ?? 'browser',
  };
}
