import { toHex } from './hex.js';
import { md5 } from './md5.js';

/** The key pair of an itniotech application. Both stay on the server. */
export interface ItniotechKey {
  readonly apiKey: string;
  readonly apiSecret: string;
}

/**
 * The header `Sign` of a request to itniotech: MD5 of key, secret and timestamp
 * in a row, 32 digits of hexadecimal. `timestamp` is in **seconds** since 1970.
 * Neither the body nor a nonce is signed, so whoever gets hold of a signature may
 * use it for anything while its timestamp is taken: it never goes to a browser.
 * Source: itniotech API, interface specification.
 *
 * @throws TypeError when key, secret or timestamp make no sense.
 */
export function itniotechSignature({ apiKey, apiSecret }: ItniotechKey, timestamp: number): string {
  if (!apiKey || !apiSecret) throw new TypeError('apiKey and apiSecret must not be empty');
  if (!Number.isInteger(timestamp) || timestamp < 0) throw new TypeError('a timestamp is a whole number of seconds');
  return toHex(md5(`${apiKey}${apiSecret}${String(timestamp)}`));
}
