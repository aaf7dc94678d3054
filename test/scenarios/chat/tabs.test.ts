import { deepEqual, ok } from 'node:assert/strict';
import { describe, it } from 'node:test';
import AxeBuilder from '@axe-core/playwright';
import { ChatPage } from '../support/chat-page.js';
import { until } from '../support/until.js';
import { chatting, VisitorStage } from '../support/visitor-stage.js';

/** Within this time after a tab has closed, another one asks for news, in ms. */
const longest = 1000;

describe('A chat in several tabs, and in a right-to-left page', () => {
  const on = VisitorStage.forSuite(chatting);

  it('is one conversation, goes on within a second where its tab is closed, and nothing that is said meanwhile is lost', async () => {
    const visitor = await ChatPage.open(on.stage);
    await visitor.meetsAgent(on.cec);
    await visitor.say('Hello');
    await visitor.delivered(1);
    const second = await visitor.page.context().newPage();
    const polls: number[] = [];
    second.on('request', (request) => {
      if (new URL(request.url()).pathname.endsWith('/poll')) polls.push(performance.now());
    });
    await second.goto(visitor.page.url());
    await second.getByRole('button', { name: /^Chat with us/ }).click();
    await second.getByText('Hello', { exact: true }).waitFor();
    // one tab at a time asks
    deepEqual(polls, []);
    const answers = (): Promise<number> =>
      second.evaluate(
        () =>
          (document.querySelector('cc-desk')?.chat?.state.conversation?.messages ?? []).filter(({ author }) => author === 'agent').length,
      );
    const before = await answers();
    // the answer to this is on its way when the tab goes
    await on.cec.set({ agentPace: 400 });
    await visitor.say('One more question');
    await visitor.delivered(2);
    const closing = performance.now();
    await visitor.page.close();
    const closed = performance.now();
    await until('the other tab asks for news', () => polls.length > 0);
    const took = (polls[0] ?? Infinity) - closed;
    ok(took < longest, `${String(took)} ms after the tab had closed, which took ${String(closed - closing)} ms`);
    await until('the answer is there', async () => (await answers()) > before);
    const composer = second.getByRole('textbox', { name: 'Message' });
    await composer.fill('From the second tab');
    await composer.press('Enter');
    await second.getByText('From the second tab', { exact: true }).waitFor();
    await second.waitForFunction(() => {
      const messages = document.querySelector('cc-desk')?.chat?.state.conversation?.messages ?? [];
      const own = messages.filter(({ author }) => author === 'visitor');
      return own.length === 3 && own.every(({ status }) => status === 'sent' || status === 'read');
    });
  });

  it('is accessible in a right-to-left page, at rest and open', async () => {
    const visitor = await ChatPage.open(on.stage, { direction: 'rtl' });
    await visitor.button('Chat with us').waitFor();
    deepEqual((await new AxeBuilder({ page: visitor.page }).analyze()).violations, []);
    await visitor.meetsAgent(on.cec);
    deepEqual((await new AxeBuilder({ page: visitor.page }).analyze()).violations, []);
  });
});
