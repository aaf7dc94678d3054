import { deepEqual, equal, ok } from 'node:assert/strict';
import { after, afterEach, before, describe, it } from 'node:test';
import type { Frame } from 'playwright-core';
import { defaultConfig } from '../../../demo/center/config.js';
import { adaSends } from '../support/pair.js';
import { Stage } from '../support/stage.js';
import { until } from '../support/until.js';
import { BusinessPage } from './support/business-page.js';
import { BusinessServer } from './support/business-server.js';

interface Popped {
  readonly statuses: readonly string[];
  readonly loads: number;
  readonly lastFacts: Readonly<Record<string, string>>;
}

describe('A page that Tencent’s workstation frames', () => {
  let business: BusinessServer;
  let stage: Stage;
  let opened: BusinessPage;
  before(async () => {
    business = await BusinessServer.open();
    stage = await Stage.open({ config: defaultConfig({ origins: [business.url] }), cdn: 'dist/cdn', pages: 'dist/demo/pages' });
    business.serves(stage.center);
  });
  after(async () => {
    await stage.close();
    await business.close();
  });
  afterEach(async () => {
    await opened.close();
    deepEqual(opened.problems, []);
  });

  const visit = async (): Promise<Frame> => {
    const page = encodeURIComponent(`${business.url}/popped.html`);
    opened = await BusinessPage.open(stage.browser, `${stage.center.url}/loginTCCC?extension=1001&page=${page}&name=Tickets`, {
      hertz: adaSends,
    });
    await until('the agent is ready', async () => (await opened.page.evaluate(() => window.readScreen())).includes('Ready'));
    return until('the page is framed', () => opened.page.frames().find((frame) => frame.url().startsWith(business.url)));
  };
  const told = (frame: Frame): Promise<Popped> =>
    frame.evaluate(() => {
      const { statuses, loads, lastFacts } = window as unknown as Popped;
      return { statuses, loads, lastFacts };
    });

  it('is told who calls, that they are answered, and that it is over, without being loaded again', async () => {
    const frame = await visit();
    const callId = await stage.admin.ring({ to: '1001', from: '4930123456', name: 'Robin', plays: 'echo' });
    await until('it is told of the call', async () => (await told(frame)).statuses.includes('100'));
    const { lastFacts } = await told(frame);
    deepEqual(
      [lastFacts['mobile'], lastFacts['type'], lastFacts['agentEmail'], lastFacts['agentRoleId'], lastFacts['sdkAppId']],
      ['4930123456', 'phone', 'ada.brandt@demo.localhost', '3', '1400000000'],
    );
    const answer = opened.page.getByRole('button', { name: 'Answer', exact: true });
    await until('it has stood', () => answer.evaluate((element) => window.standsFor(element) > 550));
    await answer.click();
    await until('it is told of the answer', async () => (await told(frame)).statuses.includes('200'));
    await stage.admin.let(callId, 'hang-up');
    await until('it is told of the end', async () => (await told(frame)).statuses.includes('400'));
    deepEqual(await told(frame).then(({ statuses, loads }) => [statuses, loads]), [['100', '200', '400'], 1]);
  });

  it('asks to dial as the documents teach, and is dialled for when the agent agrees', async () => {
    const frame = await visit();
    await frame.locator('#call').click();
    const wish = opened.page.locator('cc-screen-pop').getByRole('button', { name: /^Call/ });
    await wish.waitFor();
    equal((await stage.admin.partnerCalls()).filter(({ number }) => number === '600').length, 0);
    await wish.click();
    await until('it is called', async () => (await stage.admin.partnerCalls()).some(({ number }) => number === '600'));
    await opened.hears(adaSends);
    ok((await told(frame)).loads === 1);
  });
});
