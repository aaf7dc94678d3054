import type { CallQuality } from '../model/quality.js';
import type { DialTarget } from '../model/dial-target.js';
import type { MicrophoneSource } from './microphone-source.js';

/** By what a TURN server is spoken to (RFC 8656 §3.1). */
export type RelayTransport = 'udp' | 'tcp' | 'tls';

/** What came of asking an ICE server. */
export type GatheringOutcome =
  | { readonly kind: 'reached' }
  /** It answered, and does not take the credential (STUN error 401 or 403). */
  | { readonly kind: 'refused' }
  | { readonly kind: 'unreachable' };

/** A call to a number that sends back what it hears, as it went. */
export interface EchoCall {
  /** From dialling until the media path worked, in ms. */
  readonly setUp: number;
  /** One for each second. Empty when nothing could be measured. */
  readonly qualities: readonly CallQuality[];
}

/**
 * What is between this browser and its server, a step at a time; each may be
 * done again. It uses connections of its own: a phone that works beside it
 * is not disturbed.
 *
 * All reject with the signal's reason when it is aborted.
 */
export interface LineCheck {
  /** Opens a connection. Rejects with `backend-unreachable`; with `credential-rejected`, `credential-expired` or `backend-unreachable` and the context `{ step: 'credential' }` when none was issued. */
  connect(options: { readonly signal: AbortSignal }): Promise<void>;
  /** Registers over it, for a moment. Rejects with `credential-rejected`, `registration-rejected` (context: `status`) or `backend-unreachable`. */
  register(options: { readonly signal: AbortSignal }): Promise<void>;
  /** How many STUN servers are set up, and by what TURN servers would be spoken to. */
  iceServers(options: { readonly signal: AbortSignal }): Promise<{ readonly stun: number; readonly turn: readonly RelayTransport[] }>;
  /** Has the browser seen from outside. */
  askStun(options: { readonly signal: AbortSignal }): Promise<GatheringOutcome>;
  /** Has a TURN server relay for a moment. */
  askTurn(transport: RelayTransport, options: { readonly signal: AbortSignal }): Promise<GatheringOutcome>;
  /**
   * Calls a number and listens for some ms, then hangs up. Rejects with
   * `call-failed` (context: `status`, or `reason`, an end reason), `media-failed`,
   * or the microphone's errors.
   */
  call(
    target: DialTarget,
    options: { readonly signal: AbortSignal; readonly microphone: MicrophoneSource; readonly listenFor: number },
  ): Promise<EchoCall>;
  /** Takes leave of the server and closes everything. It may be used again. */
  close(): Promise<void>;
}
