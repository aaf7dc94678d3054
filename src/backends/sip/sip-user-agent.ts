import { Grammar, type URI } from 'sip.js/lib/grammar/index.js';
import type { Clock } from '../../kit/clock.js';
import { CcError } from '../../model/error.js';
import type { DigestAccount } from './digest.js';
import type { Invitation } from './invitation.js';
import { isAcceptable } from './message-guard.js';
import type { LogSip } from './sip-log.js';
import { UserAgent, type UserAgentOptions } from './user-agent.js';

/** Who a user agent speaks for. */
export interface SipIdentity {
  /** Address of record. */
  readonly address: string;
  readonly displayName?: string;
  readonly account?: DigestAccount;
}

/** What a user agent is made of. */
export interface SipUserAgentOptions {
  readonly identity: SipIdentity;
  readonly instanceID: string;
  /** User part of the Contact. Default: a random one. */
  readonly contactUser?: string;
  readonly clock: Clock;
  readonly onInvite: (invitation: Invitation) => void;
  readonly onNotify?: UserAgentOptions['onNotify'];
  readonly onDown: () => void;
  readonly log: LogSip;
}

/**
 * A browser's phone: nothing a server sends is thrown into the page, and
 * nothing is parsed that could freeze it.
 *
 * @throws CcError `credential-rejected` when the address is none.
 */
export function sipUserAgent({ identity, log, ...rest }: SipUserAgentOptions): UserAgent {
  return new UserAgent({
    ...rest,
    uri: addressOf(identity),
    displayName: identity.displayName ?? '',
    ...(identity.account && { account: identity.account }),
    admits: (message) => {
      const acceptable = isAcceptable(message);
      if (!acceptable) log('message-dropped', { detail: `${message.length} characters` });
      return acceptable;
    },
    onBroken: (error) => log('message-failed', { detail: error instanceof Error ? error.name : typeof error }),
  });
}

function addressOf({ address }: SipIdentity): URI {
  const uri = Grammar.URIParse(address);
  if (!uri?.user) throw new CcError('credential-rejected', 'the credential holds no SIP address');
  return uri;
}
