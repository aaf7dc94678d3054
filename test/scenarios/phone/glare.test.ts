import { deepEqual, ok } from 'node:assert/strict';
import { after, afterEach, before, describe, it } from 'node:test';
import { Stage } from '../support/stage.js';

const rounds = 50;

describe('both sides change a call at once', () => {
  let stage: Stage;
  before(async () => {
    stage = await Stage.open();
  });
  after(() => stage.close());
  afterEach(async () => deepEqual(await stage.clear(), []));

  it(`${String(rounds)} times hold and resume, and the sound is there afterwards`, async (test) => {
    const [ada, bilal] = await Promise.all([
      stage.phone({ extension: '1001', hertz: 697 }),
      stage.phone({ extension: '1002', hertz: 1477 }),
    ]);
    const out = await ada.dial('1002');
    const { id: arrived } = await bilal.call({ state: 'ringing' });
    await bilal.ask('answer', arrived);
    await Promise.all([ada.hears(1477), bilal.hears(697)]);

    for (let round = 1; round <= rounds; round++) {
      await Promise.all([ada.ask('hold', out), bilal.ask('hold', arrived)]);
      await Promise.all([ada.call({ hold: 'both' }), bilal.call({ hold: 'both' })]);
      await Promise.all([ada.ask('resume', out), bilal.ask('resume', arrived)]);
      await Promise.all([ada.call({ hold: 'none', state: 'connected' }), bilal.call({ hold: 'none', state: 'connected' })]);
      if (round % 10 === 0) await Promise.all([ada.hears(1477), bilal.hears(697)]);
    }
    const collisions = [...(await ada.log()), ...(await bilal.log())].filter(({ event }) => event === 'renegotiation-retried').length;
    test.diagnostic(`${String(collisions)} attempts were repeated`);
    ok(collisions > 0, 'the sides never met: this test proves nothing');
  });
});
