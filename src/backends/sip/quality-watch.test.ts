import { expect } from '@open-wc/testing';
import { VirtualClock } from '../../kit/virtual-clock.js';
import type { CallQuality } from '../../model/quality.js';
import { QualityWatch } from './quality-watch.js';
import { soundCount } from './sound-count.js';

/** A network that does to a call what a test wants; 50 packets a second. */
class Network {
  looks = 0;
  loss = 0;
  farLoss = 0;
  jitter = 0.005;
  roundTrip = 0.04;
  /** The far end sends. */
  flows = true;
  /** This side sends. */
  sends = true;
  fails = false;
  direction: RTCRtpTransceiverDirection = 'sendrecv';
  #received = 0;
  #lost = 0;
  #sent = 0;

  readonly getTransceivers = (): RTCRtpTransceiver[] => [
    { currentDirection: this.direction, receiver: { track: { kind: 'audio' } } } as unknown as RTCRtpTransceiver,
  ];

  readonly getStats = (): Promise<RTCStatsReport> => {
    this.looks++;
    if (this.fails) return Promise.reject(new DOMException('closed', 'InvalidStateError'));
    if (this.flows) {
      this.#lost += 50 * this.loss;
      this.#received += 50 * (1 - this.loss);
    }
    if (this.sends) this.#sent += 50;
    const inbound = { type: 'inbound-rtp', kind: 'audio', packetsReceived: this.#received, packetsLost: this.#lost, jitter: this.jitter };
    const report = new Map<string, object>([
      ['V', { ...inbound, id: 'V', kind: 'video', packetsLost: 5000 }],
      ['A', { ...inbound, id: 'A', codecId: 'C' }],
      ['S', { id: 'S', type: 'outbound-rtp', kind: 'audio', packetsSent: this.#sent }],
      ['F', { id: 'F', type: 'remote-inbound-rtp', kind: 'audio', fractionLost: this.farLoss, jitter: 0.001 }],
      ['C', { id: 'C', type: 'codec', mimeType: 'audio/opus' }],
      ['T', { id: 'T', type: 'transport', selectedCandidatePairId: 'P' }],
      ['O', { id: 'O', type: 'candidate-pair', nominated: true, state: 'succeeded', currentRoundTripTime: 9 }],
      ['P', { id: 'P', type: 'candidate-pair', currentRoundTripTime: this.roundTrip, localCandidateId: 'L', remoteCandidateId: 'R' }],
      ['L', { id: 'L', type: 'local-candidate', candidateType: 'relay', protocol: 'udp', relayProtocol: 'tls', address: '10.0.0.1' }],
      ['R', { id: 'R', type: 'remote-candidate', candidateType: 'host', protocol: 'udp', address: '10.0.0.2' }],
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
  const levels = (): readonly string[] => told.map(({ level }) => level).filter((level, index, all) => level !== all[index - 1]);
  const warnings = (): readonly string[] => told.at(-1)?.warnings ?? [];

  it('is not looked for before the call is connected, and no more when it is over', async () => {
    await clock.advance(10_000);
    expect(network.looks).to.equal(0);
    watch.begin();
    watch.begin();
    await clock.advance(10_000);
    expect(network.looks).to.equal(11);
    watch.dispose();
    await clock.advance(10_000);
    expect(network.looks).to.equal(11);
    expect(clock.waiting).to.equal(0);
  });

  it('is told once a second from the first on, with what was measured', async () => {
    watch.begin();
    await clock.advance(999);
    expect(told).to.deep.equal([]);
    await clock.advance(1);
    expect(told).to.have.length(1);
    expect(told[0]).to.include({ level: 'good', loss: 0, jitter: 5, roundTrip: 40, codec: 'opus' });
    expect(told[0]?.sent).to.include({ loss: 0, jitter: 1, roundTrip: 40 });
    expect(told[0]?.path).to.deep.equal({ local: 'relay', remote: 'host', protocol: 'tls' });
    expect(told[0]?.warnings).to.deep.equal([]);
    await clock.advance(9000);
    expect(told).to.have.length(10);
  });

  it('changes its level when it gets worse and stays so, and when it is better again', async () => {
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

  it('has a level that is not thrown by one bad moment, though its figures tell of it', async () => {
    watch.begin();
    await clock.advance(10_000);
    network.loss = 0.08;
    await clock.advance(2000);
    expect(told.at(-1)?.loss).to.be.closeTo(0.08, 0.001);
    network.loss = 0;
    await clock.advance(20_000);
    expect(levels()).to.deep.equal(['good']);
  });

  it('is not looked for while somebody holds: no sound is no bad sound', async () => {
    watch.begin();
    await clock.advance(4000);
    network.direction = 'sendonly';
    network.flows = false;
    const { looks } = network;
    await clock.advance(60_000);
    expect(network.looks).to.equal(looks);
    expect(levels()).to.deep.equal(['good']);
    network.direction = 'sendrecv';
    network.flows = true;
    await clock.advance(4000);
    expect(levels()).to.deep.equal(['good']);
    expect(warnings()).to.deep.equal([]);
  });

  for (const [warning, change, back] of [
    ['high-loss', { loss: 0.1 }, { loss: 0 }],
    ['high-loss', { farLoss: 0.1 }, { farLoss: 0 }],
    ['high-jitter', { jitter: 0.05 }, { jitter: 0.005 }],
    ['long-round-trip', { roundTrip: 0.5 }, { roundTrip: 0.04 }],
    ['no-sound-received', { flows: false }, { flows: true }],
    ['no-sound-sent', { sends: false }, { sends: true }],
  ] as const)
    it(`warns of ${warning} after three bad seconds (${Object.keys(change).join()}), until five were good`, async () => {
      watch.begin();
      await clock.advance(5000);
      Object.assign(network, change);
      await clock.advance(2000);
      expect(warnings()).to.deep.equal([]);
      await clock.advance(1000);
      expect(warnings()).to.deep.equal([warning]);
      await clock.advance(20_000);
      Object.assign(network, back);
      await clock.advance(4000);
      expect(warnings()).to.deep.equal([warning]);
      await clock.advance(1000);
      expect(warnings()).to.deep.equal([]);
    });

  it('warns of a far end that never sent anything, and takes that back when it holds', async () => {
    network.flows = false;
    watch.begin();
    await clock.advance(4000);
    expect(told.at(-1)).to.deep.include({ level: 'poor', loss: 1, warnings: ['no-sound-received'] });
    expect(told.at(-1)?.mos).to.be.below(1.2);
    network.direction = 'inactive';
    await clock.advance(1000);
    expect(warnings()).to.deep.equal([]);
  });

  it('lives with a browser that does not answer, or does not tell', async () => {
    network.fails = true;
    watch.begin();
    await clock.advance(4000);
    network.fails = false;
    await clock.advance(4000);
    expect(levels()).to.deep.equal(['good']);
    expect(soundCount(new Map())).to.include({ received: 0, lost: 0, jitter: 0, roundTrip: 0, sent: undefined, far: undefined });
    const bare = soundCount(new Map([['A', { id: 'A', type: 'inbound-rtp', kind: 'audio', packetsReceived: 3 }]]));
    expect(bare).to.include({ received: 3, lost: 0, jitter: 0, roundTrip: 0, codec: undefined, path: undefined });
  });

  it('says no number that is none, whatever a browser leaves out', async () => {
    let packets = 0;
    const getStats = (): Promise<RTCStatsReport> =>
      Promise.resolve(
        new Map<string, object>([
          ['A', { id: 'A', type: 'inbound-rtp', kind: 'audio', packetsReceived: (packets += 50) }],
          ['F', { id: 'F', type: 'remote-inbound-rtp', kind: 'audio', fractionLost: NaN, jitter: NaN, roundTripTime: NaN }],
        ]) as RTCStatsReport,
      );
    watch = new QualityWatch({ connection: { ...network, getStats }, clock, onQuality: (quality) => told.push(quality) });
    watch.begin();
    await clock.advance(10_000);
    expect(told).to.have.length(10);
    expect(JSON.stringify(told)).not.to.contain('null');
    expect(warnings()).to.deep.equal([]);
  });

  it('takes the way there and back from the far end where the browser names no pair', () => {
    const report = new Map<string, object>([
      ['A', { id: 'A', type: 'inbound-rtp', kind: 'audio', packetsReceived: 3 }],
      ['R', { id: 'R', type: 'remote-inbound-rtp', kind: 'audio', roundTripTime: 0.2 }],
    ]);
    expect(soundCount(report).roundTrip).to.equal(200);
  });
});
