/** How a call sounds, in one word: nobody complains, some do, most do. */
export type QualityLevel = 'good' | 'fair' | 'poor';

/** What the network does to a call's sound, measured over a short while. */
export interface NetworkMeasure {
  /** Share of the far end's packets that never came, 0 to 1. */
  readonly loss: number;
  /** How unevenly they came, in ms (RFC 3550 §6.4.1). */
  readonly jitter: number;
  /** To the far end and back, in ms. */
  readonly roundTrip: number;
}

/** How well the far end is heard. */
export interface CallQuality extends NetworkMeasure {
  readonly level: QualityLevel;
  /** Mean opinion score people would give, 1 (bad) to 4.4 (as good as a call gets), estimated. */
  readonly mos: number;
}

/** Of ITU-T G.107: the rating of a call that nothing impairs, with all defaults. */
const bestRating = 93.2;
/** Of ITU-T G.113, for packet-loss concealment as codecs of today have it: how well lost packets are made up for. */
const lossRobustness = 25.1;
/** Capturing, coding and playing take this long, in ms. */
const processing = 40;

// users satisfied down to a rating of 80, many dissatisfied below 60 (ITU-T G.109): 4.0 and 3.1 as scores
const boundaries: readonly (readonly [QualityLevel, number])[] = [
  ['good', 4],
  ['fair', 3.1],
];
/** A level is left for a better one only when the score is past the boundary by this much. */
const margin = 0.15;

/**
 * Rates a call by the E-model of ITU-T G.107, with all that a browser cannot
 * know at its defaults: `R = 93.2 − Id − Ie,eff`. `Id`, the impairment by
 * delay, is taken as two lines (Cole and Rosenbluth, Voice over IP performance
 * monitoring, 2001); `Ie,eff`, that by loss, is equation 7-29 for random loss.
 *
 * @param before the level until now: it is kept where the score is near its boundary
 */
export function callQuality(measure: NetworkMeasure, before?: QualityLevel): CallQuality {
  const loss = within(measure.loss, 0, 1);
  const jitter = Math.max(0, measure.jitter) || 0;
  const roundTrip = Math.max(0, measure.roundTrip) || 0;
  // a jitter buffer holds sound back for about twice the jitter
  const delay = roundTrip / 2 + 2 * jitter + processing;
  const byDelay = 0.024 * delay + 0.11 * Math.max(0, delay - 177.3);
  const percent = loss * 100;
  const byLoss = (95 * percent) / (percent + lossRobustness);
  const mos = scoreOf(bestRating - byDelay - byLoss);
  return Object.freeze({ level: levelOf(mos, before), mos, loss, jitter, roundTrip });
}

/** ITU-T G.107 Annex B. */
function scoreOf(rating: number): number {
  const bounded = within(rating, 0, 100);
  return within(1 + 0.035 * bounded + bounded * (bounded - 60) * (100 - bounded) * 7e-6, 1, 4.5);
}

function levelOf(mos: number, before: QualityLevel | undefined): QualityLevel {
  for (const [level, least] of boundaries) {
    const rising = before !== undefined && rank(level) < rank(before);
    if (mos >= least + (rising ? margin : 0)) return level;
  }
  return 'poor';
}

function rank(level: QualityLevel): number {
  return level === 'good' ? 0 : level === 'fair' ? 1 : 2;
}

function within(value: number, least: number, most: number): number {
  return Math.min(most, Math.max(least, value)) || least;
}
