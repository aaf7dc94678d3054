import { Grammar, type NameAddrHeader } from 'sip.js/lib/grammar/index.js';
import type { Party } from '../../model/party.js';
import { headerText } from './header-text.js';

/** A header that says who the far end is. */
export type IdentityHeader = 'P-Asserted-Identity' | 'Remote-Party-ID' | 'From';

/** The most trustworthy first: what the server vouches for (RFC 3325), what older servers say, what the far end says of itself. */
export const usualIdentityHeaders: readonly IdentityHeader[] = ['P-Asserted-Identity', 'Remote-Party-ID', 'From'];

/** What of a SIP message says who sent it. */
export interface IdentityHeaders {
  getHeader(name: string): string | undefined;
  readonly from: NameAddrHeader;
}

const nobody: Party = { number: '' };
const longestHeader = 1024;

/**
 * Who the far end is, from the first of these headers that says it. All of it
 * is data: a server asserts what it likes. Every message comes from the server
 * that this phone chose, the one proxy whose assertions count (RFC 3325 §8).
 */
export function partyOf(message: IdentityHeaders, order: readonly IdentityHeader[] = usualIdentityHeaders): Party {
  if (privacyOf(message).includes('user')) return nobody;
  const asserted = assertedParty(message, order);
  return asserted ?? (order.includes('From') ? fromIdentity(message.from) : nobody);
}

/** Who a server says the far end is; nothing when it does not say, is not to be believed before `From`, or was asked not to show it (RFC 3323, RFC 3325 §7). */
export function assertedParty(
  message: Pick<IdentityHeaders, 'getHeader'>,
  order: readonly IdentityHeader[] = usualIdentityHeaders,
): Party | undefined {
  const privacy = privacyOf(message);
  if (privacy.includes('id') || privacy.includes('user')) return undefined;
  for (const name of order) {
    if (name === 'From') return undefined;
    const header = message.getHeader(name);
    if (header === undefined || header.length > longestHeader) continue;
    if (name === 'Remote-Party-ID' && /;\s*privacy\s*=\s*"?(?:full|uri)/i.test(header)) return nobody;
    const party = partyIn(header);
    if (party) return party;
  }
  return undefined;
}

function privacyOf(message: Pick<IdentityHeaders, 'getHeader'>): readonly string[] {
  const values = (message.getHeader('Privacy') ?? '')
    .slice(0, longestHeader)
    .toLowerCase()
    .split(/[;,\s]+/);
  return values.includes('none') ? [] : values;
}

function partyIn(header: string): Party | undefined {
  // a second value, for the same one as a telephone number, may follow (RFC 3325 §9.1)
  const first = /^[^"<,]*(?:"(?:[^"\\]|\\.)*"[^"<,]*)?(?:<[^>]*>[^",]*)?/.exec(header)?.[0] ?? '';
  const [, quoted, plain = '', number] = /^\s*(?:"((?:[^"\\]|\\.)*)"|([^"<]*))\s*<\s*tel:([+\d*#().-]+)/i.exec(first) ?? [];
  if (number !== undefined) return named(quoted ?? plain, { number: number.replace(/[().-]/g, '') });
  try {
    const identity: NameAddrHeader | undefined = Grammar.nameAddrHeaderParse(first);
    return identity && fromIdentity(identity);
  } catch {
    return undefined;
  }
}

function fromIdentity({ displayName, uri }: NameAddrHeader): Party {
  const user = unescaped(uri.user ?? '');
  if (uri.host.endsWith('.invalid') || user.toLowerCase() === 'anonymous') return nobody;
  return named(displayName ?? '', { number: headerText(user), address: headerText(`${uri.scheme}:${uri.user ?? ''}@${uri.host}`) });
}

function named(text: string, party: Party): Party {
  const name = headerText(text.replace(/\\(.)/g, '$1'));
  return { ...party, ...(name && { name }) };
}

function unescaped(user: string): string {
  try {
    return decodeURIComponent(user);
  } catch {
    return user;
  }
}
