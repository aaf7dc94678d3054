import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { Hearing } from './hearing.js';
import { decodeMuLaw, encodeMuLaw } from './mu-law.js';
import { echo, sequence, silence, tone, type Sound } from './sounds.js';

let now = 0;

function heardFrom(sound: Sound, frames = 20): ReturnType<Hearing['measure']> {
  const hearing = new Hearing(() => now);
  for (let count = 0; count < frames; count += 1) hearing.hear(sound.next());
  return hearing.measure();
}

describe('Hearing', () => {
  for (const frequency of [62, 440, 697, 770.5, 1209, 1477, 3400]) {
    it(`finds a tone of ${String(frequency)} Hz`, () => {
      const { frequency: found, level } = heardFrom(tone(frequency));
      assert.ok(Math.abs(found - frequency) < 1, `${String(found)} Hz`);
      assert.ok(Math.abs(level - -15) < 0.5, `${String(level)} dBFS`);
    });
  }

  it('finds silence silent', () => assert.deepEqual(heardFrom(silence), { frequency: 0, level: -120 }));
  it('says nothing after too little', () => assert.equal(heardFrom(tone(697), 5).level, -120));

  it('forgets what was a while ago', () => {
    const hearing = new Hearing(() => now);
    const sound = tone(697);
    for (let count = 0; count < 20; count += 1) hearing.hear(sound.next());
    now += 300;
    assert.equal(hearing.measure().level, -120);
    hearing.hear(sound.next());
    assert.equal(hearing.measure().level, -120);
  });
});

describe('mu-law', () => {
  it('brings each of its values back', () => {
    for (let byte = 0; byte < 256; byte += 1) {
      const again = encodeMuLaw(decodeMuLaw(byte));
      // There are two zeros, and one is enough.
      assert.equal(again, byte === 0x7f ? 0xff : byte);
    }
  });

  it('is never further off than a sixteenth', () => {
    for (let sample = -32_000; sample <= 32_000; sample += 37) {
      const error = Math.abs(decodeMuLaw(encodeMuLaw(sample)) - sample);
      assert.ok(error <= Math.max(4, Math.abs(sample) / 16), `${String(sample)} off by ${String(error)}`);
    }
  });
});

describe('echo', () => {
  it('says what it heard after the delay, and no sooner', () => {
    const sound = echo(60);
    const said: number[] = [];
    for (let frame = 1; frame <= 6; frame += 1) {
      sound.hear?.(new Uint8Array(160).fill(frame));
      said.push(sound.next()[0] ?? 0);
    }
    assert.deepEqual(said, [255, 255, 1, 2, 3, 4]);
  });
});

describe('sequence', () => {
  it('plays one recording after the other, fills up with silence, and goes on', () => {
    const sound = sequence([new Uint8Array(200).fill(1), new Uint8Array(40).fill(2)], tone(697));
    assert.deepEqual([...sound.next()], [...new Uint8Array(160).fill(1)]);
    const second = [...sound.next()];
    assert.deepEqual([second[0], second[40], second[79], second[80]], [1, 2, 2, 255]);
    assert.notDeepEqual([...sound.next()], [...silence.next()]);
  });
});
