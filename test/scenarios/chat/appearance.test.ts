import { deepEqual, equal, ok } from 'node:assert/strict';
import { after, afterEach, before, beforeEach, describe, it } from 'node:test';
import type { BrowserContextOptions, Page } from 'playwright-core';
import { ChatPage } from '../support/chat-page.js';
import { InboxAgent } from '../support/inbox-agent.js';
import { Stage } from '../support/stage.js';
import { until } from '../support/until.js';
import { CECAdmin } from '../support/visitor-page.js';

describe('A chat for people who set their system up otherwise', () => {
  let stage: Stage;
  let cec: CECAdmin;
  let agent: InboxAgent;
  let visitor: ChatPage | undefined;
  before(async () => {
    stage = await Stage.open();
    cec = new CECAdmin(stage);
    agent = new InboxAgent(stage);
  });
  after(() => stage.close());
  beforeEach(async () => {
    await cec.reset();
    await cec.set({ bot: false, open: true });
    await agent.signIn();
  });
  afterEach(async () => {
    // whoever waits would be taken in place of the next one
    await visitor?.page.evaluate(() => document.querySelector('cc-desk')?.chat?.close());
    await cec.released();
    await agent.signOut();
    deepEqual(await stage.clear(), []);
  });

  async function queued(context: BrowserContextOptions, direction: 'ltr' | 'rtl' = 'ltr'): Promise<ChatPage> {
    const opened = (visitor = await ChatPage.open(stage, { context, direction }));
    await opened.press('Chat with us');
    await until('the visitor waits', () =>
      opened.page.evaluate(() => document.querySelector('cc-desk')?.chat?.state.conversation?.state === 'queued'),
    );
    return opened;
  }

  /** What is moved by what runs at the moment; an edge that takes on its colour moves nothing. */
  const moved = (page: Page): Promise<readonly string[]> =>
    page.evaluate(() => {
      const roots: (Document | ShadowRoot)[] = [document];
      for (const root of roots) for (const { shadowRoot } of root.querySelectorAll('*')) if (shadowRoot) roots.push(shadowRoot);
      const frames = roots.flatMap((root) => root.getAnimations()).flatMap(({ effect }) => (effect as KeyframeEffect).getKeyframes());
      const properties = frames.flatMap((frame) => Object.keys(frame));
      return [...new Set(properties)].filter((name) => !/^(offset|computedOffset|easing|composite)$|color$/i.test(name));
    });

  it('moves nothing where that is not wanted: what is alive pales and comes back', async () => {
    const chat = await queued({ reducedMotion: 'reduce' });
    await chat.page.locator('cc-queue-notice').waitFor();
    deepEqual(await moved(chat.page), ['opacity']);
    await agent.take();
    await agent.say('Good morning!');
    await chat.shows('Good morning!');
    await agent.typing();
    await chat.page.locator('cc-message-list [part=typing]').waitFor();
    deepEqual(await moved(chat.page), ['opacity']);
  });

  it('has an edge around every button, field and message where the system chooses the colours', async () => {
    const chat = await queued({ forcedColors: 'active' });
    await agent.take();
    await agent.say('Good morning!');
    await chat.shows('Good morning!');
    await chat.say('Hello');
    await chat.delivered(1);
    await chat.press('More');
    const edgeless = (): Promise<readonly string[]> =>
      chat.page.evaluate(() => {
        const roots: ParentNode[] = [document];
        const found: string[] = [];
        for (const root of roots)
          for (const element of root.querySelectorAll<HTMLElement>('*')) {
            if (element.shadowRoot) roots.push(element.shadowRoot);
            if (!element.matches('button:not(:disabled), [role=switch], .bubble') || !element.checkVisibility()) continue;
            const { borderTopWidth, borderTopStyle, borderTopColor, backgroundColor } = getComputedStyle(element);
            const hasEdge = parseFloat(borderTopWidth) >= 1 && borderTopStyle !== 'none' && borderTopColor !== backgroundColor;
            if (!hasEdge) found.push(element.outerHTML.slice(0, 120));
          }
        return found;
      });
    deepEqual(await edgeless(), []);
    await chat.page.getByRole('menuitem', { name: 'Settings' }).click();
    await chat.shows('When we write');
    deepEqual(await edgeless(), []);
    await chat.press('Back to the conversation');
  });

  it('reads as it was written on a page of the other direction', async () => {
    const chat = await queued({}, 'rtl');
    await agent.take();
    await agent.say('Good morning!');
    await chat.shows('Good morning!');
    await chat.choose('End conversation');
    const place = await chat.page.locator('cc-chat-panel h2', { hasText: 'End this conversation?' }).evaluate((heading) => {
      const text = [...heading.childNodes].find((node): node is Text => node instanceof Text && node.data.includes('?')) as Text;
      const [first, last] = [text.data.indexOf('End'), text.data.indexOf('?')].map((at) => {
        const range = document.createRange();
        range.setStart(text, at);
        range.setEnd(text, at + 1);
        return range.getBoundingClientRect().left;
      });
      return { first: first ?? 0, last: last ?? 0 };
    });
    ok(place.last > place.first, 'the question mark stands where the sentence ends');
    await chat.page.getByRole('alertdialog').getByRole('button', { name: 'End conversation' }).click();
    await chat.shows('You ended the conversation.');
  });

  for (const width of [280, 320])
    it(`cuts nothing off at ${String(width)} px`, async () => {
      const chat = await queued({ viewport: { width, height: 600 } });
      await agent.take();
      await agent.say('A word that does not end: https://shop.example/a/very/long/address/that/no/narrow/bubble/can/hold/on/one/line');
      await chat.shows('A word that does not end');
      const wide = await chat.page.evaluate(() => {
        const panel = document.querySelector('cc-chat-window')?.shadowRoot?.querySelector('cc-chat-panel');
        const roots: ParentNode[] = panel?.shadowRoot ? [panel.shadowRoot] : [];
        const found: string[] = [];
        for (const root of roots)
          for (const element of root.querySelectorAll<HTMLElement>('*')) {
            if (element.shadowRoot) roots.push(element.shadowRoot);
            const box = element.getBoundingClientRect();
            const isRead = element.checkVisibility() && !element.closest('.visually-hidden') && box.width > 1;
            if (isRead && (box.left < -1 || box.right > innerWidth + 1)) found.push(element.outerHTML.slice(0, 120));
          }
        return found;
      });
      deepEqual(wide, []);
      equal(await chat.page.evaluate(() => document.documentElement.scrollWidth), width);
    });
});
