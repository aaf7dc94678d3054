import { isHmac } from './hmac.js';
import { canonicalRequest, signingKey, type AuthV2Deviation, type SignableRequest } from './sign-request.js';

const deviations: readonly AuthV2Deviation[] = ['crlf', 'raw-signing-key', 'payload-not-encoded', 'header-values-not-encoded'];

/** Every set of deviations but the empty one, those with few first. */
const sets: readonly (readonly AuthV2Deviation[])[] = Array.from({ length: 2 ** deviations.length - 1 }, (_, index) =>
  deviations.filter((_deviation, bit) => ((index + 1) >> bit) & 1),
).sort((a, b) => a.length - b.length);

/**
 * Which deviations from the documented algorithm would make this signature:
 * the smallest set that does, or nothing if none does. For logs; a signature
 * that deviates is wrong all the same.
 */
export async function diagnoseSignature(wrong: {
  readonly request: SignableRequest;
  readonly prefix: string;
  readonly secretKey: string;
  readonly signature: Uint8Array<ArrayBuffer>;
}): Promise<readonly AuthV2Deviation[] | undefined> {
  for (const set of sets) {
    const key = await signingKey(wrong.secretKey, wrong.prefix, set);
    if (await isHmac(key, canonicalRequest(wrong.request, set), wrong.signature)) return set;
  }
  return undefined;
}
