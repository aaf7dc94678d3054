import { equal } from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { ClickToCallEndReason } from 'contact-center-widgets';
import type { CECSettings } from '../../../demo/center/cec/settings.js';
import { VisitorPage } from '../support/visitor-page.js';
import { VisitorStage } from '../support/visitor-stage.js';

interface Ending {
  readonly reason: ClickToCallEndReason;
  readonly settings: Partial<CECSettings>;
  readonly shows: readonly string[];
}

const tel = 'tel="+44 20 7946 0958"';
const number = 'Call +44 20 7946 0958';

/** Every way in which a call comes to nothing, by what the centre is like. */
const endings: Readonly<Record<string, Ending>> = {
  'nobody works now': {
    reason: 'outside-hours',
    settings: { callScenario: 'outside-hours' },
    shows: ['We are closed right now', 'Please call again during opening hours.', number],
  },
  'nobody is there': {
    reason: 'no-agents',
    settings: { callScenario: 'no-agents' },
    shows: ['Nobody is free right now', 'Call again', number],
  },
  'nobody was free in time': {
    reason: 'queue-timeout',
    settings: { callScenario: 'queue-timeout', queueLimit: 1 },
    shows: ['Nobody was free in time', 'Please try again a little later.', number],
  },
  'the centre fails': {
    reason: 'failed',
    settings: { callScenario: 'failed' },
    shows: ['The call did not work', number],
  },
  'who is called talks to somebody else': {
    reason: 'no-agents',
    settings: { callTarget: '602' },
    shows: ['Nobody is free right now', number],
  },
};

describe('A call that comes to nothing says why, what to do, and which number reaches the same people', () => {
  const on = VisitorStage.forSuite();

  it('whatever comes in between, one after another', async () => {
    const visitor = await VisitorPage.open(on.stage, { button: tel });
    for (const [what, { reason, settings, shows }] of Object.entries(endings)) {
      await on.cec.reset();
      await on.cec.set(settings);
      await visitor.press('Call us');
      const state = await visitor.reaches(`is over, since ${what}`, ({ stage: at }) => at === 'ended');
      equal(state.endReason, reason, what);
      await visitor.desk.shows(shows);
      await visitor.letsGo();
      await visitor.press('Close');
      await visitor.desk.hides(shows[0] ?? '');
      await visitor.desk.shows('Call us');
    }
  });

  it('and a tenant without calls has the number in place of the button, once that is known', async () => {
    await on.cec.set({ callScenario: 'unsupported' });
    const visitor = await VisitorPage.open(on.stage, { button: tel });
    await visitor.button('Call us').hover();
    await visitor.desk.shows([number, 'Calls from this page are not available right now.']);
    equal(await visitor.page.getByRole('link', { name: number }).getAttribute('href'), 'tel:+442079460958');
    equal((await visitor.desk.microphones()).ever, 0);
  });

  it('and a page that nobody secured says so before anything is asked', async () => {
    const insecure = "Object.defineProperty(window, 'isSecureContext', { value: false });";
    const visitor = await VisitorPage.open(on.stage, { button: tel, prepare: insecure });
    await visitor.desk.shows([number, 'Calls need a secure connection (https).']);
  });

  it('and a frame that may not use the microphone says so', async () => {
    const inside = await on.stage.page({
      extension: 'framed',
      inside: `<cc-huawei-cec credential-url="/cc/credential/huawei-cec"></cc-huawei-cec><cc-call-button ${tel}></cc-call-button>`,
    });
    const visitor = await VisitorPage.open(on.stage, {
      beside: `<iframe title="framed" allow="microphone 'none'" src="${inside}"></iframe>`,
    });
    const framed = visitor.page.frameLocator('iframe');
    await framed.getByText('This page may not use the microphone.').waitFor();
    await framed.getByRole('link', { name: number }).waitFor();
  });

  it('and a page may forbid a call', async () => {
    const visitor = await VisitorPage.open(on.stage);
    await visitor.page.evaluate(() => {
      document.addEventListener('cc-click-to-call-request', (event) => event.preventDefault(), { once: true });
    });
    await visitor.press('Call us');
    equal((await visitor.state()).stage ?? 'idle', 'idle');
    await visitor.page.evaluate("document.querySelector('cc-call-button').authorize = () => Promise.resolve(false)");
    await visitor.press('Call us');
    await visitor.desk.shows('A call is not possible right now.');
    equal(await on.cec.timesAsked('createClickToCall'), 0);
    equal((await visitor.desk.microphones()).ever, 0);
  });
});
