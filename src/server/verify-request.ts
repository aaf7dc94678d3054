import { systemClock, type Clock } from './clock.js';
import { diagnoseSignature } from './diagnose-signature.js';
import { fromHex } from './hex.js';
import { isHmac } from './hmac.js';
import { Remembered } from './remembered.js';
import { authV2Prefix, canonicalRequest, signingKey, type AuthV2Deviation, type SignableRequest } from './sign-request.js';

/** What became of a signature. `deviations` are for the log: they say what the signing program did otherwise. */
export type AuthV2Verdict =
  | { readonly valid: true; readonly accessKey: string; readonly timestamp: string }
  | { readonly valid: false; readonly reason: 'malformed' | 'unknown-access-key' | 'timestamp' | 'replayed' | 'memory-full' }
  | { readonly valid: false; readonly reason: 'signature'; readonly deviations?: readonly AuthV2Deviation[] };

const form = /^auth-v2\/([^/;]{1,64})\/(\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d{3})?Z)\/([a-z0-9;-]{1,256})\/([0-9a-f]{64})$/;

/** Checks auth-v2 signatures, each of which counts once. One object serves all requests, since it remembers them. */
export class RequestVerifier {
  readonly #secretKeyOf: (accessKey: string) => string | undefined | Promise<string | undefined>;
  readonly #clock: Clock;
  readonly #skew: number;
  readonly #seen: Remembered;

  /**
   * `secretKeyOf` gives the secret key of an access key, or nothing. `skew` is
   * how far a timestamp may be from now, before and after, in ms: 5 min unless
   * told otherwise. `memory` is how many signatures are remembered until their
   * time is over, 100,000 unless told otherwise; when it is full no more are
   * taken, since one that is forgotten could be used again. Only signatures
   * that are right are remembered, so nobody else can fill it.
   */
  constructor(options: {
    readonly secretKeyOf: (accessKey: string) => string | undefined | Promise<string | undefined>;
    readonly skew?: number;
    readonly memory?: number;
    readonly clock?: Clock;
  }) {
    this.#secretKeyOf = options.secretKeyOf;
    this.#clock = options.clock ?? systemClock;
    this.#skew = options.skew ?? 300_000;
    this.#seen = new Remembered(options.memory ?? 100_000);
  }

  /** Whether `authorization` is the signature of this request, of now, for the first time. Never rejects because of what it is given. */
  async verify(authorization: string, request: SignableRequest): Promise<AuthV2Verdict> {
    const [, accessKey = '', timestamp = '', , hex = ''] = form.exec(authorization) ?? [];
    const signature = fromHex(hex);
    const time = Date.parse(timestamp);
    if (signature === undefined || Number.isNaN(time)) return { valid: false, reason: 'malformed' };
    const prefix = authV2Prefix(request, accessKey, timestamp);
    if (!authorization.startsWith(`${prefix}/`)) return { valid: false, reason: 'malformed' };
    const now = this.#clock.now();
    if (Math.abs(now - time) > this.#skew) return { valid: false, reason: 'timestamp' };
    const secretKey = await this.#secretKeyOf(accessKey);
    if (secretKey === undefined) return { valid: false, reason: 'unknown-access-key' };
    if (!(await isHmac(await signingKey(secretKey, prefix), canonicalRequest(request), signature))) {
      const deviations = await diagnoseSignature({ request, prefix, secretKey, signature });
      return { valid: false, reason: 'signature', ...(deviations && { deviations }) };
    }
    const remembered = this.#seen.add(authorization, time + this.#skew + 1, now);
    if (remembered === 'known') return { valid: false, reason: 'replayed' };
    if (remembered === 'full') return { valid: false, reason: 'memory-full' };
    return { valid: true, accessKey, timestamp };
  }
}
