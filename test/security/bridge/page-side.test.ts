import { deepEqual, equal, ok } from 'node:assert/strict';
import { after, afterEach, before, describe, it } from 'node:test';
import { until } from '../../scenarios/support/until.js';
import { type WorkstationPage, WorkstationStage } from '../../scenarios/support/workstation-stage.js';

describe('A business page speaks with the workstation that it was configured with, and with nobody else', () => {
  let stage: WorkstationStage;
  let desk: WorkstationPage;
  before(async () => {
    stage = await WorkstationStage.open();
  });
  after(() => stage.close());
  afterEach(async () => {
    deepEqual(desk.problems, []);
    await desk.close();
  });

  it('says nothing to a workstation of another origin, not even hello', async () => {
    desk = await stage.workstation(`<cc-screen-pop name="CRM" url="${stage.page()}&patience=2000"></cc-screen-pop>`);
    await desk.load(desk.page.url().replace(stage.desk, stage.stranger));
    await desk.page.evaluate(() => {
      const heard: unknown[] = [];
      addEventListener('message', ({ data }) => heard.push(data));
      Object.assign(window, { heard });
    });
    await desk.ring('1001', 'Ada');
    const frame = await desk.frame(stage.business);
    // whoever frames a page can set its hash: that is all that there is
    await desk.told(frame, 'Ada 1001 ring');
    await desk.answer();
    await desk.told(frame, 'Ada 1001 answer');
    const outcome = await frame.evaluate(async () => {
      const asked = window.workstation?.callOut('1002').then(
        () => 'carried out',
        (error: unknown) => (error as { reason: string }).reason,
      );
      return asked;
    });
    equal(outcome, 'silent');
    deepEqual(await desk.page.evaluate(() => (window as unknown as { heard: unknown[] }).heard), []);
    ok(!(await desk.facts()).some(({ state }) => state === 'acknowledged'));
  });

  it('takes no welcome that it did not ask for: from itself, from a frame in it, or with another nonce', async () => {
    desk = await stage.workstation(`<iframe src="${stage.page()}&patience=2000"></iframe><cc-screen-pop></cc-screen-pop>`);
    const frame = await desk.frame(stage.business);
    await until('it has come up', () => frame.evaluate(() => 'told' in window));
    const forged = { source: 'contact-center-widgets', type: 'welcome', version: 1, nonce: 'guessed' };
    const facts = { id: 1, type: 'facts', payload: { name: 'Mallory', agent: {}, parameters: {} } };
    await frame.evaluate(
      (welcome, told) => {
        const { port1, port2 } = new MessageChannel();
        window.postMessage(welcome, location.origin, [port2]);
        port1.postMessage(told);
      },
      forged,
      facts,
    );
    await desk.page.evaluate(
      (welcome, told) => {
        const { port1, port2 } = new MessageChannel();
        window.frames[0]?.postMessage(welcome, '*', [port2]);
        port1.postMessage(told);
        window.frames[0]?.postMessage(told, '*');
      },
      forged,
      facts,
    );
    const answer = await frame.evaluate(() =>
      window.workstation?.callOut('1002').catch((error: unknown) => (error as { reason: string }).reason),
    );
    equal(answer, 'silent');
    deepEqual(await frame.evaluate(() => window.told), []);
  });
});
