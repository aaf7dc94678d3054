import { deepEqual, equal } from 'node:assert/strict';
import { after, afterEach, before, describe, it } from 'node:test';
import type { DeskPage } from '../support/desk-page.js';
import { adaSends, bilalSends, pair, talkingPair } from '../support/pair.js';
import { Stage } from '../support/stage.js';

const partnerPlays = 1209;

describe('Several calls', () => {
  let stage: Stage;
  before(async () => {
    stage = await Stage.open();
  });
  after(() => stage.close());
  afterEach(async () => deepEqual(await stage.clear(), []));

  const talkingAndRung = async (): Promise<{ ada: DeskPage; bilal: DeskPage; second: string }> => {
    const [ada, bilal] = await talkingPair(stage);
    const second = await stage.admin.ring({ to: '1001', plays: 'tone', name: 'Maria Jensen' });
    await ada.shows(['Maria Jensen', 'Incoming call']);
    return { ada, bilal, second };
  };

  it('the second rings while the first goes on talking, with a quiet tone of its own', async () => {
    const { ada, bilal } = await talkingAndRung();
    await Promise.all([ada.hears(bilalSends), bilal.hears(adaSends), ada.sounds(440)]);
    await ada.shows('Connected');
  });

  it('the second is answered: the first is held and told so; only the second is heard', async () => {
    const { ada, bilal } = await talkingAndRung();
    await ada.press('Answer and hold the current call');
    await bilal.shows('They put you on hold');
    await ada.hears(partnerPlays);
    await stage.admin.partnerHears(adaSends);
    await bilal.hearsNothing();
    equal((await ada.microphones()).open, 1);
  });

  it('are swapped to and fro: one talks, the other is held', async () => {
    const { ada, bilal } = await talkingAndRung();
    await ada.press('Answer and hold the current call');
    await ada.hears(partnerPlays);
    for (let round = 0; round < 2; round++) {
      await ada.press('Switch to this call');
      await Promise.all([ada.hears(bilalSends), bilal.hears(adaSends), stage.admin.partnerHearsNothing()]);
      await ada.press('Switch to this call');
      await Promise.all([ada.hears(partnerPlays), stage.admin.partnerHears(adaSends), bilal.hearsNothing()]);
    }
  });

  it('one ends, and the other goes on when it is taken up', async () => {
    const { ada, bilal } = await talkingAndRung();
    await ada.press('Answer and hold the current call');
    await ada.hears(partnerPlays);
    await ada.press('Hang up');
    await stage.admin.partner('is left', ({ state }) => state === 'ended');
    await ada.press('Resume');
    await Promise.all([ada.hears(bilalSends), bilal.hears(adaSends)]);
    await ada.press('Hang up');
    await bilal.shows('They hung up');
    equal((await ada.facts()).filter(({ type }) => type === 'cc-call-ended').length, 2);
  });

  it('the second is turned away, and the first never noticed', async () => {
    const { ada, bilal } = await talkingAndRung();
    await ada.press('Decline');
    await stage.admin.partner('is turned away', ({ state }) => state === 'ended');
    await Promise.all([ada.hears(bilalSends), bilal.hears(adaSends)]);
    equal(
      (await bilal.facts()).some(({ call }) => call?.hold === 'remote'),
      false,
    );
  });

  it('may ring at once, and each can be taken', async () => {
    const [ada, bilal] = await pair(stage);
    await stage.admin.ring({ to: '1002', plays: 'tone', name: 'Maria Jensen' });
    await bilal.shows(['Incoming call', 'Maria Jensen']);
    await ada.dial('1002');
    await bilal.shows(['Maria Jensen', 'Ada Brandt']);
    const second = bilal.phone.getByRole('list', { name: 'Other calls' }).getByRole('button', { name: 'Answer' });
    await bilal.settled(second);
    await second.click();
    await Promise.all([ada.hears(bilalSends), bilal.hears(adaSends)]);
    await bilal.shows(['Maria Jensen', 'Incoming call']);
  });
});
