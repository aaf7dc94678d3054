import { Grammar, type NameAddrHeader } from 'sip.js/lib/grammar/index.js';
import type { Party } from '../../model/party.js';

/** What of a SIP message says who sent it. */
export interface IdentityHeaders {
  getHeader(name: string): string | undefined;
  readonly from: NameAddrHeader;
}

const maxLength = 256;
// controls, and the marks that turn the direction of text round
const unprintable = /[\p{Cc}\u061C\u200E\u200F\u202A-\u202E\u2066-\u2069]/gu;

/**
 * Who the far end is, from the most trustworthy header there is:
 * P-Asserted-Identity (RFC 3325), Remote-Party-ID, From. All of it is data:
 * a server asserts what it likes.
 */
export function partyOf(message: IdentityHeaders): Party {
  return assertedParty(message) ?? fromIdentity(message.from);
}

/** Who a server says the far end is; nothing when it does not say. */
export function assertedParty(message: Pick<IdentityHeaders, 'getHeader'>): Party | undefined {
  for (const name of ['P-Asserted-Identity', 'Remote-Party-ID']) {
    const header = message.getHeader(name);
    const identity = header === undefined || header.length > 1024 ? undefined : parsed(header);
    if (identity) return fromIdentity(identity);
  }
  return undefined;
}

function parsed(header: string): NameAddrHeader | undefined {
  try {
    return Grammar.nameAddrHeaderParse(header);
  } catch {
    return undefined;
  }
}

function fromIdentity({ displayName, uri }: NameAddrHeader): Party {
  const name = cleaned((displayName ?? '').replace(/\\(.)/g, '$1'));
  const user = unescaped(uri.user ?? '');
  const anonymous = uri.host.endsWith('.invalid') || user.toLowerCase() === 'anonymous';
  if (anonymous) return { number: '' };
  return { number: cleaned(user), address: cleaned(`${uri.scheme}:${uri.user ?? ''}@${uri.host}`), ...(name && { name }) };
}

function cleaned(text: string): string {
  return text.replace(unprintable, '').replace(/\s+/g, ' ').trim().slice(0, maxLength);
}

function unescaped(user: string): string {
  try {
    return decodeURIComponent(user);
  } catch {
    return user;
  }
}
