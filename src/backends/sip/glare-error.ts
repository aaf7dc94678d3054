/** Both sides offer at once (RFC 3261 §14.1): the offer made here has to wait. */
export class GlareError extends Error {
  override readonly name = 'GlareError';
}
