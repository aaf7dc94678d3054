import type { Call } from '../model/call.js';
import type { Party } from '../model/party.js';

/**
 * The far end of a call wants it to go on with somebody else, whom this side
 * calls (SIP REFER, RFC 3515). A page that calls `preventDefault` refuses.
 */
export class CallReferralEvent extends Event {
  static readonly type = 'cc-call-referral';
  readonly call: Call;
  /** With whom it is to go on. */
  readonly party: Party;

  constructor(call: Call, party: Party) {
    super(CallReferralEvent.type, { bubbles: true, composed: true, cancelable: true });
    this.call = call;
    this.party = party;
  }
}

declare global {
  interface HTMLElementEventMap {
    'cc-call-referral': CallReferralEvent;
  }
}
