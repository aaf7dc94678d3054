import { deepEqual, ok } from 'node:assert/strict';
import { after, afterEach, before, describe, it } from 'node:test';
import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from 'playwright-core';
import type { DeskPage } from '../support/desk-page.js';
import { Stage } from '../support/stage.js';
import { until } from '../support/until.js';

const minute = 60_000;

/** What axe finds wrong. */
async function violations(page: Page): Promise<readonly string[]> {
  const { violations } = await new AxeBuilder({ page }).analyze();
  return violations.flatMap(({ id, nodes }) => nodes.map(({ target }) => `${id}: ${target.join(' ')}`));
}

describe('The pages of the demo centre', () => {
  let stage: Stage;
  before(async () => {
    stage = await Stage.open({ pages: 'dist/demo/pages', cdn: 'dist/cdn' });
  });
  after(() => stage.close());
  afterEach(async () => deepEqual(await stage.clear(), []));

  const steps = ({ page }: DeskPage, name: string) => page.locator('#steps').getByRole('button', { name, exact: true });

  it('lead a newcomer from the landing page to hearing themselves, within a minute', async () => {
    const start = performance.now();
    const ada = await stage.openPage('/', { extension: '1001', hertz: 740 });
    await ada.page.getByRole('link', { name: 'Make a real call' }).click();
    await steps(ada, 'Call 600').click();
    await ada.shows('Connected');
    await ada.hears(740);
    ok(performance.now() - start < minute);
    await ada.page.locator('#steps .done').getByText('Hear yourself').waitFor();
  });

  it('let two tabs of one browser talk, each knowing what the other does', async () => {
    const ada = await stage.openPage('/agent.html?extension=1001', { extension: '1001' });
    const standing = (text: string): Promise<void> => ada.page.locator('#directory').getByText(text).waitFor();
    await standing('1002 · Offline');
    const opened = ada.page.context().waitForEvent('page');
    await ada.page.getByRole('link', { name: 'Open Bilal’s desk (new tab)' }).click();
    const bilal = await opened;
    await steps(ada, 'Call Bilal, 1002').click();
    await standing('1002 · Ringing');
    const answer = bilal.locator('cc-softphone').getByRole('button', { name: 'Answer', exact: true });
    await answer.waitFor();
    await until('Bilal has answered', async () => {
      // a button that has just appeared cannot be hit
      if (await answer.isVisible()) await answer.click({ timeout: 1000 });
      return !(await answer.isVisible());
    });
    await ada.shows('Connected');
    await standing('1002 · On a call');
    await bilal.close();
    await standing('1002 · Offline');
  });

  it('open the record of the customer who calls', async () => {
    const chiara = await stage.openPage('/agent.html?extension=1003', { extension: '1003' });
    const crm = chiara.page.frameLocator('cc-screen-pop iframe');
    await crm.getByRole('button', { name: /Machine heats/ }).click();
    await crm.getByRole('heading', { name: 'Lin Chen' }).waitFor();
    await steps(chiara, 'Let someone call me').click();
    await crm.getByRole('heading', { name: 'Maria Jensen Calling now' }).waitFor();
    await chiara.shows(['Incoming call', 'Grinder stops after ten seconds']);
    await chiara.press('Decline');
    await crm.getByText('Call ended').waitFor();
    // back to the customer by a press of their number, which the agent confirms
    await crm.getByRole('button', { name: /7946 0123/ }).click();
    await chiara.page.locator('cc-screen-pop').getByRole('button', { name: 'Call', exact: true }).click();
    await crm.getByText('Being called.').waitFor();
  });

  it('give a second tab without a name in its address a desk of its own', async () => {
    const first = await stage.openPage('/agent.html', { extension: '1001' });
    const second = await first.page.context().newPage();
    await second.goto(`${stage.center.url}/agent.html`);
    await second.waitForURL(/extension=1002$/);
    ok(first.page.url().endsWith('extension=1001'));
  });

  it('let the phone stand above the customer’s record, or at the edge, and remember it', async () => {
    const gustavo = await stage.openPage('/agent.html?extension=1007', {
      extension: '1007',
      context: { viewport: { width: 1000, height: 700 } },
    });
    await gustavo.shows('Ready');
    await gustavo.page.frameLocator('cc-screen-pop iframe').getByText('Your tickets').waitFor();
    await gustavo.page.getByLabel('Where the phone stands').selectOption('floating');
    // pressed with the mouse where it stands: what lay above it would take that
    await gustavo.press('Minimize the phone');
    await stage.admin.ring({ to: '1007', from: '+442079460123', name: 'Maria Jensen' });
    await gustavo.press('Decline');
    await gustavo.page.getByLabel('Where the phone stands').selectOption('docked');
    await gustavo.page.reload();
    await gustavo.shows('Ready');
    await gustavo.press('Open the phone');
    const edge = await gustavo.page.locator('cc-softphone').boundingBox();
    deepEqual([edge && edge.x + edge.width, edge?.height], [1000, 700]);
  });

  it('speak Chinese on request, phone and all, and remember it', async () => {
    const emi = await stage.openPage('/agent.html?extension=1005', { extension: '1005' });
    await emi.page.getByLabel('Language').selectOption('zh-CN');
    await emi.shows(['一分钟打通第一个电话', '空闲']);
    await emi.page.goto(`${stage.center.url}/`);
    await emi.page.getByRole('heading', { name: '把电话和在线客服装进您现有的网页。' }).waitFor();
  });

  it('are accessible, in both schemes', async () => {
    for (const colorScheme of ['light', 'dark'] as const) {
      const desk = await stage.openPage('/', { extension: '1006', context: { colorScheme } });
      await desk.shows('Ready');
      deepEqual(await violations(desk.page), []);
      await desk.page.goto(`${stage.center.url}/agent.html?extension=1006`);
      await desk.shows('Ready');
      await desk.page.getByText('For integrators').click();
      await desk.page.getByText('Try everything').click();
      deepEqual(await violations(desk.page), []);
    }
  });

  it('fit from 280 px to 1600 px', async () => {
    for (const width of [280, 360, 800, 1240, 1600]) {
      const desk = await stage.openPage('/agent.html?extension=1007', { extension: '1007', context: { viewport: { width, height: 800 } } });
      await desk.shows('Ready');
      for (const path of ['/agent.html?extension=1007', '/']) {
        await desk.page.goto(`${stage.center.url}${path}`);
        deepEqual(await desk.page.evaluate(() => document.documentElement.scrollWidth - innerWidth), 0, `${path} at ${String(width)} px`);
      }
    }
  });

  it('have an example that works as it is copied', async () => {
    const isaac = await stage.openPage('/examples/softphone.html', { extension: '1009', hertz: 880 });
    await isaac.shows('Ready');
    await isaac.dial('600');
    await isaac.hears(880);
  });

  it('have an example of a screen pop that works as it is copied', async () => {
    const hana = await stage.openPage('/examples/screen-pop.html', { extension: '1008' });
    await hana.shows('Ready');
    await stage.admin.ring({ to: '1008', from: '+442079460123', name: 'Maria Jensen' });
    await hana.page.frameLocator('cc-screen-pop iframe').getByRole('heading', { name: 'Maria Jensen Calling now' }).waitFor();
    await hana.press('Decline');
  });
});
