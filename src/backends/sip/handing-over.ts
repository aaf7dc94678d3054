import type { IncomingNotifyRequest } from 'sip.js/lib/core/messages/index.js';
import type { Party } from '../../model/party.js';
import type { CallEnd } from './end-reason.js';

/** What a leg minds while it is being handed over, from this side or from the other; nothing at other times. */
export interface HandingOver {
  /** Takes NOTIFYs in the dialogue. */
  onNotify?: ((notification: IncomingNotifyRequest) => void) | undefined;
  /** What a BYE of the far end means, if not what it says. */
  meaningOfBye?: (() => CallEnd | undefined) | undefined;
  /** This side is about to say goodbye. */
  onParting?: (() => void) | undefined;
  /** Who is being called to take the far end's place. */
  heir?: Party | undefined;
}
