import { after, before, describe, it } from 'node:test';
import type { AgentPage } from '../browser/agent-page.js';
import { Stage } from '../stage.js';

describe('A browser that registers while a call rings for its user', () => {
  let stage: Stage;
  let alice: AgentPage;
  let first: AgentPage;
  before(async () => {
    stage = await Stage.open();
    [alice, first] = [await stage.agent({ user: 'alice', sends: 697 }), await stage.agent({ user: 'bob', sends: 1477 })];
  });
  after(() => stage.close());

  it('rings, too, and answers: as the tab that takes over from one that was closed', async () => {
    await alice.dial('bob');
    await first.call({ state: 'ringing' });
    const second = await stage.agent({ user: 'bob', sends: 941 });
    const { id } = await second.call({ state: 'ringing' });
    await second.ask('answer', id);
    await Promise.all([alice.hears(941), second.hears(697), first.call({ state: 'ended', endReason: 'answered-elsewhere' })]);
  });
});
