import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { isTone, loudness, shareOfTone, tone } from './tone.js';

describe('The measure of tones', () => {
  it('finds a tone at its own frequency and at no other', () => {
    const heard = tone(697, 0.5, 8000);
    assert.ok(shareOfTone(heard, 697) > 0.98);
    for (const other of [400, 660, 730, 1209, 1477]) assert.ok(shareOfTone(heard, other) < 0.02, `${other} Hz`);
  });

  it('does not take silence, faint sound or a mixture for a tone', () => {
    const [one, two] = [tone(697, 0.5, 8000), tone(1209, 0.5, 8000)];
    const mixed = { rate: 8000, samples: one.samples.map((sample, index) => sample + (two.samples[index] ?? 0)) };
    assert.equal(isTone({ rate: 8000, samples: new Float32Array(4000) }, 697), false);
    assert.equal(isTone({ rate: 8000, samples: one.samples.map((sample) => sample / 100) }, 697), false);
    assert.equal(isTone(mixed, 697), false);
    assert.equal(isTone(one, 697), true);
  });

  it('gives the effective value', () => {
    assert.ok(Math.abs(loudness(tone(697, 1, 8000)) - 0.3535) < 0.001);
  });
});
