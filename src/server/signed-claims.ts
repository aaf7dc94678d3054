import { fromBase64Url, toBase64Url } from './base64.js';
import { bytesOf, hmac, isHmac } from './hmac.js';
import { jsonObject, type JSONObject } from './json.js';

/** What a text was made for; one made for something else is not taken. */
export type Purpose = 'visitor-token' | 'resume' | 'push' | 'sdk-token';

const shortestSecret = 32;
const longestText = 2048;

/** @throws TypeError when a secret is too short to be one. */
export function checkSecret(secret: string): void {
  // a variable of the environment may be missing
  if (typeof secret !== 'string' || secret.length < shortestSecret)
    throw new TypeError(`a secret has at least ${String(shortestSecret)} characters`);
}

/** What is signed: the purpose first, so that no text serves two. */
const message = (purpose: Purpose, payload: string): string => `contact-center-widgets ${purpose} 1\n${payload}`;

/**
 * Claims as a text that only who knows the secret can make, and anybody can
 * read: JSON and its HMAC-SHA256, both in Base64 for URLs, with a dot between.
 *
 * `expiresAt` is in ms since 1970.
 */
export async function signClaims(purpose: Purpose, claims: JSONObject, expiresAt: number, secret: string): Promise<string> {
  checkSecret(secret);
  const payload = toBase64Url(bytesOf(JSON.stringify({ ...claims, expiresAt })));
  return `${payload}.${toBase64Url(await hmac('SHA-256', secret, message(purpose, payload)))}`;
}

/** The claims of a text of {@link signClaims}; nothing if it is of somebody else, for something else, or over. */
export async function readClaims(purpose: Purpose, text: string, now: number, secret: string): Promise<JSONObject | undefined> {
  checkSecret(secret);
  if (text.length > longestText) return undefined;
  const [payload = '', mac = '', ...rest] = text.split('.');
  const signature = fromBase64Url(mac);
  if (rest.length > 0 || !signature || !(await isHmac(secret, message(purpose, payload), signature))) return undefined;
  const claims = jsonObject(new TextDecoder().decode(fromBase64Url(payload)));
  return claims && typeof claims['expiresAt'] === 'number' && now < claims['expiresAt'] ? claims : undefined;
}
