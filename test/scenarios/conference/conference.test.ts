import { deepEqual, equal } from 'node:assert/strict';
import { after, afterEach, before, describe, it } from 'node:test';
import type { DeskPage } from '../support/desk-page.js';
import { adaSends, bilalSends } from '../support/pair.js';
import { Stage } from '../support/stage.js';
import { until } from '../support/until.js';

const chiaraSends = 2093;
const partnerPlays = 1209;
const all = [adaSends, bilalSends, chiaraSends, partnerPlays];

describe('A conference', () => {
  let stage: Stage;
  before(async () => {
    stage = await Stage.open();
  });
  after(() => stage.close());
  afterEach(async () => deepEqual(await stage.clear(), []));

  /** Ada talks to Chiara; Bilal is held. */
  const threeDesks = async (): Promise<readonly [ada: DeskPage, bilal: DeskPage, chiara: DeskPage]> => {
    const [ada, bilal, chiara] = await Promise.all([
      stage.desk({ extension: '1001', hertz: adaSends }),
      stage.desk({ extension: '1002', hertz: bilalSends }),
      stage.desk({ extension: '1003', hertz: chiaraSends }),
    ]);
    await ada.dial('1002');
    await bilal.answer();
    await ada.hears(bilalSends);
    await chiara.dial('1001');
    await ada.press('Answer and hold the current call');
    await ada.hears(chiaraSends);
    return [ada, bilal, chiara];
  };
  const joined = async (): Promise<readonly [ada: DeskPage, bilal: DeskPage, chiara: DeskPage]> => {
    const three = await threeDesks();
    await three[0].press('Join with your call');
    await three[0].shows(['Conference', 'You and 2 others', 'Bilal', 'Chiara']);
    return three;
  };

  it('lets each of two parties hear the agent and the other, never themselves; muted, the agent only hears', async () => {
    const [ada, bilal, chiara] = await joined();
    await Promise.all([
      ada.hearsOf(all, [bilalSends, chiaraSends]),
      bilal.hearsOf(all, [adaSends, chiaraSends]),
      chiara.hearsOf(all, [adaSends, bilalSends]),
    ]);
    await ada.press('Mute');
    await Promise.all([ada.hearsOf(all, [bilalSends, chiaraSends]), bilal.hearsOf(all, [chiaraSends]), chiara.hearsOf(all, [bilalSends])]);
    await ada.press('Unmute');
    await ada.press('Hold');
    await Promise.all([bilal.shows('They put you on hold'), chiara.shows('They put you on hold'), ada.shows('Everybody is on hold')]);
    await Promise.all([ada, bilal, chiara].map((desk) => desk.hearsOf(all, [])));
    await ada.press('Resume');
    await Promise.all([bilal.hearsOf(all, [adaSends, chiaraSends]), chiara.hearsOf(all, [adaSends, bilalSends])]);
  });

  it('takes a fourth in, takes one aside, lets one go, and is a plain call in the end', async () => {
    const [ada, bilal, chiara] = await joined();
    await stage.admin.ring({ to: '1001', plays: 'tone', name: 'Maria Jensen' });
    await ada.press('Answer and hold the current call');
    await ada.hearsOf(all, [partnerPlays]);
    await ada.phone.getByRole('button', { name: 'Join with your call' }).first().waitFor();
    await ada.settled(ada.phone.getByRole('button', { name: 'Join with your call' }).first());
    await ada.phone.getByRole('button', { name: 'Join with your call' }).first().click();
    await ada.shows('You and 3 others');
    await Promise.all([
      bilal.hearsOf(all, [adaSends, chiaraSends, partnerPlays]),
      chiara.hearsOf(all, [adaSends, bilalSends, partnerPlays]),
    ]);

    const aside = ada.button(/^Take Bilal.* aside/);
    await ada.settled(aside);
    await aside.click();
    await bilal.shows('They put you on hold');
    await Promise.all([bilal.hearsOf(all, []), chiara.hearsOf(all, [adaSends, partnerPlays])]);

    const remove = ada.button('Remove Maria Jensen');
    await ada.settled(remove);
    await remove.click();
    await stage.admin.partner('is removed', ({ state }) => state === 'ended');
    // one is left: it goes on without a mixer, and the other one can be swapped with it
    await ada.hides('Conference');
    await Promise.all([chiara.hearsOf(all, [adaSends]), ada.hearsOf(all, [chiaraSends])]);
    await ada.press('Switch to this call');
    await Promise.all([bilal.hearsOf(all, [adaSends]), ada.hearsOf(all, [bilalSends]), chiara.hearsOf(all, [])]);
    await ada.press('Hang up');
    await bilal.shows('They hung up');
    await ada.press('Resume');
    await ada.press('Hang up');
    await until('the microphone is closed', async () => (await ada.microphones()).open === 0);
  });

  it('made of a consultation is one like any other: everybody hears everybody, and whoever was asked can be removed', async () => {
    const [ada, bilal, chiara] = await Promise.all([
      stage.desk({ extension: '1001', hertz: adaSends }),
      stage.desk({ extension: '1002', hertz: bilalSends }),
      stage.desk({ extension: '1003', hertz: chiaraSends }),
    ]);
    await ada.dial('1002');
    await bilal.answer();
    await ada.press('Transfer');
    await ada.phone.getByRole('combobox', { name: 'Name, number or address' }).fill('1003');
    await ada.press('Ask first');
    await chiara.answer();
    await ada.press('Talk together');
    await ada.shows(['Conference', 'You and 2 others', 'Bilal', 'Chiara']);
    await Promise.all([bilal.hearsOf(all, [adaSends, chiaraSends]), chiara.hearsOf(all, [adaSends, bilalSends])]);
    const remove = ada.button(/^Remove Chiara/);
    await ada.settled(remove);
    await remove.click();
    await chiara.shows('They hung up');
    await ada.hides('Conference');
    await Promise.all([bilal.hearsOf(all, [adaSends]), ada.hearsOf(all, [bilalSends])]);
    await ada.press('Hang up');
  });

  it('goes on when one of the others leaves, and ends for everybody with the agent', async () => {
    const [ada, bilal, chiara] = await joined();
    await stage.admin.ring({ to: '1001', plays: 'tone', name: 'Maria Jensen' });
    await ada.press('Answer and hold the current call');
    const join = ada.phone.getByRole('button', { name: 'Join with your call' }).first();
    await ada.settled(join);
    await join.click();
    await ada.shows('You and 3 others');
    await bilal.press('Hang up');
    await ada.shows('You and 2 others');
    await Promise.all([chiara.hearsOf(all, [adaSends, partnerPlays]), ada.hearsOf(all, [chiaraSends, partnerPlays])]);
    await ada.press('End for everybody');
    await chiara.shows('They hung up');
    await stage.admin.partner('is left', ({ state }) => state === 'ended');
    equal((await ada.facts()).filter(({ type }) => type === 'cc-call-ended').length, 3);
  });
});
