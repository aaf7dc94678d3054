import { expect } from '@open-wc/testing';
import type { MicrophoneTuning } from '../contracts/audio-hardware.js';
import { systemClock } from '../kit/clock.js';
import { sleep } from '../kit/sleep.js';
import { VirtualClock } from '../kit/virtual-clock.js';
import { followLevels } from './level-follower.js';
import { MicrophoneTreatment } from './microphone-treatment.js';
import { SoundContext } from './sound-context.js';

const usual: MicrophoneTuning = {
  microphoneGain: 1,
  echoCancellation: true,
  noiseSuppression: true,
  autoGainControl: true,
  processor: undefined,
  onProcessor: () => {},
};

describe("What is made of the microphone's sound", () => {
  let context: AudioContext;
  let sound: SoundContext;
  let raw: MediaStream;
  const stops: AbortController[] = [];
  beforeEach(async () => {
    context = new AudioContext();
    sound = new SoundContext({ create: () => context, clock: systemClock, page: undefined, onLockChange: () => {} });
    await sound.unlock();
    const destination = context.createMediaStreamDestination();
    const oscillator = new OscillatorNode(context, { frequency: 440 });
    oscillator.connect(new GainNode(context, { gain: 0.05 })).connect(destination);
    oscillator.start();
    raw = destination.stream;
  });
  afterEach(() => {
    for (const stop of stops.splice(0)) stop.abort();
    sound.dispose();
  });

  /** How loud a stream is now, as told. */
  const loudness = (stream: MediaStream): { level: number; dead: boolean } => {
    const heard = { level: -1, dead: true };
    const stop = new AbortController();
    stops.push(stop);
    followLevels(
      { context, clock: systemClock, inputs: () => [stream] },
      (level, dead) => Object.assign(heard, { level, dead }),
      stop.signal,
    );
    return heard;
  };
  const within = async (what: string, fact: () => boolean): Promise<void> => {
    const deadline = systemClock.now() + 5000;
    while (!fact()) {
      if (systemClock.now() > deadline) throw new Error(`waited in vain: ${what}`);
      await sleep(systemClock, 20);
    }
  };
  const treatment = (change: Partial<MicrophoneTuning>, clock = systemClock): MicrophoneTreatment =>
    new MicrophoneTreatment({ sound, clock, tuning: { ...usual, ...change } });

  it('is nothing, and costs nothing, where nothing is wanted', async () => {
    expect((await treatment({}).finish(raw)).stream).to.equal(raw);
    expect(treatment({ noiseSuppression: false }).wishes).to.deep.equal({
      echoCancellation: true,
      noiseSuppression: false,
      autoGainControl: true,
    });
  });

  it('is louder by the gain', async () => {
    const { stream, dispose } = await treatment({ microphoneGain: 2 }).finish(raw);
    const [before, after] = [loudness(raw), loudness(stream)];
    // twice the amplitude is 6 dB, of 43 dB in all
    await within('6 dB more', () => Math.abs(after.level - before.level - 6.02 / 43) < 0.01);
    dispose();
  });

  it('glides to another gain without a gap where nothing else differs', async () => {
    const one = treatment({ microphoneGain: 2 });
    const { stream, dispose } = await one.finish(raw);
    const [before, after] = [loudness(raw), loudness(stream)];
    expect(one.glide({ ...usual, microphoneGain: 4 })).to.equal(true);
    await within('12 dB more', () => Math.abs(after.level - before.level - 12.04 / 43) < 0.01);
    expect(one.glide({ ...usual, microphoneGain: 4, noiseSuppression: false })).to.equal(false);
    dispose();
    expect(one.glide({ ...usual, microphoneGain: 1 })).to.equal(false);
  });

  it('goes through the processor of the page, which is let go of once', async () => {
    let disposed = 0;
    const failures: unknown[] = [];
    const { stream, dispose } = await treatment({
      onProcessor: (failure) => failures.push(failure),
      processor: {
        start: async (track, within) => {
          const source = within.createMediaStreamSource(new MediaStream([track]));
          const destination = within.createMediaStreamDestination();
          source.connect(new GainNode(within, { gain: 0 })).connect(destination);
          return { track: destination.stream.getAudioTracks()[0] ?? expect.fail('no track'), dispose: () => void disposed++ };
        },
      },
    }).finish(raw);
    const [before, after] = [loudness(raw), loudness(stream)];
    await within('silence from a voice', () => !before.dead && after.level === 0 && after.dead);
    dispose();
    expect([disposed, failures]).to.deep.equal([1, [undefined]]);
  });

  for (const [name, start] of [
    ['rejects', () => Promise.reject(new Error('no wasm'))],
    [
      'throws',
      () => {
        throw new Error('no wasm');
      },
    ],
    ['gives no sound', async () => ({ track: undefined as never, dispose: () => {} })],
  ] as const) {
    it(`is the plain microphone when the processor ${name}`, async () => {
      const failures: unknown[] = [];
      const { stream } = await treatment({ onProcessor: (failure) => failures.push(failure), processor: { start } }).finish(raw);
      const heard = loudness(stream);
      await within('the microphone is heard', () => heard.level > 0.1);
      expect(failures.every((failure) => failure instanceof Error) && failures.length === 1).to.equal(true);
    });
  }

  it('is the plain microphone when the processor never starts, and one that starts later is let go of', async () => {
    const clock = new VirtualClock();
    const failures: unknown[] = [];
    let disposed = 0;
    let start = (_: { track: MediaStreamTrack; dispose: () => void }): void => {};
    const starting = new Promise<{ track: MediaStreamTrack; dispose: () => void }>((resolve) => (start = resolve));
    const finishing = treatment({ onProcessor: (failure) => failures.push(failure), processor: { start: () => starting } }, clock).finish(
      raw,
    );
    await clock.advance(3000);
    const { stream } = await finishing;
    expect(stream.getAudioTracks()).to.have.length(1);
    expect(failures).to.have.length(1);
    start({ track: raw.getAudioTracks()[0] ?? expect.fail('no track'), dispose: () => void disposed++ });
    await clock.advance(1);
    expect(disposed).to.equal(1);
  });

  it('is the plain microphone while the browser lets nothing play', async () => {
    await context.suspend();
    context.resume = () => new Promise(() => {});
    expect((await treatment({ microphoneGain: 2 }).finish(raw)).stream).to.equal(raw);
  });
});
