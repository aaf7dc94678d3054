import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type { AgentPage } from '../browser/agent-page.js';
import { Stage } from '../stage.js';

describe('Two browsers, pictures through rtpengine', () => {
  let stage: Stage;
  let alice: AgentPage;
  let bob: AgentPage;
  before(async () => {
    stage = await Stage.open({ browsers: 'relayed' });
    [alice, bob] = [
      await stage.agent({ user: 'alice', sends: 697, camera: 'red' }),
      await stage.agent({ user: 'bob', sends: 1477, camera: 'blue' }),
    ];
  });
  after(() => stage.close());

  const talking = async (video: boolean): Promise<{ readonly aliceCall: string; readonly bobCall: string }> => {
    const aliceCall = await alice.dial('bob', { video });
    const { id: bobCall } = await bob.call({ state: 'ringing' });
    await bob.ask('answer', bobCall);
    await Promise.all([alice.call({ id: aliceCall, state: 'connected' }), bob.call({ id: bobCall, state: 'connected' })]);
    await Promise.all([alice.hears(1477), bob.hears(697)]);
    return { aliceCall, bobCall };
  };

  it('are seen from the first, one way and then both, while both are heard', async () => {
    const { aliceCall, bobCall } = await talking(true);
    assert.equal(await bob.sees(), 320);
    await alice.call({ camera: true, picture: false });
    await bob.call({ camera: false, picture: true });
    assert.equal(stage.exchange.rtpengine.isMine((await bob.mediaPath()).remotePort), true);

    await bob.ask('turnCameraOn', bobCall);
    assert.equal(await alice.sees(), 320);
    await bob.sees();
    await alice.call({ camera: true, picture: true });
    await Promise.all([alice.hears(1477), bob.hears(697)]);

    await alice.ask('turnCameraOff', aliceCall);
    await bob.call({ camera: true, picture: false });
    await bob.seesNothingNew();
    await alice.sees();
    await bob.ask('hangUp', bobCall);
    await alice.call({ state: 'ended', endReason: 'remote-hangup' });
  });

  it('come later into a call of voices, survive a hold, and go again', async () => {
    const { aliceCall, bobCall } = await talking(false);
    await alice.ask('turnCameraOn', aliceCall);
    await bob.sees();
    await alice.ask('hold', aliceCall);
    await bob.call({ hold: 'remote' });
    await bob.seesNothingNew();
    await alice.ask('resume', aliceCall);
    await bob.call({ hold: 'none' });
    await bob.sees();
    await Promise.all([alice.hears(1477), bob.hears(697)]);
    await alice.ask('hangUp', aliceCall);
    await bob.call({ id: bobCall, state: 'ended' });
    assert.deepEqual(stage.problems, []);
  });
});
