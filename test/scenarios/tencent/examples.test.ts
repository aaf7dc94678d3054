import { deepEqual } from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type { Page } from 'playwright-core';
import { Stage } from '../support/stage.js';
import { until } from '../support/until.js';
import { leave } from '../support/leave.js';

describe('The demo centre’s examples of Tencent', () => {
  let stage: Stage;
  before(async () => {
    stage = await Stage.open({ cdn: 'dist/cdn', pages: 'dist/demo/pages' });
  });
  after(() => stage.close());

  const visit = async (path: string): Promise<{ readonly page: Page; readonly problems: string[] }> => {
    const context = await stage.browser.newContext({ permissions: ['microphone'] });
    const page = await context.newPage();
    const problems: string[] = [];
    page.on('pageerror', (error) => problems.push(String(error)));
    page.on('console', (message) => message.type() === 'error' && problems.push(message.text()));
    await page.goto(`${stage.center.url}${path}`);
    return { page, problems };
  };

  it('sign an agent in by the tag', async () => {
    const { page, problems } = await visit('/examples/tencent-tccc.html');
    await page.locator('body > cc-desk > cc-softphone').getByText('1008').waitFor();
    await until('the agent is free', () => page.evaluate(() => window.tccc?.Agent.getStatus() === 'free'));
    deepEqual(problems, []);
    await leave(page.context());
  });

  it('call from a page that is written for Tencent', async () => {
    const { page, problems } = await visit('/examples/tencent-page.html');
    await page.locator('#status', { hasText: 'free' }).waitFor();
    await page.getByRole('button', { name: 'Call', exact: true }).first().click();
    await page.getByText('calloutAccepted').waitFor();
    deepEqual(problems, []);
    await leave(page.context());
  });
});
