import { expect } from '@open-wc/testing';
import { VirtualClock } from '../../kit/virtual-clock.js';
import type { CallQuality } from '../../model/quality.js';
import { QualityWatch } from './quality-watch.js';
import { soundCount } from './sound-count.js';

/** A network that does to a call what a test wants; 100 packets in 2 s. */
class Network {
  looks = 0;
  loss = 0;
  jitter = 0.005;
  roundTrip = 0.04;
  flows = true;
  fails = false;
  #received = 0;
  #lost = 0;

  readonly getStats = (): Promise<RTCStatsReport> => {
    this.looks++;
    if (this.fails) return Promise.reject(new DOMException('closed', 'InvalidStateError'));
    if (this.flows) {
      this.#lost += 100 * this.loss;
      this.#received += 100 * (1 - this.loss);
    }
    const inbound = { type: 'inbound-rtp', kind: 'audio', packetsReceived: this.#received, packetsLost: this.#lost, jitter: this.jitter };
    const report = new Map<string, object>([
      ['V', { ...inbound, id: 'V', kind: 'video', packetsLost: 5000 }],
      ['A', { ...inbound, id: 'A' }],
      ['T', { id: 'T', type: 'transport', selectedCandidatePairId: 'P' }],
      ['O', { id: 'O', type: 'candidate-pair', nominated: true, state: 'succeeded', currentRoundTripTime: 9 }],
      ['P', { id: 'P', type: 'candidate-pair', currentRoundTripTime: this.roundTrip }],
    ]);
    return Promise.resolve(report as RTCStatsReport);
  };
}

describe('the quality of a call', () => {
  let network: Network;
  let clock: VirtualClock;
  let told: CallQuality[];
  let watch: QualityWatch;
  beforeEach(() => {
    network = new Network();
    clock = new VirtualClock();
    told = [];
    watch = new QualityWatch({ connection: network, clock, onQuality: (quality) => told.push(quality) });
  });
  afterEach(() => watch.dispose());
  const levels = (): readonly string[] => told.map(({ level }) => level);

  it('is not looked for before the call is connected, and no more when it is over', async () => {
    await clock.advance(10_000);
    expect(network.looks).to.equal(0);
    watch.begin();
    watch.begin();
    await clock.advance(10_000);
    expect(network.looks).to.equal(6);
    watch.dispose();
    await clock.advance(10_000);
    expect(network.looks).to.equal(6);
    expect(clock.waiting).to.equal(0);
  });

  it('is told once it is known, with what was measured', async () => {
    watch.begin();
    await clock.advance(1999);
    expect(told).to.deep.equal([]);
    await clock.advance(1);
    expect(told).to.have.length(1);
    expect(told[0]).to.include({ level: 'good', loss: 0, jitter: 5, roundTrip: 40 });
  });

  it('is told again when it gets worse and stays so, and when it is better again', async () => {
    watch.begin();
    await clock.advance(4000);
    network.loss = 0.06;
    await clock.advance(20_000);
    network.loss = 0.3;
    await clock.advance(20_000);
    network.loss = 0.06;
    await clock.advance(20_000);
    network.loss = 0;
    await clock.advance(20_000);
    expect(levels()).to.deep.equal(['good', 'fair', 'poor', 'fair', 'good']);
  });

  it('is not thrown by one bad moment', async () => {
    watch.begin();
    await clock.advance(10_000);
    network.loss = 0.08;
    await clock.advance(2000);
    network.loss = 0;
    await clock.advance(20_000);
    expect(levels()).to.deep.equal(['good']);
  });

  it('says nothing of a call that is held: no sound is no bad sound', async () => {
    watch.begin();
    await clock.advance(4000);
    network.flows = false;
    await clock.advance(60_000);
    expect(levels()).to.deep.equal(['good']);
    network.flows = true;
    await clock.advance(4000);
    expect(levels()).to.deep.equal(['good']);
  });

  it('lives with a browser that does not answer, or does not tell', async () => {
    network.fails = true;
    watch.begin();
    await clock.advance(4000);
    network.fails = false;
    await clock.advance(4000);
    expect(levels()).to.deep.equal(['good']);
    expect(soundCount(new Map())).to.equal(undefined);
    expect(soundCount(new Map([['A', { id: 'A', type: 'inbound-rtp', kind: 'audio', packetsReceived: 3 }]]))).to.deep.equal({
      received: 3,
      lost: 0,
      jitter: 0,
      roundTrip: 0,
    });
  });

  it('takes the way there and back from the far end where the browser names no pair', () => {
    const report = new Map<string, object>([
      ['A', { id: 'A', type: 'inbound-rtp', kind: 'audio', packetsReceived: 3 }],
      ['R', { id: 'R', type: 'remote-inbound-rtp', kind: 'audio', roundTripTime: 0.2 }],
    ]);
    expect(soundCount(report)?.roundTrip).to.equal(200);
  });
});
