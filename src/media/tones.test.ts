import { expect } from '@open-wc/testing';
import { keyFrequencies, renderSound, type SoundName } from './tones.js';

const rate = 48_000;

/** How much of a frequency there is in a stretch of samples (Goertzel's algorithm), about half the amplitude squared. */
function power(samples: Float32Array, frequency: number): number {
  const turn = 2 * Math.cos((2 * Math.PI * frequency) / rate);
  let [last, before] = [0, 0];
  for (const sample of samples) [last, before] = [sample + turn * last - before, last];
  return Math.sqrt(last * last + before * before - turn * last * before) / samples.length;
}

const part = (name: SoundName, from: number, to: number): Float32Array => renderSound(name, rate).subarray(from * rate, to * rate);
const loudest = (samples: Float32Array): number => samples.reduce((most, sample) => Math.max(most, Math.abs(sample)), 0);

describe('tones', () => {
  it('ring back with 425 Hz, a second in five', () => {
    expect(renderSound('ring-back', rate).length).to.equal(5 * rate);
    expect(power(part('ring-back', 0.1, 0.9), 425)).to.be.greaterThan(0.09);
    expect(loudest(part('ring-back', 1, 5))).to.equal(0);
  });

  it('are busy with 425 Hz, 0.48 s on and off', () => {
    for (const start of [0, 0.96, 1.92]) {
      expect(power(part('busy', start + 0.05, start + 0.43), 425)).to.be.greaterThan(0.09);
      expect(loudest(part('busy', start + 0.481, start + 0.959))).to.equal(0);
    }
  });

  it('of the keys have the two frequencies of ITU-T Q.23', () => {
    expect(keyFrequencies('1')).to.deep.equal([697, 1209]);
    expect(keyFrequencies('5')).to.deep.equal([770, 1336]);
    expect(keyFrequencies('#')).to.deep.equal([941, 1477]);
    expect(keyFrequencies('D')).to.deep.equal([941, 1633]);
    for (const key of '0123456789*#ABCD') {
      const samples = renderSound(`key:${key}`, rate);
      for (const frequency of keyFrequencies(key) ?? []) expect(power(samples, frequency), key).to.be.greaterThan(0.04);
      expect(power(samples, 1100), key).to.be.lessThan(0.01);
    }
  });

  it('do not exist for what is no key', () => {
    for (const key of ['', 'x', '12', '!']) expect(renderSound(`key:${key}`, rate).length, key).to.equal(0);
  });

  for (const name of ['ring', 'call-waiting', 'ring-back', 'busy', 'end', 'key:7'] as const) {
    it(`${name} begins and ends softly and never overdrives`, () => {
      const samples = renderSound(name, rate);
      expect(Math.abs(samples[0] ?? 1)).to.be.lessThan(0.001);
      expect(Math.abs(samples.at(-1) ?? 1)).to.be.lessThan(0.02);
      expect(loudest(samples)).to.be.within(0.05, 1);
    });
  }
});
