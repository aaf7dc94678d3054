import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { fromMuLaw, toMuLaw } from './g711.js';

describe('µ-law', () => {
  it('gives every byte back that it has read, but for the two zeros', () => {
    for (let byte = 0; byte < 256; byte++) assert.equal(toMuLaw(fromMuLaw(byte)), byte === 0x7f ? 0xff : byte);
  });

  it('stays within its steps, a thirty-second part of the sample', () => {
    for (let sample = -0.99; sample < 1; sample += 0.01) {
      const error = Math.abs(fromMuLaw(toMuLaw(sample)) - sample);
      assert.ok(error <= Math.abs(sample) / 32 + 0.001, `${sample}: ${error}`);
    }
  });

  it('is silence at 0xff and loudest at 0x80 (ITU-T G.711, table 2a)', () => {
    assert.equal(fromMuLaw(0xff), 0);
    assert.equal(Math.round(fromMuLaw(0x80) * 32_768), 32_124);
  });
});
