import type { CenterConfig } from '../config.js';
import { header, withoutHeaders, type Header, type SIPMessage } from './message.js';
import type { Peer } from './peer.js';
import { parseAddress, parseNameAddress } from './uri.js';

/**
 * The message with the identity that the center vouches for, in the place of
 * any that its sender claims (RFC 3325 §5 and §6). A trunk may call in any
 * name; where it answers a number, that number's name is asserted.
 */
export function withAssertedIdentity<Message extends SIPMessage>(message: Message, sender: Peer, config: CenterConfig): Message {
  if (!(header(message, 'cseq') ?? '').endsWith(' INVITE')) return message;
  const identity = identityOf(message, sender, config);
  const headers = withoutHeaders(message, 'p-asserted-identity', 'p-preferred-identity');
  return { ...message, headers: identity === undefined ? headers : [...headers, identity] };
}

function identityOf(message: SIPMessage, sender: Peer, { accounts, numbers, domain }: CenterConfig): Header | undefined {
  const account = sender.guest?.account ?? accounts.get(sender.username ?? '');
  if (account === undefined) return undefined;
  if (!account.trunk) return asserted(account.displayName, account.username, domain);
  if (message.kind === 'request') return undefined;
  const number = parseAddress(parseNameAddress(header(message, 'to') ?? '')?.uri ?? '')?.user ?? '';
  const plan = numbers.get(number);
  return plan && asserted(plan.name, number, domain);
}

function asserted(name: string, user: string, domain: string): Header {
  return ['P-Asserted-Identity', `"${name.replace(/["\\]/g, '\\$&')}" <sip:${user}@${domain}>`];
}
