import { deepEqual, ok } from 'node:assert/strict';
import { after, afterEach, before, describe, it } from 'node:test';
import type { DeskPage } from '../support/desk-page.js';
import { adaSends, bilalSends, talkingPair } from '../support/pair.js';
import { Stage } from '../support/stage.js';
import { until } from '../support/until.js';

describe('The connection to the server is lost', () => {
  /** When the server turned a phone away, ms. */
  const attempts: number[] = [];
  let stage: Stage;
  before(async () => {
    stage = await Stage.open({ log: (entry) => entry.type === 'sip-refused' && attempts.push(performance.now()) });
  });
  after(() => stage.close());
  afterEach(async () => deepEqual(await stage.clear(), []));

  const hearEachOther = (ada: DeskPage, bilal: DeskPage): Promise<unknown> => Promise.all([ada.hears(bilalSends), bilal.hears(adaSends)]);
  const registeredAgain = (desk: DeskPage, told: number, within: number): Promise<unknown> =>
    desk.fact({ type: 'cc-registration-change', state: 'registered' }, { after: told, within });

  it('in a call: it is said in words, the call is heard all the time, and afterwards hold and hang up work on it', async () => {
    const [ada, bilal] = await talkingPair(stage);
    const told = (await ada.facts()).length;
    await stage.admin.faults({ refuseSockets: true, disconnect: 'all' });
    await Promise.all([ada, bilal].map((desk) => desk.shows('Reconnecting… your call goes on.')));
    await ada.fact({ type: 'cc-registration-change', state: 'registering', code: 'signaling-lost' }, { after: told });
    await hearEachOther(ada, bilal);
    await ada.shows('Connected');

    await stage.admin.well();
    await Promise.all([ada, bilal].map((desk) => desk.hides('Reconnecting…', { within: 20_000 })));
    await hearEachOther(ada, bilal);
    await ada.press('Hold');
    await bilal.shows('They put you on hold');
    await ada.press('Resume');
    await hearEachOther(ada, bilal);
    await bilal.press('Hang up');
    await ada.shows('They hung up');
  });

  it('and stays so: the phone tries again later each time, and does not storm the server', async () => {
    const ada = await stage.desk({ extension: '1001' });
    attempts.length = 0;
    await stage.admin.faults({ refuseSockets: true, disconnect: 'all' });
    await ada.shows('Reconnecting…');
    await until('three attempts', () => attempts.length >= 3, { within: 20_000 });
    const pauses = attempts.slice(1, 3).map((at, index) => at - (attempts[index] ?? 0));
    ok(
      pauses.every((pause, index) => pause > 400 && pause > 1.1 * (pauses[index - 1] ?? 0)),
      `pauses of ${pauses.map(Math.round).join(', ')} ms`,
    );
    await stage.admin.well();
    await registeredAgain(ada, 0, 20_000);
    await ada.hides('Reconnecting…', { within: 20_000 });
    await ada.shows('Ready');
  });

  it('because the server restarts: both phones are back in a moment and can call', async () => {
    const [ada, bilal] = await Promise.all([
      stage.desk({ extension: '1001', hertz: adaSends }),
      stage.desk({ extension: '1002', hertz: bilalSends }),
    ]);
    const told = (await ada.facts()).length;
    const toldOther = (await bilal.facts()).length;
    await stage.admin.faults({ disconnect: 'all', forget: 'all' });
    await Promise.all([registeredAgain(ada, told, 10_000), registeredAgain(bilal, toldOther, 10_000)]);
    await ada.dial('1002');
    await bilal.answer();
    await hearEachOther(ada, bilal);
  });

  it('while the far end hangs up: the phone learns it when it is back, at the latest when it is used', async () => {
    const [ada, bilal] = await talkingPair(stage);
    await stage.admin.faults({ extension: '1001', freeze: true });
    await bilal.press('Hang up');
    await bilal.shows('You hung up');
    await stage.admin.faults({ freeze: false, disconnect: '1001' });
    await ada.fact({ type: 'cc-call-ended' }, { within: 30_000 });
    await until('the microphone is closed', async () => (await ada.microphones()).open === 0);
  });

  it('because the server hangs without a word: it is found out, the call goes on, and a new connection is made', async () => {
    const [ada, bilal] = await talkingPair(stage);
    await stage.admin.faults({ extension: '1001', freeze: true });
    await ada.shows('Reconnecting… your call goes on.', { within: 30_000 });
    await hearEachOther(ada, bilal);
    await stage.admin.well();
    await ada.hides('Reconnecting…', { within: 40_000 });
    await ada.press('Hold');
    await bilal.shows('They put you on hold');
    await ada.press('Resume');
    await hearEachOther(ada, bilal);
  });

  it('before anything is dialled: dialling says why it cannot be', async () => {
    const ada = await stage.desk({ extension: '1001', hertz: adaSends });
    await stage.admin.faults({ refuseSockets: true, disconnect: 'all' });
    await ada.shows('Reconnecting…');
    await ada.dial('600');
    await ada.fact({ type: 'cc-call-ended', call: { endReason: 'failed' }, code: 'signaling-lost' });
    await ada.fact({ type: 'cc-error', code: 'signaling-lost' });
  });
});
