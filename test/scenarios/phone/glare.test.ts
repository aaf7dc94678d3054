import { deepEqual, ok } from 'node:assert/strict';
import { after, afterEach, before, describe, it } from 'node:test';
import type { PhonePage } from '../support/phone-page.js';
import { Stage } from '../support/stage.js';

const rounds = 50;
/** Each collision costs seconds of prescribed waiting (RFC 3261 §14.1), so that several calls share the rounds. */
const pairs = [
  ['1001', '1002'],
  ['1003', '1004'],
  ['1005', '1006'],
  ['1007', '1008'],
] as const;

describe('both sides change a call at once', () => {
  let stage: Stage;
  before(async () => {
    stage = await Stage.open();
  });
  after(() => stage.close());
  afterEach(async () => deepEqual(await stage.clear(), []));

  it(`${String(rounds)} times hold and resume, and the sound is there after each`, async (test) => {
    let begun = 0;
    const phones: PhonePage[] = [];
    const collide = async ([one, other]: (typeof pairs)[number]): Promise<void> => {
      const [caller, callee] = await Promise.all([
        stage.phone({ extension: one, hertz: 697 }),
        stage.phone({ extension: other, hertz: 1477 }),
      ]);
      phones.push(caller, callee);
      const out = await caller.dial(other);
      const { id: arrived } = await callee.call({ state: 'ringing' });
      await callee.ask('answer', arrived);
      await Promise.all([caller.hears(1477), callee.hears(697)]);
      while (begun++ < rounds) await round(caller, out, callee, arrived);
    };
    await Promise.all(pairs.map(collide));
    const logs = await Promise.all(phones.map((phone) => phone.log()));
    const collisions = logs.flat().filter(({ event }) => event === 'renegotiation-retried').length;
    test.diagnostic(`${String(collisions)} attempts were repeated`);
    ok(collisions > rounds / 2, 'the sides hardly ever met: this test proves nothing');
  });

  async function round(caller: PhonePage, out: string, callee: PhonePage, arrived: string): Promise<void> {
    await Promise.all([caller.ask('hold', out), callee.ask('hold', arrived)]);
    await Promise.all([caller.call({ hold: 'both' }), callee.call({ hold: 'both' })]);
    await Promise.all([caller.ask('resume', out), callee.ask('resume', arrived)]);
    await Promise.all([caller.call({ hold: 'none', state: 'connected' }), callee.call({ hold: 'none', state: 'connected' })]);
    await Promise.all([caller.hears(1477), callee.hears(697)]);
  }
});
