import { expect } from '@open-wc/testing';
import { Allowance } from './allowance.js';
import { isPlainData } from './plain-data.js';

const limits = { characters: 100, values: 20, depth: 4 };

describe('isPlainData', () => {
  it('takes texts, numbers, lists and objects', () => {
    for (const value of ['', 'x'.repeat(100), 7, NaN, true, null, undefined, [], [1, ['a']], { a: { b: { c: 1 } } }, Object.create(null)]) {
      expect(isPlainData(value, limits)).to.equal(true);
    }
  });

  it('takes nothing that is too large or too deep, and does not look at all of it', () => {
    const start = performance.now();
    for (const value of [
      'x'.repeat(101),
      { ['x'.repeat(101)]: 1 },
      ['x'.repeat(60), 'x'.repeat(60)],
      new Array(1_000_000).fill(0),
      Object.fromEntries(Array.from({ length: 100_000 }, (_, index) => [String(index), index])),
      { a: { b: { c: { d: { e: 1 } } } } },
    ]) {
      expect(isPlainData(value, limits)).to.equal(false);
    }
    expect(performance.now() - start).to.be.below(1000);
    const circle: Record<string, unknown> = {};
    circle['self'] = circle;
    expect(isPlainData(circle, limits)).to.equal(false);
  });

  it('takes no key that plays tricks, and nothing that is more than data', () => {
    for (const value of [
      JSON.parse('{"__proto__":{}}') as unknown,
      JSON.parse('{"a":{"constructor":1}}') as unknown,
      { prototype: 1 },
      { [Symbol('a')]: 1 },
      new Map(),
      new Date(0),
      new (class Own {
        readonly a = 1;
      })(),
      () => 1,
      1n,
      new Uint8Array(4),
    ]) {
      expect(isPlainData(value, limits)).to.equal(false);
    }
  });
});

describe('Allowance', () => {
  it('gives a burst, and then so many per second', () => {
    const allowance = new Allowance(3, 2);
    const takes = (...times: readonly number[]): boolean[] => times.map((time) => allowance.take(time));
    expect(takes(0, 0, 0, 0)).to.deep.equal([true, true, true, false]);
    expect(takes(400, 500, 500, 1000)).to.deep.equal([false, true, false, true]);
    expect(takes(60_000, 60_000, 60_000, 60_000)).to.deep.equal([true, true, true, false]);
    // a clock that is put back gives nothing
    expect(takes(0)).to.deep.equal([false]);
  });
});
