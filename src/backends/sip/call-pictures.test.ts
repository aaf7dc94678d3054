import { expect } from '@open-wc/testing';
import { systemClock } from '../../kit/clock.js';
import { sleep } from '../../kit/sleep.js';
import { CallMedia } from './call-media.js';
import { GlareError } from './glare-error.js';

/** One end of a call over a real peer connection, with a tone for a microphone and a painted canvas for a camera. */
class End {
  readonly media: CallMedia;
  readonly canvas: HTMLCanvasElement = document.createElement('canvas');
  offered = false;
  #stop: (() => void) | undefined;

  constructor() {
    this.media = new CallMedia({
      connection: new RTCPeerConnection(),
      clock: systemClock,
      gatherFor: 450,
      offered: () => this.offered,
      onAgreed: () => {},
    });
  }

  /** A camera that sees one color. */
  async look(color: string): Promise<void> {
    Object.assign(this.canvas, { width: 320, height: 240 });
    const context = this.canvas.getContext('2d');
    const paint = (): void => {
      if (context) Object.assign(context, { fillStyle: color }).fillRect(0, 0, 320, 240);
      this.#stop = systemClock.after(40, paint);
    };
    paint();
    await this.media.picture.use(this.canvas.captureStream(25));
  }

  async take(sdp: string, kind: 'offer' | 'answer'): Promise<void> {
    this.offered = kind === 'offer';
    await this.media.setDescription(sdp);
  }

  async count(kind: 'audio' | 'video'): Promise<number> {
    const report = [...(await this.media.connection.getStats()).values()] as {
      type: string;
      kind?: string;
      packetsReceived?: number;
      framesDecoded?: number;
    }[];
    const inbound = report.find((stats) => stats.type === 'inbound-rtp' && stats.kind === kind);
    return (kind === 'audio' ? inbound?.packetsReceived : inbound?.framesDecoded) ?? 0;
  }

  close(): void {
    this.#stop?.();
    this.media.close();
  }
}

describe('the pictures of a call', () => {
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
    one.close();
    other.close();
    await context.close();
  });

  async function agree(from: End, to: End, change: (sdp: string) => string = (sdp) => sdp): Promise<{ offer: string; answer: string }> {
    const offer = (await from.media.getDescription()).body;
    await to.take(offer, 'offer');
    const answer = (await to.media.getDescription()).body;
    await from.take(change(answer), 'answer');
    from.media.settle();
    return { offer, answer };
  }
  async function arrives(end: End, kind: 'audio' | 'video'): Promise<boolean> {
    const before = await end.count(kind);
    const deadline = systemClock.now() + 5000;
    while (systemClock.now() < deadline) {
      if ((await end.count(kind)) > before + 5) return true;
      await sleep(systemClock, 20);
    }
    return false;
  }
  const kinds = ({ media }: End): readonly string[] => media.remoteTracks.map(({ kind }) => kind);
  const video = (sdp: string): string => sdp.split(/^m=/m).find((section) => section.startsWith('video')) ?? '';
  const direction = (sdp: string): string | undefined => /^a=(sendrecv|sendonly|recvonly|inactive)/m.exec(video(sdp))?.[1];
  /** Turns a camera on in a call that is agreed on. */
  const turnOn = async (end: End): Promise<void> => {
    await end.look('red');
    end.media.propose({ camera: true });
  };

  it('are not offered by a call without a camera', async () => {
    const { offer } = await agree(one, other);
    expect(video(offer)).to.equal('');
    expect(kinds(one)).to.deep.equal(['audio']);
  });

  it('go both ways when both have a camera, from the first offer on', async () => {
    for (const end of [one, other]) {
      await end.look('green');
      end.media.camera = true;
    }
    const { offer, answer } = await agree(one, other);
    expect([direction(offer), direction(answer)]).to.deep.equal(['sendrecv', 'sendrecv']);
    expect(video(offer))
      .to.match(/VP8/)
      .and.to.match(/^a=candidate:/m);
    const names = offer.match(/^a=msid:\S+/gm) ?? [];
    expect(new Set(names).size, 'sound and picture belong together').to.equal(1);
    expect([await arrives(one, 'video'), await arrives(other, 'video')]).to.deep.equal([true, true]);
    expect([kinds(one), kinds(other)]).to.deep.equal([
      ['audio', 'video'],
      ['audio', 'video'],
    ]);
  });

  it('are looked at without opening a camera for it', async () => {
    await one.look('green');
    one.media.camera = true;
    const { answer } = await agree(one, other);
    expect(direction(answer)).to.equal('recvonly');
    expect(await arrives(other, 'video')).to.equal(true);
    expect(kinds(one)).to.deep.equal(['audio']);
    expect(one.media.takesPicture).to.equal(true);
  });

  it('are given up where the far end has no place for them', async () => {
    await one.look('green');
    one.media.camera = true;
    await agree(one, other, (answer) => answer.replace(/^m=video \d+/m, 'm=video 0'));
    expect(one.media.takesPicture).to.equal(false);
    expect(kinds(one)).to.deep.equal(['audio']);
    expect(await arrives(one, 'audio')).to.equal(true);
  });

  it('come later, from whichever side, and the other side can answer with its own', async () => {
    await agree(one, other);
    await turnOn(other);
    await agree(other, one);
    expect(await arrives(one, 'video')).to.equal(true);
    await turnOn(one);
    const { offer } = await agree(one, other);
    expect(direction(offer)).to.equal('sendrecv');
    expect(await arrives(other, 'video')).to.equal(true);
    expect([await arrives(one, 'audio'), await arrives(other, 'audio')]).to.deep.equal([true, true]);
  });

  for (const side of ['the caller', 'the called'] as const) {
    it(`that are refused to ${side} leave the sound alone, and can be asked for again`, async () => {
      await agree(one, other);
      const [asking, asked] = side === 'the caller' ? [one, other] : [other, one];
      await turnOn(asking);
      expect(direction((await asking.media.getDescription()).body)).to.equal('sendrecv');
      expect(asking.media.connection.signalingState).to.equal('stable');
      await asking.media.rollbackDescription();
      asking.media.propose({});
      expect([await arrives(one, 'audio'), await arrives(other, 'audio')]).to.deep.equal([true, true]);
      const { offer } = await agree(asking, asked);
      expect(direction(offer)).to.equal('recvonly');
      expect(kinds(asked)).to.deep.equal(['audio']);
      await turnOn(asking);
      await agree(asking, asked);
      expect(await arrives(asked, 'video')).to.equal(true);
    });
  }

  it('are dark when the camera is off, and the far end knows', async () => {
    await one.look('green');
    one.media.camera = true;
    await agree(one, other);
    expect(await arrives(other, 'video')).to.equal(true);
    one.media.camera = false;
    await one.media.picture.use(new MediaStream());
    one.media.propose({ camera: false });
    const { offer } = await agree(one, other);
    expect(direction(offer)).to.equal('recvonly');
    expect(kinds(other)).to.deep.equal(['audio']);
    await turnOn(one);
    await agree(one, other);
    expect(kinds(other)).to.deep.equal(['audio', 'video']);
    expect(await arrives(other, 'video')).to.equal(true);
  });

  it('stop while one side holds, and go on afterwards', async () => {
    for (const end of [one, other]) {
      await end.look('green');
      end.media.camera = true;
    }
    await agree(one, other);
    one.media.propose({ held: true });
    const { offer } = await agree(one, other);
    expect(direction(offer)).to.equal('inactive');
    expect([kinds(one), kinds(other)]).to.deep.equal([['audio'], ['audio']]);
    expect(one.media.picture.track?.enabled).to.equal(false);
    one.media.propose({ held: false });
    await agree(one, other);
    expect([kinds(one), kinds(other)]).to.deep.equal([
      ['audio', 'video'],
      ['audio', 'video'],
    ]);
    expect([await arrives(one, 'video'), await arrives(other, 'video')]).to.deep.equal([true, true]);
  });

  it('wait when the far end offers something first', async () => {
    await agree(one, other);
    const theirs = (await other.media.getDescription()).body;
    await turnOn(one);
    const [mine, taken] = await Promise.allSettled([one.media.getDescription(), one.take(theirs, 'offer')]);
    expect(taken.status).to.equal('fulfilled');
    if (mine.status === 'rejected') expect(mine.reason).to.be.instanceOf(GlareError);
    const answer = (await one.media.getDescription()).body;
    expect(video(answer)).to.equal('');
    await other.take(answer, 'answer');
    await turnOn(one);
    await agree(one, other);
    expect(await arrives(other, 'video')).to.equal(true);
  });

  it('survive a restart of the media path', async () => {
    await one.look('green');
    one.media.camera = true;
    await agree(one, other);
    other.media.propose({ iceRestart: true });
    await agree(other, one);
    expect(await arrives(other, 'video')).to.equal(true);
  });
});
