import { expect } from '@open-wc/testing';
import { systemClock } from '../kit/clock.js';
import { sleep } from '../kit/sleep.js';
import { Ringer } from './ringer.js';
import { SoundContext } from './sound-context.js';
import { SoundOutput } from './sound-output.js';

/** An output that is measured. */
class Measured extends SoundOutput {
  #analyser: AnalyserNode | undefined;

  override destinationIn(context: AudioContext): AudioNode {
    this.#analyser ??= new AnalyserNode(context, { fftSize: 8192, smoothingTimeConstant: 0 });
    return this.#analyser;
  }

  /** How loud a frequency is now, in dB below the loudest there could be. */
  levelOf(frequency: number): number {
    if (!this.#analyser) return -Infinity;
    const { frequencyBinCount, fftSize, context } = this.#analyser;
    const levels = new Float32Array(frequencyBinCount);
    this.#analyser.getFloatFrequencyData(levels);
    return levels[Math.round((frequency * fftSize) / context.sampleRate)] ?? -Infinity;
  }
}

describe('the ringer', () => {
  let sound: SoundContext;
  let speaker: Measured;
  let ringer: Measured;
  let player: Ringer;
  beforeEach(() => {
    sound = new SoundContext({ create: () => new AudioContext(), clock: systemClock, page: undefined, onLockChange: () => {} });
    speaker = new Measured(undefined);
    ringer = new Measured(undefined);
    player = new Ringer({ sound, ringer, speaker });
  });
  afterEach(() => {
    player.dispose();
    sound.dispose();
  });

  async function within(what: string, fact: () => boolean): Promise<void> {
    const deadline = systemClock.now() + 5000;
    while (!fact()) {
      if (systemClock.now() > deadline) throw new Error(`waited in vain: ${what}`);
      await sleep(systemClock, 10);
    }
  }
  const heard = (output: Measured, frequency: number): Promise<void> =>
    within(`${String(frequency)} Hz`, () => output.levelOf(frequency) > -40);
  const quiet = (output: Measured, frequency: number): Promise<void> =>
    within(`no ${String(frequency)} Hz`, () => output.levelOf(frequency) < -80);

  it('plays ring-back on the speaker', async () => {
    player.tone('ring-back');
    await heard(speaker, 425);
    expect(ringer.levelOf(425)).to.equal(-Infinity);
    player.tone('silence');
    await quiet(speaker, 425);
  });

  it('rings on the ringer, again and again', async () => {
    player.tone('ring');
    for (const frequency of [659, 988, 659, 988]) {
      await heard(ringer, frequency);
      if (frequency === 988) await quiet(ringer, 659);
    }
    expect(speaker.levelOf(659)).to.equal(-Infinity);
  });

  it('plays the keys of a code one after the other, and the next code at once', async () => {
    player.tone('ring-back');
    await heard(speaker, 425);
    const begun: number[] = [];
    const { start } = AudioBufferSourceNode.prototype;
    AudioBufferSourceNode.prototype.start = function (when = 0) {
      begun.push(when);
      start.call(this, when);
    };
    for (const key of '159') player.keyTone(key);
    const [first = 0, second = 0, third = 0] = begun;
    expect([second - first, third - second].map((gap) => Math.round(gap * 100))).to.deep.equal([23, 23]);
    await heard(speaker, 1477);
    await quiet(speaker, 1477);
    const now = sound.context?.currentTime ?? 0;
    player.keyTone('#');
    AudioBufferSourceNode.prototype.start = start;
    expect(begun[3]).to.be.within(now, now + 0.1);
  });

  it('plays a key and the end of a call once, while another tone goes on', async () => {
    player.endTone('busy');
    await heard(speaker, 425);
    player.tone('ring');
    await heard(ringer, 659);
  });
});
