/** How a digit is sent: as a telephone event in the media (RFC 4733), or as a SIP INFO. */
export type DtmfMethod = 'rtp' | 'info';

/** Whether all of `digits` are telephone keys (RFC 4733 §3.2): `0`-`9`, `*`, `#`, `A`-`D`. */
export function isDtmf(digits: string): boolean {
  return /^[0-9*#A-D]+$/.test(digits);
}
