import { boundedText } from './bounded-text.js';
import { systemClock } from './clock.js';
import type { Caller, EndpointOptions } from './endpoint.js';
import { jsonObject, type JSONObject } from './json.js';
import { RateLimit, type Rate } from './rate-limit.js';
import { Refusal } from './refusal.js';

const bodyLimit = 8192;

/** The door that endpoints have in common: POST, not too often, a small object in JSON. */
export class Door {
  readonly now: () => number;
  readonly #limit: RateLimit;

  constructor({ rate, clock = systemClock }: EndpointOptions, usual: Rate) {
    this.now = () => clock.now();
    this.#limit = new RateLimit({ ...usual, ...rate });
  }

  /** @throws Refusal 405 */
  checkMethod(request: Request): void {
    if (request.method !== 'POST') throw new Refusal(405, 'method-not-allowed', { allow: 'POST' });
  }

  /** Takes one request from the caller's allowance. @throws Refusal 429 */
  count(caller: Caller | undefined): void {
    const wait = this.#limit.take(caller?.address ?? caller?.remoteAddr?.hostname, this.now());
    if (wait > 0) throw new Refusal(429, 'too-many-requests', { 'retry-after': String(wait) });
  }

  /** The object in the body. @throws Refusal 400 or 413 */
  async read(request: Request): Promise<JSONObject> {
    const length = Number(request.headers.get('content-length') ?? '0');
    const text = length > bodyLimit ? undefined : await boundedText(request, bodyLimit);
    if (text === undefined) throw new Refusal(413, 'body-too-large');
    const object = jsonObject(text === '' ? '{}' : text);
    if (!object) throw new Refusal(400, 'malformed-body');
    return object;
  }
}
