import { deepEqual, ok } from 'node:assert/strict';
import { after, afterEach, before, beforeEach, describe, it } from 'node:test';
import { ChatPage } from '../support/chat-page.js';
import { Stage } from '../support/stage.js';
import { until } from '../support/until.js';
import { CECAdmin } from '../support/visitor-page.js';

/** Within this time after a tab has closed, another one asks for news, in ms. */
const longest = 1000;

describe('A chat whose tab is closed', () => {
  let stage: Stage;
  let cec: CECAdmin;
  before(async () => {
    stage = await Stage.open();
    cec = new CECAdmin(stage);
  });
  after(() => stage.close());
  beforeEach(async () => {
    await cec.reset();
    await cec.set({ bot: true, open: true, queueAhead: 0, agentPace: 50 });
  });
  afterEach(async () => deepEqual(await stage.clear(), []));

  it('goes on in another tab within a second, and nothing that is said meanwhile is lost', async () => {
    const visitor = await ChatPage.open(stage);
    await visitor.meetsAgent(cec);
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
    await cec.set({ agentPace: 400 });
    await visitor.say('One more question');
    await visitor.delivered(2);
    const closing = performance.now();
    await visitor.page.close();
    const closed = performance.now();
    await until('the other tab asks for news', () => polls.length > 0);
    const took = (polls[0] ?? Infinity) - closed;
    ok(took < longest, `${String(took)} ms after the tab had closed, which took ${String(closed - closing)} ms`);
    await until('the answer is there', async () => (await answers()) > before);
  });
});
