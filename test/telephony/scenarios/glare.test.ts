import { after, before, describe, it } from 'node:test';
import type { AgentPage } from '../browser/agent-page.js';
import { Stage } from '../stage.js';

const rounds = 4;

describe('Both ends of a relayed call hold and resume at the same moment', () => {
  let stage: Stage;
  let alice: AgentPage;
  let bob: AgentPage;
  before(async () => {
    stage = await Stage.open();
    [alice, bob] = [await stage.agent({ user: 'alice', sends: 697 }), await stage.agent({ user: 'bob', sends: 1477 })];
  });
  after(() => stage.close());

  it(`and still hear each other after ${rounds} rounds`, async () => {
    const aliceCall = await alice.dial('bob');
    const { id: bobCall } = await bob.call({ state: 'ringing' });
    await bob.ask('answer', bobCall);
    await Promise.all([alice.hears(1477), bob.hears(697)]);

    for (let round = 1; round <= rounds; round++) {
      await Promise.all([alice.ask('hold', aliceCall), bob.ask('hold', bobCall)]);
      await Promise.all([alice.call({ hold: 'both' }), bob.call({ hold: 'both' })]);
      await Promise.all([alice.ask('resume', aliceCall), bob.ask('resume', bobCall)]);
      await Promise.all([alice.call({ hold: 'none' }), bob.call({ hold: 'none' })]);
      await Promise.all([alice.hears(1477), bob.hears(697)]).catch((error: unknown) => {
        throw new Error(`round ${round}: ${String(error)}`);
      });
    }
    await alice.ask('hangUp', aliceCall);
    await bob.call({ state: 'ended' });
  });
});
