/** What somebody's line does, as far as their server tells: `offline` is reachable nowhere, `unknown` is not told. */
export type LineState = 'unknown' | 'idle' | 'ringing' | 'busy' | 'offline';

/** A line that is watched. A frozen snapshot. */
export interface Line {
  /** As it was asked for. */
  readonly address: string;
  readonly state: LineState;
}
