import { Grammar, type NameAddrHeader, type URI } from 'sip.js/lib/grammar/index.js';
import { type Party, partyLabel } from '../../model/party.js';
import { partyOf } from './caller-identity.js';
import { headerText } from './header-text.js';
import type { Session } from './session.js';

/** Where somebody is to call, and whose place they take there. */
export interface Reference {
  readonly uri: URI;
  /** Value of a Replaces header (RFC 3891). */
  readonly replaces?: string;
  readonly party: Party;
}

const longestHeader = 2048;
// a dialogue's three names and nothing else (RFC 3891 §6.1): what is written into a message of ours can begin no other header
const dialogue = /^[^\s;,"<>\p{Cc}]+(?:;(?:to-tag|from-tag)=[A-Za-z0-9\-.!%*_+`'~]+){2}(?:;early-only)?$/u;

/** A Refer-To for an address. */
export function referToAddress(uri: URI): string {
  return `<${uri.toString()}>`;
}

/** A Refer-To for the far end of an established dialogue, to take its place (RFC 3891, RFC 5589 §7). */
export function referToDialogue({ dialog }: Session, party: Party): string | undefined {
  if (!dialog) return undefined;
  const { callId, localTag, remoteTag } = dialog;
  const uri = dialog.remoteTarget.clone();
  uri.clearHeaders();
  const replaces = encodeURIComponent(`${callId};to-tag=${remoteTag};from-tag=${localTag}`);
  const name = headerText(partyLabel(party)).replace(/["\\]/g, '');
  return `${name && `"${name}" `}<${uri.toString()}?Replaces=${replaces}>`;
}

/** What a Refer-To asks for; undefined when it is none that a phone can follow: a call, to a SIP address. */
export function readReferTo(header: string | undefined): Reference | undefined {
  if (header === undefined || header.length > longestHeader) return undefined;
  const read = parsed(header);
  if (!read || !/^sips?$/.test(read.uri.scheme)) return undefined;
  const method = read.uri.getParam('method');
  if (method !== undefined && method !== null && method.toUpperCase() !== 'INVITE') return undefined;
  const [asked] = read.uri.getHeader('Replaces') ?? [];
  const replaces = asked === undefined ? undefined : unescaped(asked);
  if (asked !== undefined && (replaces === undefined || !dialogue.test(replaces))) return undefined;
  const uri = read.uri.clone();
  uri.clearHeaders();
  uri.deleteParam('method');
  return { uri, ...(replaces !== undefined && { replaces }), party: partyAt(read) };
}

function parsed(header: string): NameAddrHeader | undefined {
  try {
    // an address may stand there bare; what follows it is said of the header then (RFC 3261 §20)
    return Grammar.nameAddrHeaderParse(header.includes('<') ? header : `<${header.split(';')[0]?.trim() ?? ''}>`);
  } catch {
    return undefined;
  }
}

// a phone that has no public name is called by one that it made up, which tells people nothing
function partyAt(read: NameAddrHeader): Party {
  const party = partyOf({ from: read, getHeader: () => undefined });
  const name = headerText(read.displayName ?? '');
  return party.number === '' && name !== '' ? { number: '', name } : party;
}

function unescaped(text: string): string | undefined {
  try {
    return decodeURIComponent(text);
  } catch {
    return undefined;
  }
}
