import { deepEqual, equal, ok } from 'node:assert/strict';
import { after, afterEach, before, describe, it } from 'node:test';
import type { DeskPage, DeskPageOptions } from '../support/desk-page.js';
import type { DeskMarkup } from '../support/desk-markup.js';
import { Stage } from '../support/stage.js';

describe('The agent', () => {
  let stage: Stage;
  before(async () => {
    stage = await Stage.open();
  });
  after(() => stage.close());
  afterEach(async () => deepEqual(await stage.clear(), []));

  const signedIn = async (more: Partial<DeskPageOptions & DeskMarkup> = {}): Promise<DeskPage> => {
    const ada = await stage.desk({ extension: '1001', hertz: 697, ...more });
    await ada.page.evaluate(() => {
      const desk = document.querySelector('cc-desk');
      if (desk)
        desk.reasons = [
          { code: 'lunch', label: 'Lunch' },
          { code: 'training', label: 'Training', state: 'not-ready' },
        ];
    });
    return ada;
  };
  const choose = async (desk: DeskPage, name: string | RegExp): Promise<void> => {
    await desk.press(/^Your status/);
    await desk.phone.getByRole('menuitemradio', { name, ...(typeof name === 'string' && { exact: true }) }).click();
  };
  const talking = async (desk: DeskPage): Promise<string> => {
    const call = await stage.admin.ring({ to: '1001', plays: 'tone' });
    await desk.answer();
    await desk.hears(1209);
    return call;
  };

  it('goes through all six states, each told to the page and shown', async () => {
    const desk = await stage.openDesk({ extension: '1001', hertz: 697, desk: 'wrap-up="60"', softphone: 'manual-sign-in' });
    await desk.shows('Signed out');
    await desk.press('Sign in');
    await desk.ready();
    await choose(desk, 'Not ready');
    await desk.shows('Not ready');
    await choose(desk, 'Break');
    await desk.shows('Break');
    await choose(desk, 'Ready');
    const call = await talking(desk);
    await desk.shows('On a call');
    await stage.admin.let(call, 'hang-up');
    await desk.shows(['Wrap-up', 'Time to finish your notes']);
    await desk.press('Ready now');
    await desk.shows('Ready');
    await desk.press(/^Your status/);
    await desk.phone.getByRole('menuitem', { name: 'Sign out' }).click();
    await desk.shows('Signed out');
    const states = (await desk.facts()).filter(({ type }) => type === 'cc-agent-state-change').map(({ state }) => state);
    deepEqual(states, ['ready', 'not-ready', 'break', 'ready', 'on-call', 'wrap-up', 'ready', 'offline']);
  });

  it('gives a reason, which is shown and told by its code', async () => {
    const ada = await signedIn();
    await choose(ada, 'Lunch');
    await ada.shows('Lunch');
    await ada.fact({ type: 'cc-agent-state-change', state: 'break', reason: 'lunch' });
    await choose(ada, 'Training');
    await ada.shows('Training');
    await ada.fact({ type: 'cc-agent-state-change', state: 'not-ready', reason: 'training' });
  });

  for (const state of ['Not ready', 'Break', 'Lunch']) {
    it(`on "${state}" is not rung: the caller is turned away with 480`, async () => {
      const ada = await signedIn();
      await choose(ada, state);
      await ada.shows(state);
      const mark = await stage.admin.mark();
      await stage.admin.ring({ to: '1001' });
      await stage.admin.partner('is turned away', (call) => call.state === 'ended');
      await stage.admin.seen('480', ({ direction, text }) => direction === 'in' && text.startsWith('SIP/2.0 480 '), mark);
      ok((await ada.facts()).every(({ type }) => type !== 'cc-call-incoming'));

      await choose(ada, 'Ready');
      await stage.admin.ring({ to: '1001' });
      await ada.shows('Incoming call');
    });
  }

  it('can call out while not ready, and is not ready again afterwards', async () => {
    const ada = await signedIn();
    await choose(ada, 'Not ready');
    await ada.dial('604');
    await ada.hears(1209);
    await ada.shows('On a call');
    await ada.press('Hang up');
    await ada.shows('Not ready');
  });

  it('on a call chooses what to be afterwards', async () => {
    const ada = await signedIn();
    const call = await talking(ada);
    await choose(ada, 'Lunch');
    await ada.shows('On a call');
    await ada.press(/^Your status/);
    await ada.phone.getByRole('menuitemradio', { name: 'After this: Lunch' }).waitFor();
    await ada.page.keyboard.press('Escape');
    await stage.admin.let(call, 'hang-up');
    await ada.shows('Lunch');
    await ada.fact({ type: 'cc-agent-state-change', state: 'break', reason: 'lunch' });
  });

  it('in wrap-up is not rung, and is ready when its time is over', async () => {
    const ada = await signedIn({ desk: 'wrap-up="4"' });
    const call = await talking(ada);
    await stage.admin.let(call, 'hang-up');
    const { at: began } = await ada.fact({ type: 'cc-agent-state-change', state: 'wrap-up' });
    await ada.shows('Wrap-up');
    const mark = await stage.admin.mark();
    await stage.admin.ring({ to: '1001' });
    await stage.admin.seen('480', ({ text }) => text.startsWith('SIP/2.0 480 '), mark);
    const told = (await ada.facts()).findIndex(({ state }) => state === 'wrap-up');
    const { at: ended } = await ada.fact({ type: 'cc-agent-state-change', state: 'ready' }, { after: told });
    ok(Math.abs(ended - began - 4000) < 700, `wrap-up of ${String(ended - began)} ms`);
    await stage.admin.ring({ to: '1001' });
    await ada.shows('Incoming call');
  });

  it('in wrap-up can call out', async () => {
    const ada = await signedIn({ desk: 'wrap-up="60"' });
    const call = await talking(ada);
    await stage.admin.let(call, 'hang-up');
    await ada.press('Keypad');
    await ada.dial('604');
    await ada.hears(1209);
  });

  it('cannot sign out in the middle of a call', async () => {
    const ada = await signedIn();
    await talking(ada);
    await ada.press(/^Your status/);
    ok(await ada.phone.getByRole('menuitem', { name: 'Sign out' }).isDisabled());
  });

  it('who signed out by hand is not signed in again by a widget that comes later', async () => {
    const ada = await signedIn();
    await ada.press(/^Your status/);
    await ada.phone.getByRole('menuitem', { name: 'Sign out' }).click();
    await ada.shows('Signed out');
    await ada.page.evaluate(() => {
      const phone = document.querySelector('cc-softphone');
      phone?.remove();
      document.querySelector('cc-desk')?.append(document.createElement('cc-softphone'));
    });
    await ada.button('Sign in').waitFor();
    equal((await ada.facts()).filter(({ type, state }) => type === 'cc-agent-state-change' && state === 'ready').length, 1);
  });
});
