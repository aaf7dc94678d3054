import { type Session, SIPExtension, UserAgent, type UserAgentDelegate } from 'sip.js/lib/api/index.js';
import { Grammar } from 'sip.js/lib/grammar/index.js';
import { CcError } from '../../model/error.js';
import type { CallMedia } from './call-media.js';
import { isAcceptable } from './message-guard.js';
import type { UsableCredential } from './sip-credential.js';
import type { LogSip } from './sip-log.js';

/** The far end's patience ends before this, in s: a proxy gives up after three minutes (RFC 3261 §16.6, timer C). */
const longestRinging = 200;

/** What a user agent is made of. */
export interface SipUserAgentOptions {
  readonly credential: UsableCredential;
  readonly instanceID: string;
  readonly mediaOf: (session: Session) => CallMedia | undefined;
  readonly delegate: UserAgentDelegate;
  readonly log: LogSip;
}

/**
 * Sets up sip.js as a browser's phone: no logging of messages, no default STUN
 * server, no reconnecting of its own, and nothing a server sends is thrown
 * into the page.
 *
 * @throws CcError `credential-rejected` when the address is none.
 */
export function sipUserAgent({ credential, instanceID, mediaOf, delegate, log }: SipUserAgentOptions): UserAgent {
  const uri = Grammar.URIParse(credential.address);
  if (!uri?.user) throw new CcError('credential-rejected', 'the credential holds no SIP address');
  const userAgent = new UserAgent({
    uri,
    authorizationUsername: credential.username,
    authorizationPassword: credential.password,
    displayName: credential.displayName ?? '',
    instanceId: instanceID,
    delegate,
    transportOptions: { server: credential.server, traceSip: false, connectionTimeout: 5, keepAliveInterval: 0 },
    sessionDescriptionHandlerFactory: (session) => {
      const media = mediaOf(session);
      if (!media) throw new CcError('media-failed', 'this session has no media');
      return media;
    },
    sipExtensionReplaces: SIPExtension.Supported,
    sendInitialProvisionalResponse: false,
    noAnswerTimeout: longestRinging,
    gracefulShutdown: false,
    logBuiltinEnabled: false,
    logConfiguration: false,
    userAgentString: 'contact-center-widgets',
  });
  guardMessages(userAgent, log);
  return userAgent;
}

/** Uses another credential for everything that is sent from now on. */
export function changeCredential(userAgent: UserAgent, credential: UsableCredential): void {
  userAgent.configuration.authorizationUsername = credential.username;
  userAgent.configuration.authorizationPassword = credential.password;
}

function guardMessages({ transport }: UserAgent, log: LogSip): void {
  const receive = transport.onMessage;
  transport.onMessage = (message) => {
    if (!isAcceptable(message)) return log('message-dropped', { detail: `${message.length} characters` });
    try {
      receive?.(message);
    } catch (error) {
      log('message-failed', { detail: error instanceof Error ? error.name : typeof error });
    }
  };
}
