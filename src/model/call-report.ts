import type { CallDirection, EndReason } from './call.js';
import type { ErrorCode } from './error.js';
import type { MediaPath } from './quality.js';
import type { QualityWarning } from './quality-warning.js';

/** The least, the middle and the most of what was measured. */
export interface FigureRange {
  readonly min: number;
  readonly median: number;
  readonly max: number;
}

/** One direction of a call's sound, over all seconds that were measured. */
export interface SoundFigures {
  readonly mos: FigureRange;
  /** Share, 0 to 1. */
  readonly loss: FigureRange;
  /** In ms. */
  readonly jitter: FigureRange;
  /** In ms. */
  readonly roundTrip: FigureRange;
}

/** Something hindered a call for a while. */
export interface ReportedWarning {
  readonly warning: QualityWarning;
  /** ISO 8601. */
  readonly from: string;
  /** ISO 8601; absent: until the end. */
  readonly to?: string;
}

/** Something changed in a call. */
export interface ReportedStep {
  /** ISO 8601. */
  readonly at: string;
  /** `ringing`, `connected`, `hold local`, `muted`, `media interrupted`, … */
  readonly what: string;
}

/** With what a call was made. */
export interface CallSurroundings {
  /** Name and major version. */
  readonly browser?: string;
  /** As the browser calls it: `wifi`, `ethernet`, `cellular`, or how fast it takes it to be: `4g`. */
  readonly network?: string;
  /** Names of the devices that were chosen. */
  readonly microphone?: string;
  readonly speaker?: string;
}

/**
 * What a call was like, for whoever looks into a complaint. Plain data, without
 * names, secrets and addresses of networks.
 */
export interface CallReport {
  readonly callId: string;
  readonly direction: CallDirection;
  /** As dialled or shown; masked where the desk says so: `•••••958`. */
  readonly number: string;
  /** ISO 8601. */
  readonly startedAt: string;
  readonly answeredAt?: string;
  readonly endedAt?: string;
  readonly endReason?: EndReason;
  /** SIP status, where one ended it. */
  readonly status?: number;
  readonly error?: { readonly code: ErrorCode; readonly status?: number };
  readonly codec?: string;
  readonly path?: MediaPath;
  /** For how many seconds it was measured. */
  readonly seconds: number;
  /** The far end as it was heard here. */
  readonly received?: SoundFigures;
  /** This side as it was heard there. */
  readonly sent?: SoundFigures;
  readonly warnings: readonly ReportedWarning[];
  readonly steps: readonly ReportedStep[];
  readonly surroundings: CallSurroundings;
}
