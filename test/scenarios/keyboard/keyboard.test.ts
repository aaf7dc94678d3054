import { deepEqual, equal } from 'node:assert/strict';
import { after, afterEach, before, describe, it } from 'node:test';
import type { DeskPage } from '../support/desk-page.js';
import { adaSends, bilalSends, pair } from '../support/pair.js';
import { Stage } from '../support/stage.js';
import { until } from '../support/until.js';

/** Name of what has the focus, through all shadow roots. */
const focused = (desk: DeskPage): Promise<string> =>
  desk.page.evaluate(() => {
    let element = document.activeElement;
    while (element?.shadowRoot?.activeElement) element = element.shadowRoot.activeElement;
    return element?.getAttribute('aria-label') ?? element?.textContent?.trim() ?? '';
  });

/** Walks with Tab until something has the focus. */
async function tabTo(desk: DeskPage, name: string): Promise<void> {
  const seen: string[] = [];
  for (let step = 0; step < 40; step++) {
    const here = await focused(desk);
    if (here === name) return;
    seen.push(here);
    await desk.page.keyboard.press('Tab');
  }
  throw new Error(`Tab never comes to ${name}, but to ${seen.join(' | ')}`);
}

describe('Without a mouse', () => {
  let stage: Stage;
  before(async () => {
    stage = await Stage.open();
  });
  after(() => stage.close());
  afterEach(async () => deepEqual(await stage.clear(), []));

  it('a whole call is made and taken by Tab, Enter and Space: dial, answer, mute, hold, keys, hang up', async () => {
    const [ada, bilal] = await pair(stage);
    await tabTo(ada, 'Number or SIP address');
    await ada.page.keyboard.type('1002');
    await ada.page.keyboard.press('Enter');

    await bilal.shows('Incoming call');
    await tabTo(bilal, 'Answer');
    await bilal.settled(bilal.button('Answer'));
    await bilal.page.keyboard.press('Enter');
    await Promise.all([ada.hears(bilalSends), bilal.hears(adaSends)]);

    await tabTo(ada, 'Mute');
    await ada.page.keyboard.press('Space');
    await ada.shows('You are muted');
    await ada.page.keyboard.press('Space');
    await ada.hides('You are muted');
    await tabTo(ada, 'Hold');
    await ada.page.keyboard.press('Enter');
    await Promise.all([bilal.shows('They put you on hold'), ada.shows('On hold')]);
    await ada.page.keyboard.press('Enter');
    await bilal.shows('Connected');
    await tabTo(ada, 'Hang up');
    await ada.settled(ada.button('Hang up'));
    await ada.page.keyboard.press('Enter');
    await bilal.shows('They hung up');
  });

  it('the shortcuts do the same while the focus is in the phone', async () => {
    const ada = await stage.desk({ extension: '1001', hertz: adaSends });
    await tabTo(ada, 'Number or SIP address');
    await stage.admin.ring({ to: '1001', plays: 'tone' });
    await ada.shows('Incoming call');
    await ada.page.keyboard.press('Alt+a');
    await ada.hears(1209);
    await ada.page.keyboard.press('Alt+m');
    await ada.shows('You are muted');
    await ada.page.keyboard.press('Alt+m');
    await ada.hides('You are muted');
    await ada.page.keyboard.press('Alt+p');
    await ada.shows('On hold');
    await ada.page.keyboard.press('Alt+p');
    await ada.shows('Connected');
    await ada.page.keyboard.press('Alt+k');
    await ada.key('5').waitFor();
    await ada.page.keyboard.press('Alt+x');
    await ada.shows('You hung up');

    await stage.admin.ring({ to: '1001' });
    await ada.shows('Incoming call');
    await ada.page.keyboard.press('Alt+r');
    await ada.shows('You declined the call');
  });

  it('a call that rings does not take the focus from what the agent is writing', async () => {
    const ada = await stage.desk({
      extension: '1001',
      hertz: adaSends,
      inside:
        '<label>Note <input></label><cc-sip credential-url="/cc/credential/sip?extension=1001"></cc-sip><cc-softphone></cc-softphone>',
    });
    const note = ada.page.getByRole('textbox', { name: 'Note' });
    await note.focus();
    await ada.page.keyboard.type('delivered on ');
    await stage.admin.ring({ to: '1001' });
    await ada.shows('Incoming call');
    await ada.page.keyboard.type('Tuesday');
    await ada.page.keyboard.press('Alt+a');
    equal(await note.inputValue(), 'delivered on Tuesday');
    await ada.shows('Incoming call');
  });

  it('the status is chosen with the arrow keys, and the focus comes back', async () => {
    const ada = await stage.desk({ extension: '1001', hertz: adaSends });
    await tabTo(ada, 'Your status: Ready');
    await ada.page.keyboard.press('Enter');
    await until('the present state has the focus', async () => (await focused(ada)) === 'Ready');
    await ada.page.keyboard.press('ArrowDown');
    equal(await focused(ada), 'Not ready');
    await ada.page.keyboard.press('Enter');
    await ada.shows('Not ready');
    equal(await focused(ada), 'Your status: Not ready');
  });

  it('the focus stays in the phone when what had it goes away', async () => {
    const ada = await stage.desk({ extension: '1001', hertz: adaSends });
    const call = await stage.admin.ring({ to: '1001', plays: 'tone' });
    await ada.shows('Incoming call');
    await tabTo(ada, 'Answer');
    await ada.settled(ada.button('Answer'));
    await ada.page.keyboard.press('Enter');
    await ada.hears(1209);
    equal(await ada.page.evaluate(() => document.activeElement?.localName), 'cc-softphone');
    await stage.admin.let(call, 'hang-up');
    await ada.shows('They hung up');
    equal(await ada.page.evaluate(() => document.activeElement?.localName), 'cc-softphone');
  });
});
