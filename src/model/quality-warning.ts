import type { SoundQuality } from './quality.js';

/** What may hinder a call, the most hindering first. */
export const qualityWarnings = [
  /** No packet of the far end's sound arrives. */
  'no-sound-received',
  /** No packet leaves here. */
  'no-sound-sent',
  'high-loss',
  'high-jitter',
  'long-round-trip',
  'low-mos',
] as const;

/** One of what may hinder a call. */
export type QualityWarning = (typeof qualityWarnings)[number];

/**
 * Beyond these a second counts as a bad one.
 *
 * Round trip, jitter and score are those of Twilio's Voice SDK (lib/twilio/statsMonitor.ts:
 * 400 ms, 30 ms, 3). Its limit for loss, 1 %, would be passed by a single packet of
 * the fifty in a second; ours is that of its average over seven seconds, 3 %. 400 ms
 * is also twice the one-way delay that ITU-T G.114 calls acceptable for most.
 */
export const qualityLimits = {
  /** Share, 0 to 1. */
  loss: 0.03,
  /** In ms. */
  jitter: 30,
  /** In ms. */
  roundTrip: 400,
  /** At least. */
  mos: 3,
} as const;

/** So many of the last five seconds must be bad for a warning. */
const enough = 3;
const seconds = 5;
const all = (1 << seconds) - 1;

/** What one second of a call was like. */
export interface QualitySecond {
  /** Each direction that something is known of. */
  readonly directions: readonly SoundQuality[];
  /** Packets that came in this second. */
  readonly received: number;
  /** Packets that left in this second; undefined where the browser does not tell. */
  readonly sent: number | undefined;
}

/**
 * Raises warnings and takes them back, each by itself, a second at a time:
 *
 *     clear ──3 of the last 5 seconds were bad──► raised
 *       ▲                                            │
 *       └──────── 5 good seconds in a row ───────────┘
 */
export class QualityAlarm {
  /** The last seconds of each warning, one bit each, 1 for a bad one. */
  readonly #bad = new Map<QualityWarning, number>();
  readonly #raised = new Set<QualityWarning>();

  /** Takes another second. Results in what is raised after it. */
  hear(second: QualitySecond): readonly QualityWarning[] {
    for (const warning of qualityWarnings) {
      const bad = (((this.#bad.get(warning) ?? 0) << 1) | Number(isBad(warning, second))) & all;
      this.#bad.set(warning, bad);
      if (bad === 0) this.#raised.delete(warning);
      else if (ones(bad) >= enough) this.#raised.add(warning);
    }
    return qualityWarnings.filter((warning) => this.#raised.has(warning));
  }

  /** Forgets everything: what comes next is another beginning. */
  reset(): void {
    this.#bad.clear();
    this.#raised.clear();
  }
}

function isBad(warning: QualityWarning, { directions, received, sent }: QualitySecond): boolean {
  switch (warning) {
    case 'no-sound-received':
      return received <= 0;
    case 'no-sound-sent':
      return sent !== undefined && sent <= 0;
    case 'high-loss':
      return directions.some(({ loss }) => loss > qualityLimits.loss);
    case 'high-jitter':
      return directions.some(({ jitter }) => jitter > qualityLimits.jitter);
    case 'long-round-trip':
      return directions.some(({ roundTrip }) => roundTrip > qualityLimits.roundTrip);
    case 'low-mos':
      return directions.some(({ mos }) => mos < qualityLimits.mos);
  }
}

function ones(bits: number): number {
  return bits === 0 ? 0 : (bits & 1) + ones(bits >> 1);
}
