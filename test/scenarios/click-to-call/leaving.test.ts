import { deepEqual, equal } from 'node:assert/strict';
import { after, afterEach, before, beforeEach, describe, it } from 'node:test';
import { isRequest } from '../support/center-admin.js';
import { Stage } from '../support/stage.js';
import { until } from '../support/until.js';
import { CECAdmin, VisitorPage } from '../support/visitor-page.js';

describe('A visitor who leaves the page leaves the call', () => {
  let stage: Stage;
  let cec: CECAdmin;
  before(async () => {
    stage = await Stage.open();
    cec = new CECAdmin(stage);
  });
  after(() => stage.close());
  beforeEach(() => cec.reset());
  afterEach(async () => deepEqual(await stage.clear(), []));

  const dropped = (): Promise<boolean> => until('the centre was told', async () => (await cec.timesAsked('dropClickToCall')) > 0);

  it('while talking: the far end is hung up and the centre told', async () => {
    const visitor = await VisitorPage.open(stage);
    await visitor.talks();
    const mark = await stage.admin.mark();
    await visitor.page.goto(`${stage.center.url}/healthz`);
    await dropped();
    await stage.admin.seen('BYE', (entry) => isRequest(entry, 'BYE'), mark);
    equal(await cec.timesAsked('dropClickToCall'), 1);
  });

  it('while waiting in line', async () => {
    await cec.set({ callScenario: 'queue-timeout' });
    const visitor = await VisitorPage.open(stage);
    await visitor.press('Call us');
    await visitor.desk.shows('Waiting for an agent');
    await visitor.page.goto(`${stage.center.url}/healthz`);
    await dropped();
  });

  it('when the desk is taken out of the page', async () => {
    const visitor = await VisitorPage.open(stage);
    await visitor.talks();
    const mark = await stage.admin.mark();
    await visitor.page.evaluate(() => document.querySelector('cc-desk')?.remove());
    await dropped();
    await stage.admin.seen('BYE', (entry) => isRequest(entry, 'BYE'), mark);
    await visitor.letsGo();
  });
});
