import type { Backend } from '../../contracts/backend.js';
import type { DialPlan } from '../../contracts/click-to-call-backend.js';
import type { PhoneBackend } from '../../contracts/phone-backend.js';
import type { AnonymousSipOptions } from './anonymous-sip-options.js';
import type { SipOptions } from './sip-options.js';

export type { CredentialSource, SipCredential } from '../../contracts/credential-source.js';
export type { DialPlan, PhoneFactory } from '../../contracts/click-to-call-backend.js';
export type { AnonymousSipOptions } from './anonymous-sip-options.js';
export type { SipLog, SipLogEntry, SipLogEvent } from './sip-log.js';
export type { SipOptions } from './sip-options.js';

/** A SIP server: a phone and nothing else. The agent's state is kept by the desk. */
export interface SipBackend extends Backend {
  readonly name: 'sip';
  readonly phone: () => Promise<PhoneBackend>;
}

/** A SIP server as a back end. The SIP stack is loaded when a phone is first wanted. */
export function sip(options: SipOptions): SipBackend {
  return {
    name: 'sip',
    phone: async () => new (await import('./sip-phone-backend.js')).SipPhoneBackend(options),
  };
}

/**
 * A phone for the one call of a plan, without registration and without a
 * password: fits `PhoneFactory`. Its code is loaded with the SIP stack.
 *
 * Rejects with `backend-unreachable` when none of the plan's servers is one
 * that a browser should speak to.
 */
export async function anonymousSip(plan: DialPlan, options: AnonymousSipOptions = {}): Promise<PhoneBackend> {
  const { AnonymousPhoneBackend } = await import('./anonymous-phone-backend.js');
  return new AnonymousPhoneBackend(plan, options);
}
