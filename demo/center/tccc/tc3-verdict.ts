import { createHash, createHmac } from 'node:crypto';
import { same } from '../cec/tokens.js';

/** What of a request is signed. */
export interface SignedRequest {
  readonly authorization: string | undefined;
  readonly timestamp: string | undefined;
  readonly contentType: string;
  /** As the `Host` header has it: with a port. */
  readonly host: string;
  readonly body: string;
}

/** Whose signatures are taken, and when. */
export interface SignatureRules {
  readonly secretId: string;
  readonly secretKey: string;
  /** Milliseconds since 1970. */
  readonly now: number;
}

const form =
  /^TC3-HMAC-SHA256 Credential=([^/\s,]{1,128})\/(\d{4}-\d\d-\d\d)\/([\w-]{1,64})\/tc3_request, ?SignedHeaders=([a-z0-9;-]{1,256}), ?Signature=([0-9a-f]{64})$/;
const skew = 300;

const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex');
const hmac = (key: string | Buffer, text: string): Buffer => createHmac('sha256', key).update(text).digest();

/**
 * Tencent's error code for a request that is not signed as TC3-HMAC-SHA256 wants
 * it, or nothing. Written anew here, so that it checks the package's own. The
 * service is the one that the signature names, and the host is taken without
 * its port: that is what Tencent's clients sign (facts: A8.1).
 */
export function tc3Refusal(request: SignedRequest, { secretId, secretKey, now }: SignatureRules): string | undefined {
  const [, id = '', date = '', service = '', names = '', signature = ''] = form.exec(request.authorization ?? '') ?? [];
  if (id === '') return 'AuthFailure.InvalidAuthorization';
  const seconds = Number(request.timestamp);
  if (!/^\d{1,12}$/.test(request.timestamp ?? '')) return 'MissingParameter';
  if (Math.abs(seconds - now / 1000) > skew) return 'AuthFailure.SignatureExpire';
  if (new Date(seconds * 1000).toISOString().slice(0, 10) !== date) return 'AuthFailure.SignatureFailure';
  if (!same(id, secretId)) return 'AuthFailure.InvalidSecretId';
  // both are always signed; more of them would have to be read from the request
  if (names !== 'content-type;host') return 'AuthFailure.SignatureFailure';
  const host = request.host.replace(/:\d+$/, '');
  const canonical = `POST\n/\n\ncontent-type:${request.contentType}\nhost:${host}\n\n${names}\n${sha256(request.body)}`;
  const text = `TC3-HMAC-SHA256\n${request.timestamp ?? ''}\n${date}/${service}/tc3_request\n${sha256(canonical)}`;
  const key = hmac(hmac(hmac(`TC3${secretKey}`, date), service), 'tc3_request');
  return same(hmac(key, text).toString('hex'), signature) ? undefined : 'AuthFailure.SignatureFailure';
}
