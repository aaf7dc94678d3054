import { deepEqual, equal, ok } from 'node:assert/strict';
import { describe, it } from 'node:test';
import AxeBuilder from '@axe-core/playwright';
import type { Page } from 'playwright-core';
import { ChatPage } from '../support/chat-page.js';
import { until } from '../support/until.js';
import { chatting, VisitorStage } from '../support/visitor-stage.js';

const elsewhere = 'The chat is open in its own window.';

describe('A chat in a window of its own', () => {
  const on = VisitorStage.forSuite(chatting);

  const screen = (page: Page): Promise<string> => page.evaluate(() => window.readScreen());
  const shows = (page: Page, text: string): Promise<unknown> =>
    until(`a window shows ${text}`, async () => (await screen(page)).includes(text));

  async function popOut(visitor: ChatPage): Promise<Page> {
    const [popup] = await Promise.all([visitor.page.waitForEvent('popup'), visitor.choose('Open in its own window')]);
    return popup;
  }

  it('goes on there, is said to be there, and comes back when that window is closed', async () => {
    const visitor = await ChatPage.open(on.stage);
    await visitor.meetsAgent(on.cec);
    await visitor.say('From the page');
    await visitor.delivered(1);
    const popup = await popOut(visitor);
    await shows(popup, 'From the page');
    await visitor.shows(elsewhere);
    await visitor.hides('From the page');
    deepEqual((await new AxeBuilder({ page: visitor.page }).include('cc-chat-window').analyze()).violations, []);
    const composer = popup.getByRole('textbox', { name: 'Message' });
    await composer.fill('From the window');
    await composer.press('Enter');
    await shows(popup, 'From the window');
    equal(await popup.getByRole('button', { name: 'Hide chat' }).count(), 0);
    equal(await popup.evaluate(() => innerWidth), (await popup.locator('cc-chat-panel').boundingBox())?.width);
    await popup.close();
    await visitor.hides(elsewhere);
    await visitor.shows(['From the page', 'From the window', 'With you now']);
    deepEqual(await visitor.delivered(2), ['From the page', 'From the window']);
  });

  it('is brought to the front in place of a second one, and taken back', async () => {
    const visitor = await ChatPage.open(on.stage);
    await visitor.meetsAgent(on.cec);
    const popup = await popOut(visitor);
    await shows(popup, 'With you now');
    await visitor.shows(elsewhere);
    await visitor.press('Show it');
    await visitor.shows(elsewhere);
    equal(visitor.page.context().pages().length, 2);
    const closed = popup.waitForEvent('close');
    await visitor.press('Continue here');
    await closed;
    await visitor.hides(elsewhere);
    await visitor.shows('With you now');
  });

  it('is known to be there after a reload of the page, in its other tabs, and while that window is reloaded', async () => {
    const visitor = await ChatPage.open(on.stage);
    await visitor.meetsAgent(on.cec);
    const popup = await popOut(visitor);
    await shows(popup, 'With you now');
    await visitor.page.reload();
    await visitor.shows(elsewhere);
    const other = await visitor.page.context().newPage();
    await other.goto(visitor.page.url());
    await other.getByRole('button', { name: /^Chat with us/ }).click();
    await shows(other, elsewhere);
    await popup.reload();
    await shows(popup, 'With you now');
    await visitor.shows(elsewhere);
    await other.getByRole('button', { name: 'Continue here' }).click();
    await until('the window is closed', () => popup.isClosed());
    await shows(other, 'With you now');
    await visitor.hides(elsewhere);
  });

  it('says what to do when the browser does not let a window open', async () => {
    const visitor = await ChatPage.open(on.stage);
    // a frame without `allow-popups` is refused as by a pop-up blocker
    await visitor.page.evaluate(() => {
      const frame = Object.assign(document.createElement('iframe'), { title: 'page', width: '800', height: '760' });
      frame.sandbox.add('allow-scripts', 'allow-same-origin', 'allow-forms');
      frame.src = location.href;
      document.body.replaceChildren(frame);
    });
    const frame = visitor.page.frameLocator('iframe');
    await frame.getByRole('button', { name: 'Chat with us' }).click();
    await frame.getByText('coffee robot').first().waitFor();
    await frame.getByRole('button', { name: 'More' }).click();
    await frame.getByRole('menuitem', { name: 'Open in its own window' }).click();
    await frame.getByText('The browser blocked the window. Allow pop-ups for this site, then try again.').waitFor();
    ok(await frame.getByText('coffee robot').first().isVisible());
    await frame.getByRole('button', { name: 'Dismiss' }).click();
    await frame.getByText('The browser blocked the window.').waitFor({ state: 'detached' });
    // the browser says it, too
    deepEqual(
      visitor.desk.problems.splice(0).map((problem) => /Blocked opening .* in a new window/.test(problem)),
      [true],
    );
  });
});
