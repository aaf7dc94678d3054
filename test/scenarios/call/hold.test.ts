import { deepEqual, match } from 'node:assert/strict';
import { after, afterEach, before, describe, it } from 'node:test';
import { isRequest } from '../support/center-admin.js';
import { adaSends, bilalSends, talkingPair } from '../support/pair.js';
import { Stage } from '../support/stage.js';

describe('Hold', () => {
  let stage: Stage;
  before(async () => {
    stage = await Stage.open();
  });
  after(() => stage.close());
  afterEach(async () => deepEqual(await stage.clear(), []));

  it('by the caller silences both, and the held side is told; resume brings both tones back', async () => {
    const [ada, bilal] = await talkingPair(stage);
    const mark = await stage.admin.mark();
    await ada.press('Hold');
    await Promise.all([ada.shows('On hold'), bilal.shows('They put you on hold')]);
    await Promise.all([ada.hearsNothing(), bilal.hearsNothing()]);
    const invite = await stage.admin.seen('a re-INVITE', (entry) => isRequest(entry, 'INVITE'), mark);
    match(invite.text, /^a=sendonly/m);

    await ada.press('Resume');
    await Promise.all([ada.shows('Connected'), bilal.shows('Connected')]);
    await Promise.all([ada.hears(bilalSends), bilal.hears(adaSends)]);
  });

  it('works as often as it is wanted', async () => {
    const [ada, bilal] = await talkingPair(stage);
    for (let round = 0; round < 3; round++) {
      await ada.press('Hold');
      await bilal.shows('They put you on hold');
      await ada.press('Resume');
      await Promise.all([ada.shows('Connected'), bilal.shows('Connected')]);
    }
    await Promise.all([ada.hears(bilalSends), bilal.hears(adaSends)]);
  });

  it('by the one who was called does the same', async () => {
    const [ada, bilal] = await talkingPair(stage);
    await bilal.press('Hold');
    await Promise.all([bilal.shows('On hold'), ada.shows('They put you on hold')]);
    await Promise.all([ada.hearsNothing(), bilal.hearsNothing()]);
    await bilal.press('Resume');
    await Promise.all([ada.hears(bilalSends), bilal.hears(adaSends)]);
  });

  for (const [name, first] of [
    ['in the order it was held', 'ada'],
    ['in the opposite order', 'bilal'],
  ] as const) {
    it(`by both is ended by both, ${name}`, async () => {
      const [ada, bilal] = await talkingPair(stage);
      await ada.press('Hold');
      await bilal.shows('They put you on hold');
      await bilal.press('Hold');
      await Promise.all([ada.shows('On hold at both ends'), bilal.shows('On hold at both ends')]);
      await Promise.all([ada.hearsNothing(), bilal.hearsNothing()]);

      const [one, other] = first === 'ada' ? [ada, bilal] : [bilal, ada];
      await one.press('Resume');
      await Promise.all([one.shows('They put you on hold'), other.hides('at both ends')]);
      await Promise.all([one.hearsNothing(), other.hearsNothing()]);
      await other.press('Resume');
      await Promise.all([ada.hears(bilalSends), bilal.hears(adaSends)]);
    });
  }

  it('by the far end’s own phone is told, and over when it resumes', async () => {
    const ada = await stage.desk({ extension: '1001', hertz: adaSends });
    const call = await stage.admin.ring({ to: '1001', plays: 'tone' });
    await ada.answer();
    await ada.hears(1209);
    await stage.admin.let(call, 'hold');
    await ada.shows('They put you on hold');
    await ada.hearsNothing();
    await stage.admin.let(call, 'resume');
    await ada.hears(1209);
    await stage.admin.partnerHears(adaSends);
  });

  it('that the far end refuses leaves the call as it was, says so, and can be tried again', async () => {
    const [ada, bilal] = await talkingPair(stage);
    await stage.admin.faults({ rejectReinvite: { status: 488, times: 1 } });
    await ada.press('Hold');
    await ada.shows('That did not work. Please try again.');
    await ada.fact({ type: 'cc-error', code: 'call-failed' });
    await Promise.all([ada.hears(bilalSends), bilal.hears(adaSends)]);
    await ada.press('Dismiss');
    await ada.hides('That did not work');

    await ada.press('Hold');
    await bilal.shows('They put you on hold');
    await ada.press('Hang up');
    await bilal.shows('They hung up');
  });
});
