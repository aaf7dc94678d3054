import { deepEqual, equal } from 'node:assert/strict';
import { after, afterEach, before, describe, it } from 'node:test';
import type { DeskPage } from '../support/desk-page.js';
import { Stage } from '../support/stage.js';

describe('Two tabs of one extension', () => {
  let stage: Stage;
  before(async () => {
    stage = await Stage.open();
  });
  after(() => stage.close());
  afterEach(async () => deepEqual(await stage.clear(), []));

  const rung = async (): Promise<readonly [caller: DeskPage, one: DeskPage, other: DeskPage]> => {
    const [caller, one, other] = await Promise.all([
      stage.desk({ extension: '1001', hertz: 697 }),
      stage.desk({ extension: '1002', hertz: 1477 }),
      stage.desk({ extension: '1002', hertz: 941 }),
    ]);
    await caller.dial('1002');
    await Promise.all([one.shows('Incoming call'), other.shows('Incoming call')]);
    return [caller, one, other];
  };

  it('both ring; one answers, and the other is told that it was answered elsewhere', async () => {
    const [caller, one, other] = await rung();
    await other.answer();
    await caller.hears(941);
    await one.shows('Answered on another device');
    await one.fact({ type: 'cc-call-ended', call: { endReason: 'answered-elsewhere' } });
    equal((await one.microphones()).ever, 0);
  });

  it('one declines: both are quiet, and the caller is told', async () => {
    const [caller, one, other] = await rung();
    await one.press('Decline');
    await caller.shows('They declined the call');
    await other.fact({ type: 'cc-call-ended', call: { endReason: 'declined' } });
  });

  it('one closes: the other can still be called', async () => {
    const [caller, one, other] = await Promise.all([
      stage.desk({ extension: '1001', hertz: 697 }),
      stage.desk({ extension: '1002', hertz: 1477 }),
      stage.desk({ extension: '1002', hertz: 941 }),
    ]);
    await one.page.close({ runBeforeUnload: true });
    await caller.dial('1002');
    await other.answer();
    await caller.hears(941);
  });
});
