import { expect } from '@open-wc/testing';
import { systemClock } from '../../kit/clock.js';
import { sleep } from '../../kit/sleep.js';
import { SipStand, type StandCall } from './sip-stand.testing.js';

/** What the two who are called send, in hertz. */
const [first, second] = [600, 1100];

describe('a SIP call that rings at two places, both of which are heard before they answer', () => {
  let stand: SipStand;
  let context: AudioContext;
  let element: HTMLAudioElement;
  beforeEach(() => {
    stand = new SipStand();
    context = new AudioContext({ sampleRate: 48_000 });
    element = Object.assign(new Audio(), { muted: true });
  });
  afterEach(async () => {
    element.srcObject = null;
    await stand.close();
    await context.close();
  });

  const sounding = (hertz: number): MediaStream => {
    const out = context.createMediaStreamDestination();
    const voice = new OscillatorNode(context, { frequency: hertz });
    voice.connect(out);
    voice.start();
    return out.stream;
  };
  /** Somebody who sends this tone. */
  const farEnd = (hertz: number): RTCPeerConnection => {
    const connection = stand.farEnd();
    for (const track of sounding(hertz).getTracks()) connection.addTrack(track);
    return connection;
  };
  /** Waits until one of both is heard alone. */
  const hear = async (call: StandCall, hertz: number): Promise<void> => {
    const stream = call.leg.remoteStream;
    if (!stream) throw new Error('nothing is heard at all');
    // Chromium decodes a far end's sound only while an element takes it
    element.srcObject = stream;
    void element.play();
    const analyser = new AnalyserNode(context, { fftSize: 8192, smoothingTimeConstant: 0 });
    const source = context.createMediaStreamSource(stream);
    source.connect(analyser);
    const levels = new Float32Array(analyser.frequencyBinCount);
    const level = (of: number): number => levels[Math.round((of * analyser.fftSize) / context.sampleRate)] ?? -Infinity;
    await stand.until(`${hertz} Hz`, () => {
      analyser.getFloatFrequencyData(levels);
      return level(hertz) > -50 && level(hertz === first ? second : first) < -70;
    });
    source.disconnect();
  };
  const ends = ({ events }: StandCall): readonly unknown[] => events.flatMap((event) => (event.type === 'ended' ? [event.reason] : []));

  it('lets the first one be heard until somebody answers; whoever answers is heard from then on', async () => {
    const call = await stand.dial();
    const [one, other] = [farEnd(first), farEnd(second)];
    const [early, later] = await Promise.all([stand.answerTo(call.invite.body, one), stand.answerTo(call.invite.body, other)]);
    stand.server.respond(call.invite, '183 Session Progress', { tag: 'first', body: early });
    await stand.become(call.events, 'early-media');
    await hear(call, first);
    stand.server.respond(call.invite, '183 Session Progress', { tag: 'second', body: later });
    await sleep(systemClock, 200);
    await hear(call, first);
    stand.server.respond(call.invite, '200 OK', { tag: 'second', body: later });
    expect((await stand.server.next(/^ACK/)).header('To')).to.contain('tag=second');
    // the path to the first one still stands, and the browser would go on using it: it is asked for another one
    const again = await stand.server.next(/^INVITE/);
    expect(again.header('To')).to.contain('tag=second');
    expect(ufragIn(again.body)).to.not.equal(ufragIn(call.invite.body));
    stand.server.respond(again, '200 OK', { body: await stand.answerTo(again.body, other) });
    await stand.become(call.events, 'connected');
    await hear(call, second);
    expect(ends(call)).to.deep.equal([]);
  });

  it('asks for nothing where the one who was heard answers, and says goodbye to another one who does, too', async () => {
    const call = await stand.dial();
    const [one, other] = [farEnd(first), farEnd(second)];
    const [early, later] = await Promise.all([stand.answerTo(call.invite.body, one), stand.answerTo(call.invite.body, other)]);
    stand.server.respond(call.invite, '183 Session Progress', { tag: 'first', body: early });
    await stand.become(call.events, 'early-media');
    stand.server.respond(call.invite, '200 OK', { tag: 'first', body: early });
    expect((await stand.server.next(/^ACK/)).header('To')).to.contain('tag=first');
    stand.server.respond(call.invite, '200 OK', { tag: 'second', body: later });
    expect((await stand.server.next(/^ACK/)).header('To')).to.contain('tag=second');
    const bye = await stand.server.next(/^BYE/);
    expect(bye.header('To')).to.contain('tag=second');
    stand.server.respond(bye, '200 OK');
    await stand.become(call.events, 'connected');
    await hear(call, first);
    expect(stand.server.received.filter(({ start }) => start.startsWith('INVITE'))).to.have.length(1);
    expect(ends(call)).to.deep.equal([]);
  });

  it('goes on when whoever answers instead wants no new path: it is there once that to the first one is gone', async () => {
    const call = await stand.dial();
    const [one, other] = [farEnd(first), farEnd(second)];
    const [early, later] = await Promise.all([stand.answerTo(call.invite.body, one), stand.answerTo(call.invite.body, other)]);
    stand.server.respond(call.invite, '183 Session Progress', { tag: 'first', body: early });
    await stand.become(call.events, 'early-media');
    await hear(call, first);
    stand.server.respond(call.invite, '200 OK', { tag: 'second', body: later });
    one.close();
    stand.server.respond(await stand.server.next(/^INVITE/), '488 Not Acceptable Here');
    await stand.become(call.events, 'connected');
    await hear(call, second);
    expect(ends(call)).to.deep.equal([]);
  });
});

function ufragIn(description: string): string | undefined {
  return /^a=ice-ufrag:(.*)$/m.exec(description)?.[1];
}
