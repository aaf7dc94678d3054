import { expect } from '@open-wc/testing';
import fc from 'fast-check';
import { backOffDelay, defaultBackOff } from './retry.js';

describe('backOffDelay', () => {
  it('doubles to the longest without chance', () => {
    const plain = { first: 500, longest: 4000, jitter: 0 };
    expect([0, 1, 2, 3, 4, 50].map((attempt) => backOffDelay(attempt, () => 0.5, plain))).to.deep.equal([
      500, 1000, 2000, 4000, 4000, 4000,
    ]);
  });

  it('stays within its share of chance', () => {
    fc.assert(
      fc.property(fc.nat(1000), fc.double({ min: 0, max: 0.999999, noNaN: true }), (attempt, chance) => {
        const full = Math.min(defaultBackOff.longest, defaultBackOff.first * 2 ** attempt);
        const delay = backOffDelay(attempt, () => chance);
        expect(delay).to.be.within(Math.floor(full * 0.75), Math.ceil(full * 1.25));
      }),
    );
  });
});
