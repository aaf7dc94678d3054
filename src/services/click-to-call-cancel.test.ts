import { expect } from '@open-wc/testing';
import { ClickToCall } from './click-to-call.js';
import { ClickToCallStand } from './click-to-call.testing.js';

describe('ClickToCall.cancel', () => {
  for (const operation of ['check', 'connect', 'request'] as const)
    it(`gives up during ${operation}`, async () => {
      const stand = new ClickToCallStand();
      const goOn = stand.center.pause(operation);
      const started = stand.clickToCall.start('video');
      await stand.until(() => stand.center.log.some((entry) => entry.startsWith(operation)), operation);
      await stand.clickToCall.cancel();
      expect(stand.clickToCall.state).to.include({ stage: 'ended', endReason: 'canceled', error: undefined });
      goOn();
      await started;
      await stand.expectClean();
    });

  it('gives up while the browser asks its user', async () => {
    const stand = new ClickToCallStand();
    let asked: AbortSignal | undefined;
    const clickToCall = new ClickToCall({
      loadPhone: () => import('./phone.js'),
      backend: () => stand.center,
      microphone: {
        open: ({ signal } = {}) =>
          new Promise((_resolve, reject) => {
            asked = signal;
            signal?.addEventListener('abort', () => reject(signal.reason as Error));
          }),
      },
    });
    const started = clickToCall.start('voice');
    await clickToCall.cancel();
    await started;
    expect(asked).to.have.property('aborted', true);
    expect(clickToCall.state).to.include({ stage: 'ended', endReason: 'canceled' });
    expect(stand.center.log).to.deep.equal([]);
  });

  it('gives up in the queue', async () => {
    const stand = new ClickToCallStand();
    await stand.clickToCall.start('voice');
    stand.center.queue();
    await stand.until(() => stand.clickToCall.state.stage === 'queued', 'queued');
    await stand.clickToCall.cancel();
    expect(stand.clickToCall.state).to.include({ stage: 'ended', endReason: 'canceled' });
    await stand.expectClean();
  });

  it('gives up while the phone is being made', async () => {
    const stand = new ClickToCallStand();
    const goOn = stand.center.pause('phone');
    await stand.clickToCall.start('voice');
    stand.center.ready();
    await stand.until(() => stand.clickToCall.phone !== undefined, 'a phone');
    const canceled = stand.clickToCall.cancel();
    goOn();
    await canceled;
    expect(stand.clickToCall.state).to.include({ stage: 'ended', endReason: 'canceled' });
    await stand.expectClean();
  });

  it('gives up while it rings, and hangs up while it talks', async () => {
    const ringing = new ClickToCallStand();
    await ringing.clickToCall.start('voice');
    const unanswered = await ringing.ring();
    await ringing.clickToCall.cancel();
    await ringing.clickToCall.cancel();
    expect(ringing.clickToCall.state).to.include({ endReason: 'canceled' });
    expect(unanswered.log).to.deep.equal(['hung up']);
    await ringing.expectClean();
    const talking = new ClickToCallStand();
    await talking.talk();
    await talking.clickToCall.cancel();
    expect(talking.clickToCall.state).to.include({ endReason: 'local-hangup' });
    await talking.expectClean();
  });

  it('tells the centre and hangs up at once: the page may be on its way out', async () => {
    const stand = new ClickToCallStand();
    const leg = await stand.talk();
    void stand.clickToCall.cancel();
    expect(stand.center.log.at(-1)).to.equal('drop');
    expect(leg.log).to.deep.equal(['hung up']);
  });
});
