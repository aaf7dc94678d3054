import { expect } from '@open-wc/testing';
import { RateLimit } from './rate-limit.js';

describe('a rate limit', () => {
  const limitOf = (addresses = 100): RateLimit => new RateLimit({ burst: 2, perMinute: 6, addresses });

  it('lets a burst through, then what comes in over time', () => {
    const limit = limitOf();
    expect([0, 0, 0].map(() => limit.take('192.0.2.1', 0))).to.deep.equal([0, 0, 10]);
    expect(limit.take('192.0.2.1', 4000)).to.equal(6);
    expect(limit.take('192.0.2.1', 9999)).to.equal(1);
    expect(limit.take('192.0.2.1', 10_000)).to.equal(0);
    expect(limit.take('192.0.2.1', 10_000)).to.equal(10);
    expect([0, 0, 0].map(() => limit.take('192.0.2.1', 3_600_000))).to.deep.equal([0, 0, 10]);
  });

  it('counts each address by itself, and all without one together', () => {
    const limit = limitOf();
    for (const address of ['192.0.2.1', '192.0.2.2', '', '192.0.2.1', '192.0.2.2']) expect(limit.take(address, 0)).to.equal(0);
    expect(limit.take('192.0.2.1', 0)).to.equal(10);
    expect(limit.take(undefined, 0)).to.equal(0);
    expect(limit.take(undefined, 0)).to.equal(10);
  });

  for (const [one, other] of [
    ['2001:db8::1', '2001:db8:0:0:ffff:ffff:ffff:ffff'],
    ['2001:DB8:0:0001::', '[2001:db8:0:1:2:3:4:5]'],
    ['fe80::1%eth0', 'fe80::2'],
    ['::ffff:192.0.2.1', '192.0.2.1'],
    ['1:2:3:4::', '1:2:3:4:5:6:7:8'],
  ] as const) {
    it(`takes ${one} and ${other} for one`, () => {
      const limit = limitOf();
      limit.take(one, 0);
      limit.take(other, 0);
      expect(limit.take(one, 0)).to.equal(10);
    });
  }

  for (const [one, other] of [
    ['2001:db8:0:1::1', '2001:db8:0:2::1'],
    ['::1', '1::'],
    ['::ffff:192.0.2.1', '::ffff:192.0.2.2'],
  ] as const) {
    it(`takes ${one} and ${other} for two`, () => {
      const limit = limitOf();
      limit.take(one, 0);
      limit.take(one, 0);
      expect(limit.take(other, 0)).to.equal(0);
    });
  }

  it('remembers no more addresses than it may, and those that asked last', () => {
    const limit = limitOf(2);
    for (const address of ['a', 'a', 'b', 'b', 'a', 'c']) limit.take(address, 0);
    expect(limit.take('a', 0)).to.equal(10);
    expect(limit.take('b', 0)).to.equal(0);
  });

  it('is not deceived by a clock that goes back', () => {
    const limit = limitOf();
    limit.take('a', 60_000);
    limit.take('a', 60_000);
    expect(limit.take('a', 0)).to.equal(10);
  });
});
