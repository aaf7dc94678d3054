import { expect } from '@open-wc/testing';
import { sleep } from './sleep.js';
import { VirtualClock } from './virtual-clock.js';

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
