/** How a call's incoming sound stands, from its beginning until now. */
export interface SoundCount {
  /** Packets that came. */
  readonly received: number;
  /** Packets that never came. */
  readonly lost: number;
  /** Now, in ms. */
  readonly jitter: number;
  /** Now, in ms; 0 where nobody knows. */
  readonly roundTrip: number;
}

/** Of what a browser reports (W3C WebRTC Statistics) the part that is read here; all of it may be missing. */
interface Stats {
  readonly id: string;
  readonly type: string;
  readonly kind?: string;
  readonly packetsReceived?: number;
  readonly packetsLost?: number;
  readonly jitter?: number;
  readonly roundTripTime?: number;
  readonly selectedCandidatePairId?: string;
  readonly nominated?: boolean;
  readonly state?: string;
  readonly currentRoundTripTime?: number;
}

/** Reads a browser's report. Undefined while no sound has come. */
export function soundCount(report: { values(): Iterable<unknown> }): SoundCount | undefined {
  const all = [...report.values()] as Stats[];
  const inbound = all.find(({ type, kind }) => type === 'inbound-rtp' && kind === 'audio');
  if (inbound?.packetsReceived === undefined) return undefined;
  const chosen = all.find(({ type }) => type === 'transport')?.selectedCandidatePairId;
  // Firefox names no chosen pair
  const pair = all.find(({ id, type, nominated, state }) =>
    chosen ? id === chosen : type === 'candidate-pair' && nominated && state === 'succeeded',
  );
  // as the far end reports it, where the pair does not know
  const told = all.find(({ type, kind }) => type === 'remote-inbound-rtp' && kind === 'audio')?.roundTripTime;
  return {
    received: inbound.packetsReceived,
    lost: inbound.packetsLost ?? 0,
    jitter: (inbound.jitter ?? 0) * 1000,
    roundTrip: (pair?.currentRoundTripTime ?? told ?? 0) * 1000,
  };
}
