import type { SdkAuthentication } from './create-sdk-authentication.js';
import { readClaims, signClaims } from './signed-claims.js';

const scheme = /^Bearer\s+/i;

/**
 * A token for a page with `<cc-sdk>` whose calls go to a SIP server of one's own:
 * it says who the agent is until `lifetime` ms after `now`, and only who knows the
 * secret can make one. No account at itniotech is needed.
 *
 * @throws TypeError when the secret has fewer than 32 characters.
 */
export async function createSdkToken(
  account: string,
  { secret, lifetime, now }: { readonly secret: string; readonly lifetime: number; readonly now: number },
): Promise<SdkAuthentication> {
  if (!account) throw new TypeError('account must not be empty');
  const authentication = `Bearer ${await signClaims('sdk-token', { account }, now + lifetime, secret)}`;
  return { authentication, expiresAt: new Date(now + lifetime).toISOString() };
}

/** The account that a token of {@link createSdkToken} is for, with or without `Bearer`; nothing if it is of somebody else, or over. */
export async function verifySdkToken(
  token: string | null | undefined,
  { secret, now }: { readonly secret: string; readonly now: number },
): Promise<string | undefined> {
  const claims = await readClaims('sdk-token', (token ?? '').replace(scheme, ''), now, secret);
  const account = claims?.['account'];
  return typeof account === 'string' && account !== '' ? account : undefined;
}
