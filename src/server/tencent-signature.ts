import { toHex } from './hex.js';
import { bytesOf, hmac } from './hmac.js';

/** The key pair of a Tencent Cloud account or sub-account. */
export interface TencentKey {
  readonly secretId: string;
  readonly secretKey: string;
}

/** What of a request TC3-HMAC-SHA256 signs. */
export interface TencentRequest {
  /** Without a port, whatever the connection uses: that is what Tencent's own clients sign. */
  readonly host: string;
  /** First label of the product's host: `ccc`. */
  readonly service: string;
  /** The body as text, letter by letter as it is sent. */
  readonly payload: string;
  /** Default: `application/json`. */
  readonly contentType?: string;
}

async function sha256(text: string): Promise<string> {
  return toHex(new Uint8Array(await crypto.subtle.digest('SHA-256', bytesOf(text))));
}

/** The text whose hash is signed: a POST to `/` without a query. */
export function tencentCanonicalRequest({ host, contentType = 'application/json' }: TencentRequest, payloadHash: string): string {
  // each canonical header ends with a line feed of its own, so an empty line follows them
  return ['POST', '/', '', `content-type:${contentType}`, `host:${host}`, '', 'content-type;host', payloadHash].join('\n');
}

/**
 * Signs a POST to Tencent Cloud (TC3-HMAC-SHA256) and gives the value of its
 * header `Authorization`.
 *
 * `timestamp` is in seconds since 1970, as `X-TC-Timestamp` says it; the service
 * takes it for five minutes. Source: Tencent Cloud API, Signature v3.
 *
 * @throws TypeError when the secret key is empty.
 */
export async function signTencentRequest(request: TencentRequest, { secretId, secretKey }: TencentKey, timestamp: number): Promise<string> {
  if (secretKey === '') throw new TypeError('a key must not be empty');
  const date = new Date(timestamp * 1000).toISOString().slice(0, 10);
  const scope = `${date}/${request.service}/tc3_request`;
  const canonical = tencentCanonicalRequest(request, await sha256(request.payload));
  const signed = ['TC3-HMAC-SHA256', String(timestamp), scope, await sha256(canonical)].join('\n');
  let key = await hmac('SHA-256', `TC3${secretKey}`, date);
  for (const part of [request.service, 'tc3_request']) key = await hmac('SHA-256', key, part);
  const signature = toHex(await hmac('SHA-256', key, signed));
  return `TC3-HMAC-SHA256 Credential=${secretId}/${scope}, SignedHeaders=content-type;host, Signature=${signature}`;
}
