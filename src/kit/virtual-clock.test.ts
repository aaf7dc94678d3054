import { expect } from '@open-wc/testing';
import { VirtualClock } from './virtual-clock.js';

describe('VirtualClock', () => {
  it('runs tasks in the order of their time, each at its own moment', async () => {
    const clock = new VirtualClock(100);
    const seen: string[] = [];
    clock.after(20, () => seen.push(`b ${clock.now()}`));
    clock.after(10, () => {
      seen.push(`a ${clock.now()}`);
      clock.after(5, () => seen.push(`nested ${clock.now()}`));
    });
    clock.after(30, () => seen.push('never'))();
    await clock.advance(25);
    expect(seen).to.deep.equal(['a 110', 'nested 115', 'b 120']);
    expect([clock.now(), clock.waiting]).to.deep.equal([125, 0]);
  });
});
