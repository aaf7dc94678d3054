import { deepEqual, equal, ok } from 'node:assert/strict';
import { describe, it } from 'node:test';
import { ChatPage } from '../support/chat-page.js';
import { until } from '../support/until.js';
import { chatting, VisitorStage } from '../support/visitor-stage.js';

describe('A visitor writes to the centre', () => {
  const on = VisitorStage.forSuite(chatting);

  it('asks nothing of the centre before the button is pressed', async () => {
    const visitor = await ChatPage.open(on.stage);
    await visitor.button('Chat with us').waitFor();
    const asked = await visitor.page.evaluate(() => performance.getEntriesByType('resource').map(({ name }) => new URL(name).pathname));
    deepEqual(
      asked.filter((path) => path.startsWith('/api') || path.startsWith('/cc/')),
      [],
    );
  });

  it('talks to the bot, then to a person', async () => {
    const visitor = await ChatPage.open(on.stage);
    await visitor.meetsAgent(on.cec);
    await visitor.shows('With you now');
    await visitor.say('Good morning');
    await visitor.say('One more thing');
    deepEqual(await visitor.delivered(2), ['Good morning', 'One more thing']);
  });

  it('is handed over by a word, told the place in line, and met by a person', async () => {
    await on.cec.set({ queueAhead: 2, queueStep: 600, agentPace: 50 });
    const visitor = await ChatPage.open(on.stage);
    await visitor.press('Chat with us');
    await visitor.shows('coffee robot');
    await visitor.say('agent');
    await visitor.shows(/Number \d in line/);
    await visitor.shows('How can I help you?', { within: 30_000 });
  });

  it('goes on after a reload, with what was being written', async () => {
    const visitor = await ChatPage.open(on.stage);
    await visitor.meetsAgent(on.cec);
    await visitor.say('Remember this');
    await visitor.delivered(1);
    await visitor.composer.fill('half a sen');
    await visitor.page.reload();
    await visitor.shows(['Remember this', 'With you now']);
    await until('the draft is back', async () => (await visitor.composer.inputValue()) === 'half a sen');
  });

  it('sends what was written during an outage, once and in order', async () => {
    const visitor = await ChatPage.open(on.stage);
    await visitor.meetsAgent(on.cec);
    await visitor.page.context().setOffline(true);
    for (const text of ['one', 'two', 'three']) await visitor.say(text);
    await visitor.shows('Reconnecting', { within: 30_000 });
    await visitor.page.context().setOffline(false);
    deepEqual(await visitor.delivered(3, { within: 60_000 }), ['one', 'two', 'three']);
    await visitor.hides('Reconnecting', { within: 30_000 });
  });

  it('sends a file that was chosen, and is told at once what cannot be sent', async () => {
    const visitor = await ChatPage.open(on.stage);
    await visitor.meetsAgent(on.cec);
    await visitor.page.locator('cc-chat-window input[type=file]').setInputFiles([
      { name: 'note.txt', mimeType: 'text/plain', buffer: Buffer.from('a note') },
      { name: 'setup.exe', mimeType: 'application/octet-stream', buffer: Buffer.from('x') },
    ]);
    await visitor.shows(['note.txt', '“setup.exe” cannot be sent.']);
    await visitor.press('Send');
    deepEqual(await visitor.delivered(1), ['file']);
  });

  it('rates the service and ends the conversation after a question', async () => {
    const visitor = await ChatPage.open(on.stage);
    await visitor.meetsAgent(on.cec);
    await visitor.say('Thank you');
    await visitor.delivered(1);
    await visitor.choose('Rate the service');
    await visitor.page.getByRole('radio').nth(4).check({ force: true });
    await visitor.press('Send rating');
    await visitor.shows('You can change your mind at any time');
    await visitor.page.getByRole('button', { name: 'Back to the conversation' }).first().click();
    await visitor.choose('End conversation');
    await visitor.shows('End this conversation?');
    await visitor.page.getByRole('alertdialog').getByRole('button', { name: 'End conversation' }).click();
    await visitor.shows('You ended the conversation.');
  });

  it('leaves a message outside hours', async () => {
    await on.cec.set({ bot: false, open: false });
    const visitor = await ChatPage.open(on.stage);
    await visitor.press('Chat with us');
    await visitor.shows('We are closed at the moment');
    await visitor.page.getByRole('textbox', { name: 'Phone number' }).fill('+44 20 7946 0958');
    await visitor.page.getByRole('textbox', { name: 'Message' }).fill('Please call me back.');
    await visitor.press('Leave message');
    await visitor.shows('Thank you, we have your message');
  });

  it('leaves no trace after signing out', async () => {
    const visitor = await ChatPage.open(on.stage);
    await visitor.meetsAgent(on.cec);
    await visitor.say('A secret');
    await visitor.delivered(1);
    await visitor.page.evaluate(() => document.querySelector('cc-desk')?.chat?.signOut());
    await visitor.hides('A secret');
    const kept = await visitor.page.evaluate(() => JSON.stringify({ ...localStorage, ...sessionStorage }));
    ok(!kept.includes('A secret'), kept);
    equal(kept.includes('chat-window/conversation'), false);
  });

  it('speaks Chinese', async () => {
    const visitor = await ChatPage.open(on.stage, { language: 'zh-CN' });
    await visitor.meetsAgent(on.cec);
    await visitor.shows('正在为您服务');
  });

  it('fills a phone, and the page behind does not scroll', async () => {
    const visitor = await ChatPage.open(on.stage, { context: { viewport: { width: 390, height: 740 }, hasTouch: true, isMobile: true } });
    await visitor.press('Chat with us');
    await visitor.shows('coffee robot');
    // it slides to its place
    await visitor.page.locator('cc-chat-panel').evaluate((panel) => Promise.all(panel.getAnimations().map(({ finished }) => finished)));
    const box = await visitor.page.locator('cc-chat-panel').boundingBox();
    deepEqual(box, { x: 0, y: 0, width: 390, height: 740 });
    equal(await visitor.page.evaluate(() => getComputedStyle(document.documentElement).overflow), 'hidden');
    const size = await visitor.composer.evaluate((field) => parseFloat(getComputedStyle(field).fontSize));
    ok(size >= 16, String(size));
  });
});
