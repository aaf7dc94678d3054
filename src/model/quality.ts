import type { QualityWarning } from './quality-warning.js';

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

/** One direction of a call's sound, with the score that people would give it. */
export interface SoundQuality extends NetworkMeasure {
  /** Mean opinion score people would give, 1 (bad) to 4.4 (as good as a call gets), estimated. */
  readonly mos: number;
}

/** By which way the sound goes, without any address (RFC 8445 §5.1.1; W3C WebRTC Statistics). */
export interface MediaPath {
  /** How this side is reached: `host`, `srflx` (through a NAT), `prflx`, `relay` (TURN). */
  readonly local?: string;
  /** The same of the far end. */
  readonly remote?: string;
  /** `udp` or `tcp`; to the TURN server where one relays: `udp`, `tcp`, `tls`. */
  readonly protocol?: string;
}

/** How well the far end is heard; anew once a second while both sides talk. */
export interface CallQuality extends SoundQuality {
  /** Follows the score slowly: one bad second makes no bad call. */
  readonly level: QualityLevel;
  /** What hinders the call now, the most hindering first. */
  readonly warnings: readonly QualityWarning[];
  /** How this side is heard, as the far end reports it (RFC 3550 §6.4.1). Absent until it has. */
  readonly sent?: SoundQuality;
  /** As it is named in a description: `opus`, `PCMU`. */
  readonly codec?: string;
  readonly path?: MediaPath;
}

/** What is measured besides the network. */
export interface QualityFacts extends Pick<CallQuality, 'sent' | 'codec' | 'path'> {
  readonly level?: QualityLevel;
  readonly warnings?: readonly QualityWarning[];
}

/** Of ITU-T G.107: the rating of a call that nothing impairs, with all defaults. */
const bestRating = 93.2;
/** Capturing, coding and playing take this long, in ms. */
const processing = 40;

/** What a codec costs by itself, and how well it makes up for lost packets. */
interface CodecImpairment {
  /** Equipment impairment factor `Ie`. */
  readonly impairment: number;
  /** Packet-loss robustness factor `Bpl`. */
  readonly robustness: number;
}

/** Of ITU-T G.113, appendix I, for packet-loss concealment as codecs of today have it (G.711). What browsers speak besides, Opus and G.722, has no figures for this scale and is rated alike. */
const usualCodec: CodecImpairment = { impairment: 0, robustness: 25.1 };
const codecs: Readonly<Record<string, CodecImpairment>> = { g729: { impairment: 11, robustness: 19 } };

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
 * monitoring, 2001); `Ie,eff`, that by codec and loss, is equation 7-29 for random loss.
 *
 * @param before the level until now: it is kept where the score is near its boundary
 */
export function callQuality(measure: NetworkMeasure, before?: QualityLevel, { warnings = [], ...facts }: QualityFacts = {}): CallQuality {
  const sound = soundQuality(measure, facts.codec);
  return Object.freeze({ level: levelOf(sound.mos, before), ...sound, ...facts, warnings: Object.freeze([...warnings]) });
}

/** The same for one direction, without a level. What was not measured, `NaN` included, counts as not impaired. */
export function soundQuality(measure: NetworkMeasure, codec = ''): SoundQuality {
  const loss = within(measure.loss, 0, 1);
  const jitter = within(measure.jitter, 0, Infinity);
  const roundTrip = within(measure.roundTrip, 0, Infinity);
  const { impairment, robustness } = codecs[codec.toLowerCase()] ?? usualCodec;
  // a jitter buffer holds sound back for about twice the jitter
  const delay = roundTrip / 2 + 2 * jitter + processing;
  const byDelay = 0.024 * delay + 0.11 * Math.max(0, delay - 177.3);
  const percent = loss * 100;
  const byLoss = impairment + ((95 - impairment) * percent) / (percent + robustness);
  return Object.freeze({ mos: scoreOf(bestRating - byDelay - byLoss), loss, jitter, roundTrip });
}

/** ITU-T G.107 Annex B. */
function scoreOf(rating: number): number {
  const bounded = within(rating, 0, 100);
  return within(1 + 0.035 * bounded + bounded * (bounded - 60) * (100 - bounded) * 7e-6, 1, 4.5);
}

/** @param before the level until now: it is left for a better one only when the score is well past the boundary */
export function levelOf(mos: number, before: QualityLevel | undefined): QualityLevel {
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
