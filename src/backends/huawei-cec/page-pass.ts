import type { Clock } from '../../kit/clock.js';
import type { CecMemory } from './cec-memory.js';
import type { ObtainPass } from './cec-pass.js';
import { askPageScript, pageFields, type PageVisitor, type VisitorFields } from './page-script.js';
import { authorize, vouchFor } from './page-voucher.js';

/** What a pass of the page family is made of. */
export interface PagePassOptions {
  readonly mode: 'token' | 'authorization';
  /** Where `/service-cloud` is reached. */
  readonly base: string;
  readonly visitor: PageVisitor;
  /** Authorization mode: signs the visitor at the page's own server. */
  readonly authorizationUrl: string | undefined;
  /** Token mode: vouches for the visitor at the page's own server. */
  readonly credentialUrl: string | undefined;
  readonly memory: CecMemory;
  readonly nickname: () => string | undefined;
  readonly clock: Clock;
  readonly random: () => number;
  readonly fetch: typeof fetch;
}

/**
 * Passes of the page family: a cookie, obtained by the requests that the
 * vendor's page scripts are fetched with, in their order and with their
 * fields. The scripts that come back are not looked at, let alone run. Source:
 * CEC 2.5 Web Lightweight Client Integration.
 */
export function pagePasses(options: PagePassOptions): ObtainPass {
  const { mode, base, memory } = options;
  return async ({ signal }) => {
    const ask = mode === 'token' ? vouchFor : authorize;
    const { fields, resume } = await ask(namedFields(options), options, memory.load().resume, signal);
    // between the two, the first script would call thirdValidate, which asks for the second with the same fields
    if (mode === 'token') await askPageScript('thirdPartyClient.js', fields, options, signal);
    await askPageScript('newThirdPartyClient.js', fields, options, signal);
    const { thirdUserId: visitorId, channelConfigId: channelId } = fields;
    memory.save({ visitorId, resume });
    return { visitorId, channelId, base, headers: {}, credentials: 'include', rollOver: () => false };
  };
}

/** The fields of the visitor, who keeps their id as long as this browser remembers it. */
export function namedFields({ visitor, memory, nickname, clock, random }: PagePassOptions): VisitorFields {
  const id = visitor.user?.id ?? memory.load().visitorId ?? newVisitorId(clock, random);
  return pageFields(visitor, { id, name: visitor.user?.name ?? nickname() ?? 'Visitor' }, clock.now());
}

/** At most 24 letters and digits, which every call takes. */
function newVisitorId(clock: Clock, random: () => number): string {
  const letters = Array.from({ length: 12 }, () => Math.floor(random() * 36).toString(36)).join('');
  return `v${clock.now().toString(36)}${letters}`.slice(0, 24);
}
