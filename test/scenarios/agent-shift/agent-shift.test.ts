import { deepEqual } from 'node:assert/strict';
import { after, afterEach, before, describe, it } from 'node:test';
import type { DeskPage } from '../support/desk-page.js';
import { adaSends, bilalSends } from '../support/pair.js';
import { Stage } from '../support/stage.js';
import { until } from '../support/until.js';

/** What the center's partner plays to whoever it called. */
const partnerPlays = 1209;
const chiaraSends = 750;

/** Name of what has the focus, through all shadow roots. */
const focused = ({ page }: DeskPage): Promise<string> =>
  page.evaluate(() => {
    let element = document.activeElement;
    while (element?.shadowRoot?.activeElement) element = element.shadowRoot.activeElement;
    return element?.getAttribute('aria-label') ?? element?.textContent?.replace(/\s+/g, ' ').trim() ?? '';
  });

/** Walks with Tab until what has the focus is called so. */
async function tabTo(desk: DeskPage, name: RegExp): Promise<void> {
  const seen: string[] = [];
  for (let step = 0; step < 40; step++) {
    const here = await focused(desk);
    if (name.test(here)) return;
    seen.push(here);
    await desk.page.keyboard.press('Tab');
  }
  throw new Error(`Tab never comes to ${String(name)}, but to ${seen.join(' | ')}`);
}

async function pressByKeyboard(desk: DeskPage, name: string, pattern: RegExp = new RegExp(`^${name}$`)): Promise<void> {
  await desk.button(pattern).first().waitFor();
  await tabTo(desk, pattern);
  await desk.settled(desk.button(pattern).first());
  await desk.page.keyboard.press('Enter');
}

describe('An agent with their contacts, by keyboard', () => {
  let stage: Stage;
  before(async () => {
    stage = await Stage.open();
  });
  after(() => stage.close());
  afterEach(async () => deepEqual(await stage.clear(), []));

  it('takes a caller, asks a colleague first, hands over, and calls another one back from the list', async () => {
    const [ada, bilal, chiara] = await Promise.all([
      stage.desk({ extension: '1001', hertz: adaSends }),
      stage.desk({ extension: '1002', hertz: bilalSends }),
      stage.desk({ extension: '1003', hertz: chiaraSends }),
    ]);
    await ada.page.evaluate(() => {
      const phone = document.querySelector('cc-softphone');
      if (!phone) throw new Error('no softphone');
      phone.contacts = [
        { name: 'Bilal Haddad', number: '1002', watched: true },
        { name: 'Chiara Conti', number: '1003' },
      ];
    });
    await ada.shows(['Bilal Haddad', 'Chiara Conti']);

    // Chiara missed a call of Ada's; by name, as it is typed
    await tabTo(ada, /^Number or SIP address$/);
    await ada.page.keyboard.type('chi');
    await ada.hides('Bilal Haddad');
    await pressByKeyboard(ada, 'Chiara Conti', /Chiara Conti/);
    await chiara.shows('Incoming call');
    await pressByKeyboard(ada, 'Cancel call');
    await chiara.shows('Missed call');

    // somebody calls, is held, and Bilal is asked about them
    await stage.admin.ring({ to: '1001', plays: 'tone', name: 'Maria Jensen' });
    await ada.shows(['Maria Jensen', 'Incoming call']);
    await pressByKeyboard(ada, 'Answer');
    await ada.hears(partnerPlays);
    await pressByKeyboard(ada, 'Transfer');
    await until('the focus is in the form', async () => /address/.test(await focused(ada)));
    await ada.page.keyboard.type('bil');
    await ada.page.keyboard.press('ArrowDown');
    await ada.page.keyboard.press('Enter');
    await until('the focus is on the first button', async () => (await focused(ada)) === 'Transfer now');
    await pressByKeyboard(ada, 'Ask first');
    await bilal.answer();
    await Promise.all([ada.hears(bilalSends), bilal.hears(adaSends), stage.admin.partnerHearsNothing()]);
    await ada.shows(['Maria Jensen', 'Waits on hold', 'Bilal Haddad']);
    await pressByKeyboard(ada, 'Complete transfer');

    // the right two hear each other, and Ada is out of it
    await Promise.all([bilal.hears(partnerPlays), stage.admin.partnerHears(bilalSends)]);
    await ada.hearsNothing();
    await bilal.press('Hang up');

    // Chiara missed the first; she calls back from her list
    await chiara.shows('Recent calls');
    await pressByKeyboard(chiara, 'the missed call', /Missed call/);
    await ada.answer();
    await Promise.all([ada.hears(chiaraSends), chiara.hears(adaSends)]);
    await ada.press('Hang up');
    await ada.shows('Recent calls');

    // who signs out leaves no list behind
    await ada.page.evaluate(() => document.querySelector('cc-desk')?.agent?.signOut());
    await ada.hides('Recent calls');
    deepEqual(await ada.page.evaluate(() => Object.keys(localStorage).filter((key) => key.startsWith('cc-calls'))), []);
  });
});
