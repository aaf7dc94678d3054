import { readClaims, signClaims } from './signed-claims.js';

/** Whom a page's server vouches for to Huawei CEC, in the words of its validation request. */
export interface VouchedVisitor {
  readonly userId: string;
  readonly userName: string;
  /** Tenant ID. */
  readonly tenantSpaceId: string;
}

/**
 * A token that the page's server gives to a visitor's page (`thirdUserToken`),
 * and that Huawei CEC brings back to be validated. It vouches for this ID, name
 * and tenant, until `lifetime` ms after `now`.
 *
 * @throws TypeError when the secret has fewer than 32 characters.
 */
export async function createVisitorToken(
  { userId, userName, tenantSpaceId }: VouchedVisitor,
  { secret, lifetime, now }: { readonly secret: string; readonly lifetime: number; readonly now: number },
): Promise<string> {
  return signClaims('visitor-token', { userId, userName, tenantSpaceId }, now + lifetime, secret);
}

/** Whether a token was made with this secret, for this very visitor, and is not over. Compares in constant time. */
export async function verifyVisitorToken(
  token: string,
  { userId, userName, tenantSpaceId }: VouchedVisitor,
  { secret, now }: { readonly secret: string; readonly now: number },
): Promise<boolean> {
  const claims = await readClaims('visitor-token', token, now, secret);
  return claims?.['userId'] === userId && claims['userName'] === userName && claims['tenantSpaceId'] === tenantSpaceId;
}
