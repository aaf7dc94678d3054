import type { Clock } from '../../kit/clock.js';
import type { Party } from '../../model/party.js';
import type { CallReading } from './call-reading.js';
import type { RedirectPolicy } from './further-tries.js';
import type { SipLeg } from './sip-leg.js';
import type { LogSip } from './sip-log.js';

/** What every leg needs from its back end. */
export interface LegSetting {
  readonly clock: Clock;
  readonly random: () => number;
  readonly log: LogSip;
  readonly gatherFor: number;
  readonly createPeerConnection: () => RTCPeerConnection;
  /** What is believed about who calls, and what else is read from a call. */
  readonly reads?: CallReading | undefined;
  /** Calls are to be confirmed between their ends within so many s (RFC 4028). Default: as the far end wants. */
  readonly sessionInterval?: number | undefined;
  /** Whom a server may send a call on to. Default: nobody. */
  readonly redirects?: RedirectPolicy | undefined;
  /** The server can be asked something now. */
  readonly canSignal: () => boolean;
  readonly onEnded: (leg: SipLeg) => void;
  /** Whether a call's far end may have it go on with somebody else. Absent: calls stay with whom they are, from this side, too. */
  readonly mayFollow?: (leg: SipLeg, party: Party) => boolean;
}
