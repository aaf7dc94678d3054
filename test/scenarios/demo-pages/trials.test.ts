import { deepEqual } from 'node:assert/strict';
import { after, afterEach, before, describe, it } from 'node:test';
import type { DeskPage } from '../support/desk-page.js';
import { Stage } from '../support/stage.js';

/** What the microphones hear, in hertz. */
const agentSends = 740;

describe('Try everything, in the demo centre', () => {
  let stage: Stage;
  before(async () => {
    stage = await Stage.open({ pages: 'dist/demo/pages', cdn: 'dist/cdn' });
  });
  after(() => stage.close());
  afterEach(async () => deepEqual(await stage.clear(), []));

  const opened = async (extension: string): Promise<DeskPage> => {
    const desk = await stage.openPage(`/agent.html?extension=${extension}`, { extension, hertz: agentSends });
    await desk.shows('Ready');
    await desk.page.locator('#trials summary').click();
    return desk;
  };
  const does = ({ page }: DeskPage, name: string): Promise<void> =>
    page.locator('#trials').getByRole('button', { name, exact: true }).click();

  it('has a customer call with data, who holds, has a bad line, and hangs up', async () => {
    const ada = await opened('1001');
    await does(ada, 'With an order number');
    await ada.shows(['Incoming call', 'Maria Jensen', 'Order', 'LF-20917', 'Grinder stops after ten seconds']);
    await ada.answer();
    await does(ada, 'Puts you on hold');
    await ada.shows('They put you on hold');
    await does(ada, 'Takes you back');
    await ada.hides('They put you on hold');
    await does(ada, 'Has a bad line');
    await ada.shows('Poor connection');
    await does(ada, 'Has a good line again');
    // what the page says stands below whom it is about, whoever else calls meanwhile
    await does(ada, 'A customer');
    await ada.shows(['Tomás Ribeiro', 'Grinder stops after ten seconds']);
    await ada.hides('Move the subscription to Fridays');
    await does(ada, 'Hangs up');
    await ada.shows(['Incoming call', 'Move the subscription to Fridays']);
    await ada.press('Decline');
    await ada.shows('Your voicemail · 1 new');
  });

  it('calls a customer back, and hands them over with their name', async () => {
    const [bilal, chiara] = [await opened('1002'), await opened('1003')];
    await does(bilal, 'A customer');
    await bilal.shows('Incoming call');
    await bilal.press('Decline');
    await bilal.press('Call back');
    await bilal.shows(['Maria Jensen', 'Connected']);
    await bilal.press('Hang up');
    await bilal.press('Ready now');
    await does(bilal, 'A customer');
    await bilal.answer();
    await bilal.press('Transfer');
    await bilal.phone.getByRole('option', { name: /Chiara Conti/ }).click();
    await bilal.press('Transfer now');
    await chiara.shows(['Incoming call', 'Tomás Ribeiro']);
    // who sends on a call that rings sends it from desk to desk, with its caller's name
    await chiara.press('Decline');
    await bilal.press('Hang up');
    await bilal.press('Ready now');
    await does(bilal, 'With an order number');
    await bilal.press('Send elsewhere');
    await bilal.phone.getByRole('option', { name: /Chiara Conti/ }).click();
    await bilal.press('Send there');
    await chiara.shows(['Incoming call', '+14155550132']);
    await chiara.press('Decline');
  });

  it('has the server go, which ends no call', async () => {
    const daniel = await opened('1004');
    await daniel.dial('600');
    await daniel.hears(agentSends);
    await does(daniel, 'Is gone for 15 seconds');
    await daniel.shows('Reconnecting… your call goes on.');
    await daniel.hears(agentSends);
  });

  it('lets calls be recorded, which the page decides', async () => {
    const emi = await opened('1005');
    await emi.page.getByLabel('Calls may be recorded').check();
    await emi.shows('Ready');
    await emi.dial('600');
    await emi.press('Record');
    await emi.shows('Recording');
    await emi.press('Hang up');
    await emi.shows(/Recording of .* is ready/);
  });
});
