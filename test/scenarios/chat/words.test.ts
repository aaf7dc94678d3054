import { deepEqual, equal, match, ok } from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { pathToFileURL } from 'node:url';
import { after, afterEach, before, beforeEach, describe, it } from 'node:test';
import { ChatPage } from '../support/chat-page.js';
import { InboxAgent } from '../support/inbox-agent.js';
import { Stage } from '../support/stage.js';
import { until } from '../support/until.js';
import { CECAdmin } from '../support/visitor-page.js';

describe('What an agent writes', () => {
  let stage: Stage;
  let cec: CECAdmin;
  let agent: InboxAgent;
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
    await agent.signOut();
    deepEqual(await stage.clear(), []);
  });

  /** Opens a chat that a person takes. */
  async function met(): Promise<ChatPage> {
    const visitor = await ChatPage.open(stage);
    await visitor.press('Chat with us');
    await until('the visitor waits', async () => (await stateOf(visitor)) === 'queued');
    await agent.take();
    await agent.say('Good morning!');
    await visitor.shows(['With you now', 'Good morning!']);
    return visitor;
  }

  const stateOf = (visitor: ChatPage): Promise<string | undefined> =>
    visitor.page.evaluate(() => document.querySelector('cc-desk')?.chat?.state.conversation?.state);

  async function ends(visitor: ChatPage): Promise<void> {
    await visitor.page.evaluate(() => document.querySelector('cc-desk')?.chat?.close());
    await cec.released();
  }

  it('is shown as they meant it: links that lead where they say, formatting, and markup as letters', async () => {
    const visitor = await met();
    await agent.say(
      '*Important*: see https://shop.example/returns?id=7. <img src=x onerror=alert(1)> [Click](javascript:alert(1)) `AB-12`',
    );
    await visitor.shows(['Important', '<img src=x onerror=alert(1)>', 'AB-12']);
    const bubble = visitor.page.locator('cc-message-bubble').last();
    equal(await bubble.locator('strong').textContent(), 'Important');
    equal(await bubble.locator('code').textContent(), 'AB-12');
    equal(await bubble.locator('.bubble img').count(), 0);
    const links = await bubble
      .locator('a')
      .evaluateAll((all) =>
        all.map((link) => [link.getAttribute('href'), link.getAttribute('target'), link.getAttribute('rel')?.includes('noopener')]),
      );
    deepEqual(links, [['https://shop.example/returns?id=7', '_blank', true]]);
    await ends(visitor);
  });

  it('is announced while it is being written', async () => {
    const visitor = await met();
    await agent.typing();
    await visitor.page.locator('cc-message-list [part=typing]').waitFor();
    await agent.say('Here I am.');
    await visitor.shows('Here I am.');
    await visitor.page.locator('cc-message-list [part=typing]').waitFor({ state: 'detached' });
    await ends(visitor);
  });

  it('is kept as a page that asks nothing of any network', async () => {
    const visitor = await met();
    await agent.say('See https://shop.example/returns <img src="https://elsewhere.example/x.png"><script>alert(1)</script>');
    await visitor.shows('shop.example/returns');
    await visitor.say('Thank you');
    await visitor.delivered(1);
    const [download] = await Promise.all([visitor.page.waitForEvent('download'), visitor.choose('Save the conversation')]);
    match(download.suggestedFilename(), /^conversation-\d{4}-\d\d-\d\d\.html$/);
    const path = await download.path();
    match(await readFile(path, 'utf8'), /^<!doctype html>/);

    const context = await stage.browser.newContext();
    const asked: string[] = [];
    await context.route(/^(?!file:)/, (route) => {
      asked.push(route.request().url());
      return route.abort();
    });
    const page = await context.newPage();
    const violations: string[] = [];
    page.on('console', (message) => violations.push(message.text()));
    // by its name as it was saved: what the browser keeps of it has none
    const saved = `${path}.html`;
    await download.saveAs(saved);
    await page.goto(pathToFileURL(saved).href);
    const words = await page.locator('body').innerText();
    for (const text of ['Thank you', 'https://shop.example/returns', '<script>alert(1)</script>']) ok(words.includes(text), words);
    deepEqual(asked, []);
    deepEqual(violations, []);
    equal(await page.locator('script, img, link, iframe').count(), 0);
    await context.close();
    await ends(visitor);
  });
});
