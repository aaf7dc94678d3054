import { deepEqual, equal } from 'node:assert/strict';
import { after, afterEach, before, describe, it } from 'node:test';
import { Stage } from '../support/stage.js';

describe('a call between two agents', () => {
  let stage: Stage;
  before(async () => {
    stage = await Stage.open();
  });
  after(() => stage.close());
  afterEach(async () => deepEqual(await stage.clear(), []));

  it('is dialled, rings, is answered, is heard on both sides and is hung up', async () => {
    const [ada, bilal] = await Promise.all([
      stage.phone({ extension: '1001', hertz: 697 }),
      stage.phone({ extension: '1002', hertz: 1477 }),
    ]);
    const dialled = await ada.dial('1002');
    const { id: arrived, party } = await bilal.call({ state: 'ringing' });
    equal(party.number, '1001');
    equal(party.name, 'Ada Brandt');
    await ada.call({ state: 'ringing' });
    await bilal.ask('answer', arrived);
    await Promise.all([ada.call({ state: 'connected' }), bilal.call({ state: 'connected' })]);
    await Promise.all([ada.hears(1477), bilal.hears(697)]);
    await ada.ask('hangUp', dialled);
    await bilal.call({ state: 'ended', endReason: 'remote-hangup' });
    await ada.call({ state: 'ended', endReason: 'local-hangup' });
  });
});
