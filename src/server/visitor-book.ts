import type { JSONObject } from './json.js';
import { Refusal } from './refusal.js';
import { isVisitorId, mintVisitorId, resumedVisitor, resumeOf, visitorNameOf, type Visitor } from './visitor.js';

/** Who a site says that a visitor is; `null` and `undefined` are nobody. */
export type Identified = Visitor | 'anonymous' | null | undefined;

/** How a server knows its visitors. */
export interface VisitorBookOptions {
  /** Signs what anonymous visitors come back with; at least 32 characters, the same on every server of the site. */
  readonly secret: string;
  /**
   * Who a request is of, by the site's own sign-in (a cookie, say; the body is
   * read already). Nothing refuses it with 401, `anonymous` lets the endpoint
   * choose a visitor. Without this hook everybody is anonymous.
   */
  readonly identify?: (request: Request) => Identified | Promise<Identified>;
  /** ms after the last request for which an anonymous visitor can come back; a day unless told otherwise. */
  readonly resumeLifetime?: number;
  /** Name of a visitor who gives none. `Visitor` unless told otherwise. */
  readonly visitorName?: string;
  /** Fills bytes by chance. */
  readonly random?: (bytes: Uint8Array<ArrayBuffer>) => Uint8Array<ArrayBuffer>;
}

/** Tells who asks: somebody the site knows, somebody who was here before, or somebody new. */
export class VisitorBook {
  readonly #options: VisitorBookOptions;
  readonly #now: () => number;

  constructor(options: VisitorBookOptions, now: () => number) {
    this.#options = options;
    this.#now = now;
  }

  /** @throws Refusal 400 or 401 */
  async whoAsks(request: Request, body: JSONObject): Promise<{ readonly visitor: Visitor; readonly resume?: string }> {
    const { identify, secret, resumeLifetime = 86_400_000, visitorName = 'Visitor', random } = this.#options;
    const known = identify ? await identify(request) : 'anonymous';
    if (known === undefined || known === null) throw new Refusal(401, 'unknown-visitor');
    if (known !== 'anonymous') {
      if (!isVisitorId(known.id)) throw new TypeError('identify gave an ID that is not 1 to 24 letters and digits');
      return { visitor: { id: known.id, name: visitorNameOf(known.name) ?? visitorName } };
    }
    const wanted = body['visitorName'] ?? body['thirdUserName'];
    if (wanted !== undefined && typeof wanted !== 'string') throw new Refusal(400, 'malformed-name');
    const { resume } = body;
    const former = typeof resume === 'string' ? await resumedVisitor(resume, this.#now(), secret) : undefined;
    const id = former?.id ?? mintVisitorId(random ?? ((bytes) => crypto.getRandomValues(bytes)));
    const visitor = { id, name: visitorNameOf(wanted ?? '') ?? former?.name ?? visitorName };
    return { visitor, resume: await resumeOf(visitor, this.#now() + resumeLifetime, secret) };
  }
}
