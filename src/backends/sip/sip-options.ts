import type { CredentialSource, SipCredential } from '../../contracts/credential-source.js';
import type { Clock } from '../../kit/clock.js';
import type { BackOff } from '../../kit/retry.js';
import type { CallReading } from './call-reading.js';
import type { RedirectPolicy } from './further-tries.js';
import type { SipLog } from './sip-log.js';

/** How a SIP back end is set up. One of `credential` and `credentialUrl` is needed. */
export interface SipOptions extends CallReading {
  /** `wss://…`, or `ws://…` on loopback. Default: the credential's own `server`. */
  readonly server?: string | undefined;
  /** Who this phone is, or a function that obtains and renews it. */
  readonly credential?: SipCredential | CredentialSource<SipCredential> | undefined;
  /** Where the page's own server issues a credential: asked by POST with the page's cookies, answers a SipCredential as JSON. */
  readonly credentialUrl?: string | undefined;
  /** STUN and TURN servers. Default: the credential's, else none. */
  readonly iceServers?: readonly RTCIceServer[] | undefined;
  /** `relay` sends media through TURN only. Default `all`. */
  readonly iceTransportPolicy?: RTCIceTransportPolicy | undefined;
  /** Longest time between `dial` and the INVITE once the microphone is open, in ms. Default 450. */
  readonly gatherFor?: number | undefined;
  /** Binding's life asked of the registrar, in s. Default 300. */
  readonly expires?: number | undefined;
  /**
   * The voicemail box to be told of: its address, or `true` for the phone's own (RFC 3842).
   * Default: what the server tells without being asked.
   */
  readonly voicemail?: string | boolean | undefined;
  /**
   * Calls are confirmed between their ends within so many s, so that the far end of a tab that crashed is told
   * (RFC 4028). Where the far end's server can. 0 leaves it to the far end. Default 300.
   */
  readonly sessionInterval?: number | undefined;
  /** Whom the server may send a dialled call on to (SIP 3xx): default `own-domain`, addresses at the phone's own domain. */
  readonly redirects?: RedirectPolicy | undefined;
  readonly backOff?: BackOff | undefined;
  /** Told of what happens on the wire, without secrets and without message texts. */
  readonly log?: SipLog | undefined;
  readonly clock?: Clock | undefined;
  /** A number from 0 up to 1. Default `Math.random`. */
  readonly random?: (() => number) | undefined;
  readonly fetch?: typeof fetch | undefined;
  readonly createPeerConnection?: ((configuration: RTCConfiguration) => RTCPeerConnection) | undefined;
  /** Says whether the microphone is allowed already. Default: the browser's. */
  readonly permissions?: Pick<Permissions, 'query'> | undefined;
  /** Where `online`, `offline` and `pagehide` are heard. Default: the window. */
  readonly page?: EventTarget | undefined;
  /** Keeps the instance id over reloads. Default: the tab's sessionStorage, and localStorage for the tab that comes after it. */
  readonly storage?: Pick<Storage, 'getItem' | 'setItem'> | undefined;
  /** Tells two tabs apart that share a copied storage. Default: the browser's Web Locks. */
  readonly locks?: LockManager | undefined;
}
