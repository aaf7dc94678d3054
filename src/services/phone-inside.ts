import type { CallLeg } from '../contracts/phone-backend.js';
import type { Call } from '../model/call.js';
import type { RecordedCall } from '../model/recorded-call.js';
import type { DialChoices } from './phone-options.js';

/** What a phone lends to those of its parts that load when they are wanted. Nobody else has it. */
export interface PhoneInside {
  /** The live leg behind a call. */
  leg(callId: string): CallLeg | undefined;
  /** Does something with a live leg. Rejects as it does and notes the error, unless the call has ended meanwhile. */
  act(callId: string, action: (leg: CallLeg) => Promise<void>): Promise<void>;
  /** Dials as `Phone.dial`; the new call has `more` from the beginning. */
  dial(target: string, choices: DialChoices, more: Partial<Call>): Promise<string>;
  /** Tells those who listen that a recording ended. */
  recorded(recording: RecordedCall): void;
  /** Changes fields of a call that its leg knows nothing of. */
  amend(callId: string, change: (call: Call) => Call): void;
}
