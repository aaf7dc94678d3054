import type { Backend } from '../../contracts/backend.js';
import type { LineCheck } from '../../contracts/line-check.js';
import type { PhoneBackend } from '../../contracts/phone-backend.js';
import type { SipOptions } from './sip-options.js';

/** A SIP server: a phone and nothing else. The agent's state is kept by the desk. */
export interface SipBackend extends Backend {
  readonly name: 'sip';
  readonly phone: () => Promise<PhoneBackend>;
  readonly lineCheck: () => Promise<LineCheck>;
}

/** A SIP server as a back end. The SIP stack is loaded when a phone is first wanted. */
export function sip(options: SipOptions): SipBackend {
  return {
    name: 'sip',
    phone: async () => new (await import('./sip-phone-backend.js')).SipPhoneBackend(options),
    lineCheck: async () => new (await import('./sip-line-check.js')).SipLineCheck(options),
  };
}
