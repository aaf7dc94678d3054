import { deepEqual } from 'node:assert/strict';
import { after, afterEach, before, beforeEach, describe, it } from 'node:test';
import AxeBuilder from '@axe-core/playwright';
import { ChatPage } from '../support/chat-page.js';
import { Stage } from '../support/stage.js';
import { CECAdmin } from '../support/visitor-page.js';

describe('A chat in several tabs, and in a right-to-left page', () => {
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

  it('is one conversation in two tabs, and goes on in the second when the first is closed', async () => {
    const visitor = await ChatPage.open(stage);
    await visitor.meetsAgent(cec);
    await visitor.say('From the first tab');
    await visitor.delivered(1);
    const second = await visitor.page.context().newPage();
    await second.goto(visitor.page.url());
    await second.getByRole('button', { name: /^Chat with us/ }).click();
    await second.getByText('From the first tab', { exact: true }).waitFor();
    await visitor.page.close();
    const composer = second.getByRole('textbox', { name: 'Message' });
    await composer.fill('From the second tab');
    await composer.press('Enter');
    await second.getByText('From the second tab', { exact: true }).waitFor();
    await second.waitForFunction(() => {
      const messages = document.querySelector('cc-desk')?.chat?.state.conversation?.messages ?? [];
      const own = messages.filter(({ author }) => author === 'visitor');
      return own.length === 2 && own.every(({ status }) => status === 'sent' || status === 'read');
    });
  });

  it('is accessible in a right-to-left page, at rest and open', async () => {
    const visitor = await ChatPage.open(stage, { direction: 'rtl' });
    await visitor.button('Chat with us').waitFor();
    deepEqual((await new AxeBuilder({ page: visitor.page }).analyze()).violations, []);
    await visitor.meetsAgent(cec);
    deepEqual((await new AxeBuilder({ page: visitor.page }).analyze()).violations, []);
  });
});
