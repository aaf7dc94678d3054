import { toHex } from './hex.js';
import { bytesOf, hmac, type Bytes } from './hmac.js';
import { percentEncoded } from './percent-encoding.js';

/** What of a request auth-v2 signs. */
export interface SignableRequest {
  /** Default: `POST`. */
  readonly method?: string;
  /** Path without a query, which this scheme does not sign. A missing slash at the beginning is added. */
  readonly path: string;
  /** Signed besides Content-Length, which is counted. Default: Content-Type `application/json;charset=UTF-8`. */
  readonly headers?: Readonly<Record<string, string>>;
  /** The body as text. */
  readonly payload: string;
}

/** Ways in which programs were seen to differ from the reading of auth-v2 that this package takes. */
export type AuthV2Deviation =
  /** Lines end with CR LF: the line separator of a server on Windows. */
  | 'crlf'
  /** The signing key is used as its 32 bytes instead of as hexadecimal text. */
  | 'raw-signing-key'
  /** The payload is not percent-encoded. */
  | 'payload-not-encoded'
  /** The values of headers are not percent-encoded. */
  | 'header-values-not-encoded';

/** The key pair of auth-v2: for a page's visitor the channel configuration ID and the channel's third-party authentication key. */
export interface AuthV2Key {
  readonly accessKey: string;
  readonly secretKey: string;
}

/** A request with the headers that auth-v2 signs, in its order. */
function signedHeaders({ headers, payload }: SignableRequest): readonly (readonly [string, string])[] {
  const given = headers ?? { 'content-type': 'application/json;charset=UTF-8' };
  const all = new Map(Object.entries(given).map(([name, value]) => [name.trim().toLowerCase(), value.trim()]));
  all.set('content-length', String(bytesOf(payload).length));
  return [...all].sort(([a], [b]) => (a < b ? -1 : 1));
}

/** `auth-v2/{access key}/{timestamp}/{names of headers}`: what a signature stands behind, and what its key is made from. */
export function authV2Prefix(request: SignableRequest, accessKey: string, timestamp: string): string {
  const names = signedHeaders(request).map(([name]) => name);
  return `auth-v2/${accessKey}/${timestamp}/${names.join(';')}`;
}

/** The text of which the signature is made, in this package's reading or in one that deviates. */
export function canonicalRequest(request: SignableRequest, deviations: readonly AuthV2Deviation[] = []): string {
  const deviates = new Set(deviations);
  const { method = 'POST', path, payload } = request;
  const headers = signedHeaders(request);
  return [
    method.toUpperCase(),
    path.startsWith('/') ? path : `/${path}`,
    headers.map(([name]) => name).join(';'),
    ...headers
      .map(([name, value]) => `${percentEncoded(name)}:${deviates.has('header-values-not-encoded') ? value : percentEncoded(value)}`)
      .sort(),
    deviates.has('payload-not-encoded') ? payload : percentEncoded(payload),
  ].join(deviates.has('crlf') ? '\r\n' : '\n');
}

/** The key of one signature: the prefix, signed with the secret key. */
export async function signingKey(secretKey: string, prefix: string, deviations: readonly AuthV2Deviation[] = []): Promise<Bytes> {
  const bytes = await hmac('SHA-256', secretKey, prefix);
  return deviations.includes('raw-signing-key') ? bytes : toHex(bytes);
}

/**
 * Signs a request as Huawei's auth-v2 wants it: `auth-v2/{access key}/{timestamp}/{names of headers}/{signature}`.
 *
 * `timestamp` is when it is signed; it is written in UTC with milliseconds.
 * Source: CEC 2.5 Web Lightweight Client Integration, authentication of third
 * parties; what it leaves open is read as Huawei's published signers do it.
 *
 * @throws TypeError when the secret key is empty.
 */
export async function signRequest(request: SignableRequest, { accessKey, secretKey }: AuthV2Key, timestamp: Date): Promise<string> {
  const prefix = authV2Prefix(request, accessKey, timestamp.toISOString());
  const signature = await hmac('SHA-256', await signingKey(secretKey, prefix), canonicalRequest(request));
  return `${prefix}/${toHex(signature)}`;
}
