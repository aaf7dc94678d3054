import { expect } from '@open-wc/testing';
import { VirtualClock } from '../../kit/virtual-clock.js';
import { KeepAlive } from './keep-alive.js';

describe('a keep-alive', () => {
  let clock: VirtualClock;
  let pings: number[];
  let silences: number;
  let answer: () => Promise<boolean>;
  let keepAlive: KeepAlive;

  beforeEach(() => {
    clock = new VirtualClock();
    pings = [];
    silences = 0;
    answer = () => Promise.resolve(true);
    keepAlive = new KeepAlive({
      clock,
      random: () => 0.5,
      log: () => {},
      onSilence: () => silences++,
      ping: () => {
        pings.push(clock.now());
        return answer();
      },
    });
    keepAlive.start();
  });
  afterEach(() => keepAlive.stop());

  it('asks every 15 to 20 seconds', async () => {
    await clock.advance(70_000);
    expect(pings).to.have.length(4);
    const pauses = pings.slice(1).map((time, index) => time - (pings[index] ?? 0));
    for (const pause of pauses) expect(pause).to.be.within(14_000, 21_000);
    expect(silences).to.equal(0);
  });

  it('gives a server up that is silent for five seconds, once', async () => {
    answer = () => new Promise(() => {});
    await clock.advance(16_000);
    expect(pings).to.have.length(1);
    await clock.advance(4900);
    expect(silences).to.equal(0);
    await clock.advance(60_000);
    expect(silences).to.equal(1);
    expect(pings).to.have.length(1);
  });

  it('gives a socket up at once that cannot be written to', async () => {
    answer = () => Promise.resolve(false);
    keepAlive.check();
    await clock.advance(0);
    expect(silences).to.equal(1);
  });

  it('asks at once after a sleep of the computer', async () => {
    let slept = 0;
    const sleepy = new KeepAlive({
      clock: { now: () => clock.now() + slept, after: (delay, task) => clock.after(delay, task) },
      random: () => 1,
      log: () => {},
      onSilence: () => {},
      ping: () => {
        pings.push(clock.now());
        return Promise.resolve(true);
      },
    });
    keepAlive.stop();
    sleepy.start();
    slept = 3_600_000;
    await clock.advance(4000);
    expect(pings).to.deep.equal([4000]);
    sleepy.stop();
  });

  it('is quiet when it is stopped, also about an answer that comes too late', async () => {
    answer = () => new Promise(() => {});
    keepAlive.check();
    keepAlive.stop();
    await clock.advance(60_000);
    expect(silences).to.equal(0);
    expect(clock.waiting).to.equal(0);
  });
});
