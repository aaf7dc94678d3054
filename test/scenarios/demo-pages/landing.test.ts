import { deepEqual } from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { AxeBuilder } from '@axe-core/playwright';
import type { Browser, Page } from 'playwright-core';
import { startCenter, type Center } from '../../../demo/center/center.js';
import { startChromium } from '../support/chromium.js';

describe('The landing page of the demo centre', () => {
  let browser: Browser;
  let center: Center;
  let page: Page;
  const complaints: string[] = [];

  before(async () => {
    center = await startCenter({ pages: 'dist/demo/pages', partner: false });
    browser = await startChromium();
    page = await (await browser.newContext({ locale: 'en-US' })).newPage();
    page.on('pageerror', ({ message }) => complaints.push(message));
    await page.goto(center.url);
  });
  after(async () => {
    await browser.close();
    await center.close();
  });

  const violations = async (): Promise<readonly string[]> =>
    (await new AxeBuilder({ page }).analyze()).violations.flatMap(({ id, nodes }) =>
      nodes.map(({ target }) => `${id}: ${target.join(' ')}`),
    );

  it('has a chat to try, from a bot to a person', async () => {
    await page.getByRole('button', { name: 'Chat', exact: true }).click();
    const chat = page.locator('cc-chat-window');
    await chat.getByRole('button', { name: 'I would rather talk to a person' }).click();
    await chat.getByText('Lena here. I have read what you wrote; how can I help?').first().waitFor();
    await page.getByText('<cc-chat-window>').waitFor();
    deepEqual(await violations(), []);
  });

  it('has a call to try', async () => {
    await page.getByRole('button', { name: 'Call button' }).click();
    await page.getByRole('button', { name: 'Call us free' }).click();
    const call = page.locator('cc-call-button');
    await call.getByRole('button', { name: 'Hang up' }).waitFor();
    deepEqual(await violations(), []);
    await call.getByRole('button', { name: 'Hang up' }).click();
    await page.getByText('<cc-call-button>').waitFor();
  });

  it('complains of nothing', () => {
    deepEqual(complaints, []);
  });
});
