import type { IdentityHeader } from './caller-identity.js';

/** What is read from the messages of a call, and believed. */
export interface CallReading {
  /**
   * Which headers say who the far end is, the most trustworthy first; what is
   * not named is not believed. Default: `P-Asserted-Identity`, `Remote-Party-ID`, `From`.
   */
  readonly identityHeaders?: readonly IdentityHeader[] | undefined;
  /** Headers of an inbound call that are handed on as its `data`. Default: none. */
  readonly dataHeaders?: readonly string[] | undefined;
  /** The header that names the queue an inbound call comes from. Default: none. */
  readonly queueHeader?: string | undefined;
}
