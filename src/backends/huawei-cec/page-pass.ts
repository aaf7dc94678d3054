import type { Clock } from '../../kit/clock.js';
import type { CecMemory } from './cec-memory.js';
import type { CecPass, ObtainPass } from './cec-pass.js';
import { askPageScript, authorize, pageFields, type PageVisitor, type VisitorFields } from './page-script.js';

/** What a pass of the page family is made of. */
export interface PagePassOptions {
  readonly mode: 'token' | 'authorization';
  /** Where `/service-cloud` is reached. */
  readonly base: string;
  readonly visitor: PageVisitor;
  /** Authorization mode: signs the visitor at the page's own server. */
  readonly authorizationUrl: string | undefined;
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
  const { mode, base, visitor, memory } = options;
  return async ({ signal }) => {
    const fields = namedFields(options);
    if (mode === 'token') {
      await askPageScript('thirdPartyClient.js', fields, options, signal);
      // the script would now call thirdValidate, which asks for the second one with the same fields
      await askPageScript('newThirdPartyClient.js', fields, options, signal);
      return passOf(base, fields.thirdUserId, visitor.channelId, memory, undefined);
    }
    const { authorized, resume } = await authorize(fields, options, memory.load().resume, signal);
    await askPageScript('newThirdPartyClient.js', authorized, options, signal);
    return passOf(base, authorized.thirdUserId, authorized.channelConfigId, memory, resume);
  };
}

/** The fields of the visitor, who keeps their id as long as this browser remembers it. */
export function namedFields({ visitor, memory, nickname, clock, random }: PagePassOptions): VisitorFields {
  const id = visitor.user?.id ?? memory.load().visitorId ?? newVisitorId(clock, random);
  return pageFields(visitor, { id, name: visitor.user?.name ?? nickname() ?? 'Visitor' }, clock.now());
}

function passOf(base: string, visitorId: string, channelId: string, memory: CecMemory, resume: string | undefined): CecPass {
  memory.save({ visitorId, resume });
  return { visitorId, channelId, base, headers: {}, credentials: 'include', rollOver: () => false };
}

/** At most 24 letters and digits, which every call takes. */
function newVisitorId(clock: Clock, random: () => number): string {
  const letters = Array.from({ length: 12 }, () => Math.floor(random() * 36).toString(36)).join('');
  return `v${clock.now().toString(36)}${letters}`.slice(0, 24);
}
