import { deepEqual, equal, match, ok } from 'node:assert/strict';
import { after, afterEach, before, describe, it } from 'node:test';
import type { CallCheckedEvent, CheckReport, CheckStepName, CheckVerdict } from 'contact-center-widgets';
import type { Browser } from 'playwright-core';
import { startStrictChromium } from '../support/chromium.js';
import type { DeskPage, DeskPageOptions } from '../support/desk-page.js';
import { Stage } from '../support/stage.js';
import { until } from '../support/until.js';

declare global {
  interface Window {
    /** What the page's check has found last. */
    checkReport?: CheckReport | undefined;
  }
}

const patience = { within: 40_000 };

describe('The check of a phone', () => {
  let stage: Stage;
  let strict: Browser;
  before(async () => {
    [stage, strict] = await Promise.all([Stage.open(), startStrictChromium()]);
  });
  after(async () => {
    await strict.close();
    await stage.close();
  });
  afterEach(async () => deepEqual(await stage.clear(), []));

  /** A page with a check, and no softphone: nobody signs in. */
  const open = async (echo: string, options: Partial<DeskPageOptions> = {}): Promise<Checked> => {
    const inside = `<cc-sip credential-url="/cc/credential/sip?extension=1001"></cc-sip><cc-call-check echo-number="${echo}"></cc-call-check>`;
    const desk = await stage.openDesk({ extension: '1001', inside, ...(!options.browser && { hertz: 697 }), ...options });
    return Checked.of(desk);
  };
  const credential = async (change: object): Promise<NonNullable<DeskPageOptions['answers']>> => {
    const answer = await fetch(`${stage.center.url}/cc/credential/sip?extension=1001`, { method: 'POST' });
    return { '/cc/credential/sip?extension=1001': { json: { ...((await answer.json()) as object), ...change } } };
  };

  it('goes from the permission to a call to oneself, before anybody has signed in', async () => {
    const check = await open('600');
    const { page } = check.desk;
    await page.getByRole('button', { name: 'Start the check' }).click();
    await check.desk.shows('Say something, you are being recorded for three seconds.');
    await check.desk.shows('You should hear yourself now.');
    // what was recorded is what is played
    await check.desk.sounds(697);
    await check.desk.shows('You should hear a bell now.');
    await check.desk.rings();
    await page.getByRole('button', { name: 'Yes', exact: true }).click();
    const { status, browser, verdicts } = await check.report();
    match(browser, /^Chrome \d+$/);
    equal(status, 'passed', JSON.stringify(verdicts));
    deepEqual(
      verdicts.map(({ code }) => code),
      [
        'microphone-allowed',
        'microphone-heard',
        'speaker-heard',
        'socket-open',
        'registration-accepted',
        'stun-not-configured',
        'turn-not-configured',
        'call-good',
      ],
    );
    const { figures } = verdicts[7] as CheckVerdict;
    ok(Number(figures.mos) > 4 && Number(figures.loss) < 0.05 && Number(figures.time) < 5000, JSON.stringify(figures));
    deepEqual([typeof figures.codec, figures.local, figures.protocol], ['string', 'host', 'udp']);
    await check.desk.shows('Everything works. You can take calls.');
    await until('the microphone is closed', async () => (await check.desk.microphones()).open === 0);
    await until('nobody is left behind', () => stage.center.sip.connections === 1);
  });

  it('says what stands in the way of calls, each thing by its own sentence', async () => {
    const answers = await credential({ iceServers: [{ urls: 'stun:127.0.0.1:9' }] });
    const check = await open('600', { browser: strict, answers });
    await check.permit(stage.center.url, 'denied');
    await stage.admin.faults({ refuseSockets: true });
    const { page } = check.desk;
    await page.getByRole('button', { name: 'Start the check' }).click();
    await check.desk.shows('The microphone is blocked. Allow it in the site settings beside the address, then check again.');
    await page.getByRole('button', { name: 'No', exact: true }).click();
    deepEqual(await check.codes(), [
      'microphone-denied',
      'step-failed-before',
      'speaker-unheard',
      'socket-refused',
      'step-failed-before',
      'stun-unreachable',
      'turn-not-configured',
      'step-failed-before',
    ]);
    await check.desk.shows([
      'The phone server cannot be reached.',
      'The STUN server does not answer.',
      'Calls will not work as they should.',
    ]);

    await check.permit(stage.center.url, 'granted');
    await stage.admin.well();
    equal((await check.again('permission')).code, 'microphone-allowed');
    // and with it what it was in the way of
    equal((await check.again('socket')).code, 'socket-open');
    equal((await check.codes())[7], 'call-good');
    await check.desk.shows('This page may use the microphone.');
  });

  it('knows a silent microphone and a wrong password', async () => {
    const wrong = await credential({ password: 'not the one' });
    const check = await open('', { hertz: 0, answers: wrong });
    const { page } = check.desk;
    await page.getByRole('button', { name: 'Start the check' }).click();
    await page.getByRole('button', { name: 'Yes', exact: true }).click();
    deepEqual(
      (await check.codes()).filter((code) => !code.endsWith('-not-configured')),
      ['microphone-allowed', 'microphone-silent', 'speaker-heard', 'socket-open', 'credential-rejected', 'step-failed-before'],
    );
    await check.desk.shows('The phone server does not accept the user name or password.');
  });

  it('knows a microphone that is missing, and that nobody answers', async () => {
    const check = await open('600', { prepare: "window.microphoneFails = 'NotFoundError';" });
    const { page } = check.desk;
    await page.getByRole('button', { name: 'Start the check' }).click();
    await page.getByRole('button', { name: 'Yes', exact: true }).click();
    const codes = await check.codes();
    deepEqual([codes[0], codes[1], codes[7]], ['permission-unasked', 'microphone-missing', 'microphone-missing']);
    await page.evaluate(() => {
      window.microphoneFails = undefined;
    });
    await stage.admin.faults({ rejectInvite: { status: 480, times: 1 } });
    equal((await check.again('call')).code, 'call-unanswered');
    await check.desk.shows('The test number does not answer.');
  });

  it('can be stopped, and leaves a call alone that comes in between', async () => {
    const inside =
      '<cc-sip credential-url="/cc/credential/sip?extension=1001"></cc-sip><cc-softphone></cc-softphone><cc-call-check echo-number="600"></cc-call-check>';
    const ada = await stage.desk({ extension: '1001', hertz: 697, inside });
    const check = await Checked.of(ada);
    await ada.page.getByRole('button', { name: 'Start the check' }).click();
    await ada.shows('Say something');
    await ada.page.getByRole('button', { name: 'Stop', exact: true }).click();
    await ada.shows('Stopped before everything was checked.');
    await until('the microphone is closed', async () => (await ada.microphones()).open === 0);

    await ada.page.getByRole('button', { name: 'Check again', exact: true }).click();
    await ada.shows('Say something');
    await stage.admin.ring({ to: '1001', plays: 'tone' });
    await ada.answer();
    await ada.hears(1209);
    const codes = await check.codes();
    deepEqual([codes[1], codes[2], codes[4], codes[7]], ['in-a-call', 'in-a-call', 'already-registered', 'in-a-call']);
    await stage.admin.partnerHears(697);
    await ada.press('Hang up');
  });
});

/** A page with a check, read by what it tells. */
class Checked {
  readonly desk: DeskPage;

  private constructor(desk: DeskPage) {
    this.desk = desk;
  }

  static async of(desk: DeskPage): Promise<Checked> {
    await desk.page.evaluate(() => {
      document.addEventListener('cc-call-checked', (event) => {
        window.checkReport = (event as CallCheckedEvent).report;
      });
    });
    return new Checked(desk);
  }

  /** Waits until everything has been looked at. */
  async report(): Promise<CheckReport> {
    return until('everything is checked', () => this.desk.page.evaluate(() => window.checkReport), patience);
  }

  async codes(): Promise<readonly string[]> {
    return (await this.report()).verdicts.map(({ code }) => code);
  }

  /** Has one step looked at again, by its button, and waits for what comes of it. */
  async again(step: CheckStepName): Promise<CheckVerdict> {
    await this.desk.page.evaluate(() => {
      window.checkReport = undefined;
    });
    const names: Partial<Record<CheckStepName, string>> = { permission: 'Permission', socket: 'Phone server', call: 'Test call' };
    await this.desk.page.getByRole('button', { name: `Check again: ${names[step] ?? ''}`, exact: true }).click();
    const found = (await this.report()).verdicts.find((verdict) => verdict.step === step);
    ok(found);
    return found;
  }

  async permit(origin: string, setting: 'granted' | 'denied'): Promise<void> {
    const session = await this.desk.page.context().newCDPSession(this.desk.page);
    const { targetInfo } = await session.send('Target.getTargetInfo');
    const where = { origin, ...(targetInfo.browserContextId && { browserContextId: targetInfo.browserContextId }) };
    await session.send('Browser.setPermission', { permission: { name: 'microphone' }, setting, ...where });
  }
}
