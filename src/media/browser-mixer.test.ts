import { expect, waitUntil } from '@open-wc/testing';
import { CcError } from '../model/error.js';
import { BrowserMixer } from './browser-mixer.js';

const [microphone, maria, jonas, other] = [500, 900, 1300, 2100] as const;
const consent = 1400;

describe('BrowserMixer', () => {
  let world: AudioContext;
  let mixer: BrowserMixer;
  let contexts: AudioContext[];

  beforeEach(async () => {
    world = new AudioContext();
    contexts = [];
    mixer = new BrowserMixer({
      createAudioContext: () => {
        const context = new AudioContext();
        contexts.push(context);
        return context;
      },
    });
    await mixer.start();
    mixer.useMicrophone(tone(microphone));
  });
  afterEach(async () => {
    mixer.close();
    await world.close();
  });

  /** Somebody who says one tone all the time. */
  function tone(frequency: number): MediaStream {
    const out = world.createMediaStreamDestination();
    const voice = new OscillatorNode(world, { frequency });
    voice.connect(new GainNode(world, { gain: 0.2 })).connect(out);
    voice.start();
    return out.stream;
  }

  /** Waits until of all tones exactly these are in a stream. */
  async function holds(stream: MediaStream, wanted: readonly number[]): Promise<void> {
    const ear = new AnalyserNode(world, { fftSize: 8192, smoothingTimeConstant: 0 });
    const source = world.createMediaStreamSource(stream);
    source.connect(ear);
    const levels = new Float32Array(ear.frequencyBinCount);
    const heard = (): readonly number[] => {
      ear.getFloatFrequencyData(levels);
      const level = (hertz: number): number => levels[Math.round((hertz * ear.fftSize) / world.sampleRate)] ?? -Infinity;
      return [microphone, maria, jonas, other].filter((hertz) => level(hertz) > -45);
    };
    // once is not enough: a tone that fades is still there
    let times = 0;
    const steady = (): boolean => (times = String(heard()) === String(wanted) ? times + 1 : 0) === 3;
    await waitUntil(steady, `wanted ${String(wanted)}`, { timeout: 5000, interval: 60 });
    source.disconnect();
  }

  /** Two calls. */
  function two(): readonly [MediaStream, MediaStream] {
    const streams = [mixer.admit('maria'), mixer.admit('jonas')] as const;
    mixer.hear('maria', tone(maria));
    mixer.hear('jonas', tone(jonas));
    return streams;
  }

  it('gives each call what is said here, and nothing of each other', async () => {
    const [toMaria, toJonas] = two();
    await holds(toMaria, [microphone]);
    await holds(toJonas, [microphone]);
  });

  it('lets those hear each other that are joined, and nobody hear themselves', async () => {
    const [toMaria, toJonas] = two();
    mixer.join(['maria', 'jonas']);
    await holds(toMaria, [microphone, jonas]);
    await holds(toJonas, [microphone, maria]);
    const toOther = mixer.admit('other');
    mixer.hear('other', tone(other));
    mixer.join(['maria', 'jonas', 'other']);
    await holds(toMaria, [microphone, jonas, other]);
    await holds(toOther, [microphone, maria, jonas]);
    mixer.join(['jonas', 'other']);
    await holds(toMaria, [microphone]);
    await holds(toJonas, [microphone, other]);
  });

  it('silences what is said here for one of them, and the others go on hearing each other', async () => {
    const [toMaria, toJonas] = two();
    mixer.join(['maria', 'jonas']);
    mixer.speak('maria', false);
    await holds(toMaria, [jonas]);
    await holds(toJonas, [microphone, maria]);
    mixer.speak('maria', true);
    await holds(toMaria, [microphone, jonas]);
  });

  it('takes another microphone and another voice of the same far end', async () => {
    const [toMaria, toJonas] = two();
    mixer.join(['maria', 'jonas']);
    mixer.useMicrophone(tone(other));
    await holds(toMaria, [jonas, other]);
    mixer.hear('maria', undefined);
    await holds(toJonas, [other]);
    mixer.useMicrophone(new MediaStream());
    await holds(toJonas, []);
    mixer.hear('maria', tone(maria));
    await holds(toJonas, [maria]);
  });

  it('sends a call away without a gap for the others, and can take it again', async () => {
    const [toMaria, toJonas] = two();
    const toOther = mixer.admit('other');
    mixer.join(['maria', 'jonas', 'other']);
    mixer.dismiss('maria');
    expect(toMaria.getTracks().map(({ readyState }) => readyState)).to.deep.equal(['ended']);
    await holds(toOther, [microphone, jonas]);
    await holds(toJonas, [microphone]);
    const again = mixer.admit('maria');
    mixer.hear('maria', tone(maria));
    await holds(again, [microphone]);
  });

  it('gives a recorder both sides of a call, and silence while it is shut', async () => {
    two();
    const tap = mixer.tap('maria');
    await holds(tap.stream, [microphone, maria]);
    mixer.join(['maria', 'jonas']);
    await holds(tap.stream, [microphone, maria, jonas]);
    tap.open = false;
    await holds(tap.stream, []);
    tap.open = true;
    await holds(tap.stream, [microphone, maria, jonas]);
    tap.close();
    expect(tap.stream.getTracks().every(({ readyState }) => readyState === 'ended')).to.equal(true);
  });

  it('plays the tone of consent to this desk, to the call and to those joined with it, and into the recording', async () => {
    const streams = two();
    const toOther = mixer.admit('other');
    mixer.join(['maria', 'jonas']);
    const ears = [mixer.desk, ...streams, mixer.tap('maria').stream, toOther].map((stream) => {
      const ear = new AnalyserNode(world, { fftSize: 2048, smoothingTimeConstant: 0 });
      world.createMediaStreamSource(stream).connect(ear);
      return ear;
    });
    const heard = ears.map(() => false);
    const levels = new Float32Array(1024);
    const listen = (): boolean => {
      ears.forEach((ear, index) => {
        ear.getFloatFrequencyData(levels);
        if ((levels[Math.round((consent * ear.fftSize) / world.sampleRate)] ?? -Infinity) > -40) heard[index] = true;
      });
      return heard.filter(Boolean).length === 4;
    };
    mixer.tone('maria');
    await waitUntil(listen, 'not heard by four', { timeout: 3000, interval: 10 });
    expect(heard).to.deep.equal([true, true, true, true, false]);
  });

  it('closes its context with itself', () => {
    two();
    expect(contexts.map(({ state }) => state)).to.deep.equal(['running']);
    mixer.close();
    expect(contexts.map(({ state }) => state)).to.deep.equal(['closed']);
  });

  it('says so when the browser lets it not begin', async () => {
    const locked = new AudioContext();
    await locked.suspend();
    locked.resume = () => new Promise(() => {});
    const mute = new BrowserMixer({
      createAudioContext: () => locked,
      clock: { now: () => 0, after: (_delay, task) => (task(), () => {}) },
    });
    const error = await mute.start().catch((cause: unknown) => cause);
    expect(error).to.be.instanceOf(CcError).with.property('code', 'media-failed');
    mute.close();
  });
});
