import type { Backend } from '../../contracts/backend.js';
import type { SipOptions } from './sip-options.js';

export type { CredentialSource, SipCredential } from '../../contracts/credential-source.js';
export type { SipLog, SipLogEntry, SipLogEvent } from './sip-log.js';
export type { SipOptions } from './sip-options.js';

/** A SIP server as a back end. The SIP stack is loaded when a phone is first wanted. */
export function sip(options: SipOptions): Backend {
  return {
    name: 'sip',
    phone: async () => new (await import('./sip-phone-backend.js')).SipPhoneBackend(options),
  };
}
