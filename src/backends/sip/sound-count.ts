import type { MediaPath, NetworkMeasure } from '../../model/quality.js';

/** How a call's sound stands, from its beginning until now. */
export interface SoundCount {
  /** Packets that came. */
  readonly received: number;
  /** Packets that never came. */
  readonly lost: number;
  /** Now, in ms. */
  readonly jitter: number;
  /** Now, in ms; 0 where nobody knows. */
  readonly roundTrip: number;
  /** Packets that left; undefined where the browser does not tell (Chromium 141 leaves it out before ICE). */
  readonly sent: number | undefined;
  /** How this side's sound arrives, as the far end reports it now; undefined until it has. */
  readonly far: NetworkMeasure | undefined;
  readonly codec: string | undefined;
  readonly path: MediaPath | undefined;
}

/** Of what a browser reports (W3C WebRTC Statistics) the part that is read here; all of it may be missing. */
interface Stats {
  readonly id: string;
  readonly type: string;
  readonly kind?: string;
  readonly packetsReceived?: number;
  readonly packetsSent?: number;
  readonly packetsLost?: number;
  readonly fractionLost?: number;
  readonly jitter?: number;
  readonly roundTripTime?: number;
  readonly codecId?: string;
  readonly mimeType?: string;
  readonly selectedCandidatePairId?: string;
  readonly nominated?: boolean;
  readonly state?: string;
  readonly currentRoundTripTime?: number;
  readonly localCandidateId?: string;
  readonly remoteCandidateId?: string;
  readonly candidateType?: string;
  readonly protocol?: string;
  readonly relayProtocol?: string;
}

/** Reads a browser's report of a call's sound. What it leaves out counts as nothing. */
export function soundCount(report: { values(): Iterable<unknown> }): SoundCount {
  const all = [...report.values()] as Stats[];
  const byId = (id: string | undefined): Stats | undefined => (id === undefined ? undefined : all.find((one) => one.id === id));
  const sound = (wanted: string): Stats | undefined => all.find(({ type, kind }) => type === wanted && kind === 'audio');
  const [inbound, outbound, far] = [sound('inbound-rtp'), sound('outbound-rtp'), sound('remote-inbound-rtp')];
  const chosen = all.find(({ type }) => type === 'transport')?.selectedCandidatePairId;
  // Firefox names no chosen pair
  const pair = byId(chosen) ?? all.find(({ type, nominated, state }) => type === 'candidate-pair' && nominated && state === 'succeeded');
  // as the far end reports it, where the pair does not know
  const roundTrip = inMs(pair?.currentRoundTripTime) || inMs(far?.roundTripTime);
  return {
    received: inbound?.packetsReceived ?? 0,
    lost: inbound?.packetsLost ?? 0,
    jitter: inMs(inbound?.jitter),
    roundTrip,
    sent: outbound?.packetsSent,
    far: far && { loss: far.fractionLost ?? 0, jitter: inMs(far.jitter), roundTrip },
    codec: byId(inbound?.codecId ?? outbound?.codecId)?.mimeType?.replace(/^audio\//i, ''),
    path: pair && pathOf(byId(pair.localCandidateId), byId(pair.remoteCandidateId)),
  };
}

function inMs(seconds: number | undefined): number {
  return (seconds ?? 0) * 1000;
}

function pathOf(local: Stats | undefined, remote: Stats | undefined): MediaPath {
  const protocol = local?.relayProtocol ?? local?.protocol;
  return Object.freeze({
    ...(local?.candidateType && { local: local.candidateType }),
    ...(remote?.candidateType && { remote: remote.candidateType }),
    ...(protocol && { protocol }),
  });
}
