import { expect } from '@open-wc/testing';
import { systemClock } from '../../kit/clock.js';
import { sleep } from '../../kit/sleep.js';
import { CallMedia } from './call-media.js';
import { GlareError } from './glare-error.js';

/** One end of a call: media over a real peer connection, with a tone for a microphone. */
class End {
  readonly holds: boolean[] = [];
  readonly media: CallMedia;
  offered = false;

  constructor() {
    this.media = new CallMedia({
      connection: new RTCPeerConnection(),
      clock: systemClock,
      gatherFor: 450,
      offered: () => this.offered,
      onAgreed: (remoteHolds) => this.holds.push(remoteHolds),
    });
  }

  async take(sdp: string, kind: 'offer' | 'answer'): Promise<void> {
    this.offered = kind === 'offer';
    await this.media.setDescription(sdp);
  }

  /** Bytes of sound received until now. */
  async received(): Promise<number> {
    const report = [...(await this.media.connection.getStats()).values()] as { type: string; packetsReceived?: number }[];
    return report.find(({ type }) => type === 'inbound-rtp')?.packetsReceived ?? 0;
  }
}

describe('the media of a call', () => {
  let context: AudioContext;
  let one: End;
  let other: End;

  beforeEach(async () => {
    context = new AudioContext();
    one = new End();
    other = new End();
    for (const { media } of [one, other]) {
      const oscillator = new OscillatorNode(context, { frequency: 440 });
      const destination = context.createMediaStreamDestination();
      oscillator.connect(destination);
      oscillator.start();
      await media.sound.use(destination.stream);
    }
  });
  afterEach(async () => {
    one.media.close();
    other.media.close();
    await context.close();
  });

  async function agree(from: End, to: End): Promise<{ readonly offer: string; readonly answer: string }> {
    const offer = (await from.media.getDescription()).body;
    await to.take(offer, 'offer');
    const answer = (await to.media.getDescription()).body;
    await from.take(answer, 'answer');
    from.media.settle();
    return { offer, answer };
  }

  async function flows(end: End): Promise<boolean> {
    const before = await end.received();
    const deadline = systemClock.now() + 3000;
    while (systemClock.now() < deadline) {
      if ((await end.received()) > before + 10) return true;
      await sleep(systemClock, 20);
    }
    return false;
  }

  it('carries sound both ways once an offer is answered', async () => {
    const { offer, answer } = await agree(one, other);
    expect(offer).to.match(/^a=candidate:/m);
    expect(answer).to.match(/^a=candidate:/m);
    expect([await flows(one), await flows(other)]).to.deep.equal([true, true]);
    expect(one.media.remoteTracks.map(({ kind }) => kind)).to.deep.equal(['audio']);
  });

  it('goes on as it was after a change that was refused, whoever asked', async () => {
    await agree(one, other);
    for (const end of [one, other]) {
      end.media.propose({ held: true });
      expect((await end.media.getDescription()).body).to.match(/^a=sendonly/m);
      expect(end.media.connection.signalingState).to.equal('stable');
      await end.media.rollbackDescription();
      end.media.propose({});
      expect(end.media.negotiating).to.equal(false);
      expect([await flows(one), await flows(other)]).to.deep.equal([true, true]);
    }
    const { offer } = await agree(one, other);
    expect(offer).to.match(/^a=sendrecv/m);
  });

  it('is silent here and there while it is held, and says who holds', async () => {
    await agree(one, other);
    one.media.propose({ held: true });
    const { answer } = await agree(one, other);
    expect(answer).to.match(/^a=recvonly/m);
    expect([one.holds.at(-1), other.holds.at(-1)]).to.deep.equal([false, true]);
    expect(one.media.sound.track?.enabled).to.equal(false);
    expect(one.media.remoteTracks[0]?.enabled).to.equal(false);
    other.media.propose({ held: true });
    await agree(other, one);
    expect([one.holds.at(-1), other.holds.at(-1)]).to.deep.equal([true, true]);
    one.media.propose({ held: false });
    await agree(one, other);
    expect([one.holds.at(-1), other.holds.at(-1)]).to.deep.equal([true, false]);
    other.media.propose({ held: false });
    await agree(other, one);
    expect([one.holds.at(-1), other.holds.at(-1)]).to.deep.equal([false, false]);
    expect([await flows(one), await flows(other)]).to.deep.equal([true, true]);
  });

  it('stays held when the far end changes something', async () => {
    await agree(one, other);
    one.media.propose({ held: true });
    await agree(one, other);
    const { answer } = await agree(other, one);
    expect(answer).to.match(/^a=(sendonly|inactive)/m);
    expect(one.media.sound.track?.enabled).to.equal(false);
  });

  it('stays muted over hold and resume', async () => {
    await agree(one, other);
    one.media.muted = true;
    for (const held of [true, false]) {
      one.media.propose({ held });
      await agree(one, other);
      expect(one.media.sound.track?.enabled).to.equal(false);
    }
    one.media.muted = false;
    expect(one.media.sound.track?.enabled).to.equal(true);
  });

  it('lets an offer that arrives win over one that has not left', async () => {
    await agree(one, other);
    const theirs = (await other.media.getDescription()).body;
    one.media.propose({ held: true });
    const [mine, taken] = await Promise.allSettled([one.media.getDescription(), one.take(theirs, 'offer')]);
    expect(taken.status).to.equal('fulfilled');
    if (mine.status === 'rejected') expect(mine.reason).to.be.instanceOf(GlareError);
    one.media.propose({});
    await other.take((await one.media.getDescription()).body, 'answer');
    expect(one.media.negotiating).to.equal(false);
    expect([await flows(one), await flows(other)]).to.deep.equal([true, true]);
  });

  it('makes no offer while one is being answered', async () => {
    await agree(one, other);
    const taking = one.take((await other.media.getDescription()).body, 'offer');
    expect(one.media.negotiating).to.equal(true);
    const refused = await one.media.getDescription().catch((error: unknown) => error);
    expect(refused).to.be.instanceOf(GlareError);
    await taking;
    await other.take((await one.media.getDescription()).body, 'answer');
  });

  it('brings new candidates with an ICE restart, on both sides', async () => {
    const first = await agree(one, other);
    one.media.propose({ iceRestart: true });
    const second = await agree(one, other);
    const ufrag = (sdp: string): string | undefined => /^a=ice-ufrag:(.*)$/m.exec(sdp)?.[1];
    expect(ufrag(second.offer)).to.not.equal(ufrag(first.offer));
    expect(second.offer).to.match(/^a=candidate:/m);
    expect(second.answer).to.match(/^a=candidate:/m);
    expect([await flows(one), await flows(other)]).to.deep.equal([true, true]);
  });

  it('is heard before the answer, and survives an answer from somebody else', async () => {
    const offer = (await one.media.getDescription()).body;
    await other.take(offer, 'offer');
    expect(await one.media.takeEarlyAnswer((await other.media.getDescription()).body)).to.equal(true);
    expect(await flows(one)).to.equal(true);
    const third = new End();
    await third.take(offer, 'offer');
    await one.take((await third.media.getDescription()).body, 'answer');
    expect(one.media.connection.signalingState).to.equal('stable');
    third.media.close();
  });

  it('looks at a picture that is offered, without showing one', async () => {
    const video = new RTCPeerConnection();
    video.addTransceiver('audio');
    video.addTransceiver('video');
    await video.setLocalDescription();
    await one.take(video.localDescription?.sdp ?? '', 'offer');
    const answer = (await one.media.getDescription()).body;
    expect(answer.split('m=video')[0]).to.match(/^a=sendrecv/m);
    expect(answer.split('m=video')[1]).to.match(/^a=recvonly/m);
    await video.setRemoteDescription({ type: 'answer', sdp: answer });
    video.close();
  });

  it('rejects a description that is none, and can be closed twice', async () => {
    const failure = await one.take('v=0\r\nm=nonsense', 'offer').catch((error: unknown) => error);
    expect(failure).to.be.instanceOf(Error);
    expect(one.media.failure).to.equal(failure);
    expect(one.media.negotiating).to.equal(false);
    one.media.close();
    one.media.close();
  });

  it('uses another microphone in the middle of a call without a new offer', async () => {
    await agree(one, other);
    const destination = context.createMediaStreamDestination();
    const before = one.media.sound.track;
    await one.media.sound.use(destination.stream);
    expect(before?.readyState).to.equal('ended');
    expect(one.media.negotiating).to.equal(false);
    expect(one.media.connection.getSenders()[0]?.track).to.equal(one.media.sound.track);
    expect(destination.stream.getAudioTracks()[0]?.readyState).to.equal('live');
  });
});
