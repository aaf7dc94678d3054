import { deepEqual, equal } from 'node:assert/strict';
import { describe, it } from 'node:test';
import { isRequest } from '../support/center-admin.js';
import { until } from '../support/until.js';
import { VisitorPage } from '../support/visitor-page.js';
import { VisitorStage } from '../support/visitor-stage.js';

describe('A visitor who leaves the page leaves the call', () => {
  const on = VisitorStage.forSuite();

  const dropped = (): Promise<boolean> => until('the centre was told', async () => (await on.cec.timesAsked('dropClickToCall')) > 0);

  it('while talking: the far end is hung up and the centre told', async () => {
    const visitor = await VisitorPage.open(on.stage);
    await visitor.talks();
    const mark = await on.stage.admin.mark();
    await visitor.page.goto(`${on.stage.center.url}/healthz`);
    await dropped();
    await on.stage.admin.seen('BYE', (entry) => isRequest(entry, 'BYE'), mark);
    equal(await on.cec.timesAsked('dropClickToCall'), 1);
  });

  it('not before they were asked, and stays in it when they stay', async () => {
    const visitor = await VisitorPage.open(on.stage);
    await visitor.talks();
    const asked: string[] = [];
    visitor.page.once('dialog', (dialog) => {
      asked.push(dialog.type());
      void dialog.dismiss();
    });
    await visitor.page.close({ runBeforeUnload: true });
    await until('the visitor is asked', () => asked.length > 0);
    await visitor.press('Hang up');
    await visitor.reaches('is over', ({ stage }) => stage === 'ended');
    deepEqual(asked, ['beforeunload']);
    equal(await on.cec.timesAsked('dropClickToCall'), 1);
  });

  it('while waiting in line', async () => {
    await on.cec.set({ callScenario: 'queue-timeout' });
    const visitor = await VisitorPage.open(on.stage);
    await visitor.press('Call us');
    await visitor.desk.shows('Waiting for an agent');
    await visitor.page.goto(`${on.stage.center.url}/healthz`);
    await dropped();
  });

  it('when the desk is taken out of the page', async () => {
    const visitor = await VisitorPage.open(on.stage);
    await visitor.talks();
    const mark = await on.stage.admin.mark();
    await visitor.page.evaluate(() => document.querySelector('cc-desk')?.remove());
    await dropped();
    await on.stage.admin.seen('BYE', (entry) => isRequest(entry, 'BYE'), mark);
    await visitor.letsGo();
  });
});
