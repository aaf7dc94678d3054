import type { DialPlan } from '../../contracts/click-to-call-backend.js';
import type { PhoneBackend } from '../../contracts/phone-backend.js';
import type { AnonymousSipOptions } from './anonymous-sip-options.js';

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
