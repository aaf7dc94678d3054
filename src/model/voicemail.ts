/** What waits in a voicemail box (RFC 3842). A frozen snapshot. */
export interface Voicemail {
  /** Something waits, whether or not it is counted. */
  readonly waiting: boolean;
  /** Voice messages that nobody heard; 0 where they are not counted. */
  readonly new: number;
  /** Voice messages that were heard; 0 where they are not counted. */
  readonly old: number;
  /** What to call to hear them, where it is told. */
  readonly number?: string;
}
