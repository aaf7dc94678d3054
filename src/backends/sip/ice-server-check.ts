import type { GatheringOutcome, RelayTransport } from '../../contracts/line-check.js';
import type { Clock } from '../../kit/clock.js';

/** A server that has not answered by then does not, in ms. */
const patience = 8000;
/** STUN errors that mean a credential (RFC 8489 §14.8, RFC 8656 §19): not authenticated, forbidden, wrong credentials, stale for good. */
const refusals: ReadonlySet<number> = new Set([400, 401, 403, 437, 438, 441, 486]);

/** What to ask, and with what. */
export interface IceAsk {
  readonly servers: readonly RTCIceServer[];
  /** The kind of candidate that only they can give. */
  readonly wanted: 'srflx' | 'relay';
  readonly clock: Clock;
  readonly createPeerConnection: (configuration: RTCConfiguration) => RTCPeerConnection;
  readonly signal: AbortSignal;
}

/** The STUN servers among them, each alone. */
export function stunUrls(servers: readonly RTCIceServer[]): readonly RTCIceServer[] {
  return single(servers).filter(({ urls }) => /^stuns?:/i.test(urls as string));
}

/** The TURN servers that are spoken to by this, each alone (RFC 7065). */
export function relayUrls(servers: readonly RTCIceServer[], transport: RelayTransport): readonly RTCIceServer[] {
  return single(servers).filter(({ urls }) => transportOf(urls as string) === transport);
}

/** Gathers candidates with these servers alone, and sees whether one of them gave any. */
export async function askIceServer({ servers, wanted, clock, createPeerConnection, signal }: IceAsk): Promise<GatheringOutcome> {
  signal.throwIfAborted();
  const connection = createPeerConnection({ iceServers: [...servers], iceTransportPolicy: wanted === 'relay' ? 'relay' : 'all' });
  const stop = new AbortController();
  let [refused, failed] = [false, false];
  let cancel = (): void => {};
  try {
    const outcome = new Promise<GatheringOutcome>((resolve, reject) => {
      const giveUp = (): void => resolve({ kind: refused ? 'refused' : 'unreachable' });
      // what a STUN server sees of a machine without NAT is a host candidate, and not told twice
      const end = (): void => (wanted === 'srflx' && !failed ? resolve({ kind: 'reached' }) : giveUp());
      cancel = clock.after(patience, giveUp);
      signal.addEventListener('abort', () => reject(signal.reason as Error), stop);
      connection.addEventListener(
        'icecandidate',
        ({ candidate }) => {
          if (candidate?.type === wanted) resolve({ kind: 'reached' });
          else if (!candidate) end();
        },
        stop,
      );
      connection.addEventListener(
        'icecandidateerror',
        ({ errorCode }) => {
          failed = true;
          refused ||= refusals.has(errorCode);
        },
        stop,
      );
      // Firefox tells the end only by the state
      connection.addEventListener('icegatheringstatechange', () => connection.iceGatheringState === 'complete' && end(), stop);
    });
    connection.addTransceiver('audio', { direction: 'recvonly' });
    await connection.setLocalDescription(await connection.createOffer());
    return await outcome;
  } finally {
    cancel();
    stop.abort();
    connection.close();
  }
}

function single(servers: readonly RTCIceServer[]): readonly RTCIceServer[] {
  return servers.flatMap((server) => [server.urls].flat().map((urls) => ({ ...server, urls })));
}

function transportOf(url: string): RelayTransport | undefined {
  if (/^turns:/i.test(url)) return 'tls';
  if (!/^turn:/i.test(url)) return undefined;
  return /[?&]transport=tcp\b/i.test(url) ? 'tcp' : 'udp';
}
