import { deepEqual, equal, ok } from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { BrowserContextOptions } from 'playwright-core';
import { ChatPage } from '../support/chat-page.js';
import { until } from '../support/until.js';
import { chatting, VisitorStage } from '../support/visitor-stage.js';

const phone: BrowserContextOptions = { viewport: { width: 390, height: 740 }, hasTouch: true, isMobile: true };
/** What the keyboard of such a phone leaves, in pixels. */
const left = 380;

// no browser without a screen has a keyboard on it; what one does to the view of the page is done here by hand
const keyboard = `
  const view = Object.assign(new EventTarget(), { width: 390, height: 740, offsetTop: 0, offsetLeft: 0, pageTop: 0, pageLeft: 0, scale: 1 });
  Object.defineProperty(window, 'visualViewport', { value: view });
  window.keyboardComes = (height, offsetTop) => {
    Object.assign(view, { height, offsetTop });
    view.dispatchEvent(new Event('resize'));
  };
`;

declare global {
  interface Window {
    keyboardComes(height: number, offsetTop: number): void;
  }
}

describe('A chat on a phone with its keyboard on the screen', () => {
  const on = VisitorStage.forSuite(chatting);

  /** A conversation longer than the screen, with the composer in use. */
  async function written(options: { readonly prepare?: string } = {}): Promise<ChatPage> {
    const visitor = await ChatPage.open(on.stage, { context: phone, ...options });
    await visitor.meetsAgent(on.cec);
    for (let count = 1; count <= 9; count++) await visitor.say(`Message ${String(count)}`);
    await visitor.delivered(9);
    await visitor.composer.tap();
    return visitor;
  }

  /** Waits until composer and last message stand between these two heights, wholly. */
  async function stand(visitor: ChatPage, top: number, bottom: number): Promise<void> {
    const last = visitor.page.locator('cc-message-bubble').last();
    let boxes: unknown;
    await until(`composer and last message stand between ${String(top)} and ${String(bottom)}`, async () => {
      const [field, message] = [await visitor.composer.boundingBox(), await last.boundingBox()];
      boxes = { field, message };
      if (!field || !message) return false;
      return message.y >= top && message.y + message.height <= field.y && field.y + field.height <= bottom;
    }).catch((error: unknown) => {
      throw new Error(`${String(error)}; they stand at ${JSON.stringify(boxes)}`);
    });
  }

  it('fits into what the keyboard leaves of the view, wherever the browser has scrolled to', async () => {
    const visitor = await written({ prepare: keyboard });
    await visitor.page.evaluate((height) => window.keyboardComes(height, 120), left);
    await stand(visitor, 120, 120 + left);
    deepEqual(await visitor.page.locator('cc-chat-panel').boundingBox(), { x: 0, y: 120, width: 390, height: left });
    await visitor.page.evaluate(() => window.keyboardComes(740, 0));
    await stand(visitor, 0, 740);
    deepEqual(await visitor.page.locator('cc-chat-panel').boundingBox(), { x: 0, y: 0, width: 390, height: 740 });
  });

  it('fits into what is left where the keyboard makes the whole page smaller, and does not make it zoom', async () => {
    const visitor = await written();
    await visitor.page.setViewportSize({ width: 390, height: left });
    await stand(visitor, 0, left);
    equal(await visitor.page.evaluate(() => window.visualViewport?.scale), 1);
    // smaller letters make a phone come closer
    for (const field of await visitor.page.locator('cc-chat-panel textarea, cc-chat-panel input:not([type=file])').all())
      ok((await field.evaluate((element) => parseFloat(getComputedStyle(element).fontSize))) >= 16);
  });

  it('stays clear of the edges that a phone keeps for itself', async () => {
    const visitor = await written();
    const session = await visitor.page.context().newCDPSession(visitor.page);
    await session.send('Emulation.setSafeAreaInsetsOverride', { insets: { top: 47, topMax: 47, bottom: 34, bottomMax: 34 } });
    await stand(visitor, 0, 740 - 34);
    const header = visitor.page.getByRole('button', { name: 'Hide chat' });
    await until('the header is clear of the top', async () => ((await header.boundingBox())?.y ?? 0) >= 47);
    await visitor.press('Hide chat');
    const launcher = await visitor.button(/^Chat with us/).boundingBox();
    ok(launcher && launcher.y + launcher.height <= 740 - 34, JSON.stringify(launcher));
  });

  it('asks in letters that no phone has to enlarge', async () => {
    await on.cec.set({ bot: false, open: false });
    const visitor = await ChatPage.open(on.stage, { context: phone });
    await visitor.press('Chat with us');
    await visitor.shows('We are closed at the moment');
    const sizes = await visitor.page
      .locator('cc-leave-message-form')
      .locator('input, textarea')
      .evaluateAll((all) => all.map((field) => parseFloat(getComputedStyle(field).fontSize)));
    equal(sizes.length, 2);
    ok(
      sizes.every((size) => size >= 16),
      String(sizes),
    );
  });
});
