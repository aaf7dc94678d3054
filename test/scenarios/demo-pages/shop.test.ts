import { deepEqual } from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { AxeBuilder } from '@axe-core/playwright';
import type { Browser, Page } from 'playwright-core';
import { startCenter, type Center } from '../../../demo/center/center.js';
import { startChromium } from '../support/chromium.js';
import { until } from '../support/until.js';

describe('The shop and the inbox of the demo centre', () => {
  let browser: Browser;
  let center: Center;
  const complaints: string[] = [];

  before(async () => {
    center = await startCenter({ pages: 'dist/demo/pages' });
    browser = await startChromium();
  });
  after(async () => {
    await browser.close();
    await center.close();
  });

  const open = async (path: string): Promise<Page> => {
    const page = await (await browser.newContext({ locale: 'en-US' })).newPage();
    page.on('pageerror', ({ message }) => complaints.push(message));
    await page.goto(`${center.url}${path}`);
    return page;
  };
  const violations = async (page: Page): Promise<readonly string[]> =>
    (await new AxeBuilder({ page }).analyze()).violations.flatMap(({ id, nodes }) =>
      nodes.map(({ target }) => `${id}: ${target.join(' ')}`),
    );

  it('join a visitor and a person: chat with the basket beside it, then a call', async () => {
    const inbox = await open('/inbox.html?extension=1001');
    await until('the phone of the inbox is registered', () => center.sip.registrar.bindings('1001').length > 0);
    const shop = await open('/visitor.html');
    // a bubble that still fades in has no contrast yet
    await shop.locator('cc-chat-window .bubble').waitFor();
    await shop.evaluate(async () => {
      const moving = document.querySelector('cc-chat-window')?.shadowRoot?.getAnimations() ?? [];
      await Promise.all(moving.map(({ finished }) => finished));
    });
    deepEqual([await violations(shop), await violations(inbox)], [[], []]);

    await shop.getByRole('button', { name: 'Add to basket: Harbour' }).click();
    await shop.getByRole('button', { name: 'Write to us' }).click();
    const box = shop.locator('cc-chat-window').getByRole('textbox').first();
    await box.fill('I would like to talk to an agent');
    await box.press('Enter');
    await inbox.getByRole('button', { name: /^Take the conversation/ }).click();
    await inbox.getByText('1 × Harbour').waitFor();
    const reply = inbox.locator('cc-message-composer').getByRole('textbox').first();
    await reply.fill('Good choice. How can I help?');
    await reply.press('Enter');
    await shop.locator('cc-chat-window').getByText('Good choice. How can I help?').first().waitFor();

    await shop
      .locator('cc-chat-window')
      .getByRole('button', { name: /voice|call/i })
      .first()
      .click();
    const answer = inbox.locator('cc-softphone').getByRole('button', { name: 'Answer', exact: true });
    await answer.waitFor();
    await until('the call is answered', async () => {
      // a button that has just appeared cannot be hit
      if (await answer.isVisible()) await answer.click({ timeout: 1000 });
      return [...center.cec.calls.requests.values()].some(({ stage }) => stage === 'talking');
    });
    deepEqual(complaints, []);
  });
});
