import { expect } from '@open-wc/testing';
import { sleep } from './clock.js';
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

describe('sleep', () => {
  it('resolves when its time has come', async () => {
    const clock = new VirtualClock();
    let woke = false;
    void sleep(clock, 1000).then(() => (woke = true));
    await clock.advance(999);
    expect(woke).to.equal(false);
    await clock.advance(1);
    expect(woke).to.equal(true);
  });

  it('rejects with the reason of its signal and leaves no timer behind', async () => {
    const clock = new VirtualClock();
    const end = new AbortController();
    const sleeping = sleep(clock, 1000, end.signal).catch((reason: unknown) => reason);
    end.abort('enough');
    expect(await sleeping).to.equal('enough');
    expect(clock.waiting).to.equal(0);
  });
});
