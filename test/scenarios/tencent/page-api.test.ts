import { deepEqual, equal, match, ok } from 'node:assert/strict';
import { after, afterEach, before, describe, it } from 'node:test';
import { defaultConfig } from '../../../demo/center/config.js';
import { isRequest } from '../support/center-admin.js';
import { adaSends } from '../support/pair.js';
import { Stage } from '../support/stage.js';
import { until } from '../support/until.js';
import { BusinessPage } from './support/business-page.js';
import { BusinessServer } from './support/business-server.js';

const steadyTone = 1209;

describe('A page written for Tencent', () => {
  let business: BusinessServer;
  let stage: Stage;
  const open: BusinessPage[] = [];
  before(async () => {
    business = await BusinessServer.open();
    stage = await Stage.open({ config: defaultConfig({ origins: [business.url] }), cdn: 'dist/cdn', pages: '/nowhere' });
    business.serves(stage.center);
  });
  after(async () => {
    await stage.close();
    await business.close();
  });
  afterEach(async () => {
    await stage.admin.well();
    business.agent = 'ada.brandt@demo.localhost';
    const pages = open.splice(0);
    await Promise.all(pages.map((page) => page.close()));
    deepEqual(
      pages.flatMap(({ problems }) => problems),
      [],
    );
  });

  const visit = async (query = '', prepare?: string): Promise<BusinessPage> => {
    const page = await BusinessPage.open(stage.browser, `${business.url}/workbench.html${query}`, {
      hertz: adaSends,
      ...(prepare !== undefined && { prepare }),
    });
    open.push(page);
    return page;
  };
  const ready = async (query = ''): Promise<BusinessPage> => {
    const page = await visit(query);
    await page.told('initialized');
    return page;
  };

  it('is ready, with an agent who is free and a workbench behind a button', async () => {
    const page = await ready();
    equal(await page.page.locator('#status').textContent(), 'free');
    const root = page.page.locator('body > t3c-sdk#tcccSdkDomRoot');
    await root.getByRole('button', { name: 'Phone' }).click();
    await until('the phone is shown', async () => (await page.page.evaluate(() => window.readScreen())).includes('Ready'));
    equal(await page.page.evaluate(() => window.tccc?.events.callIn), 'callIn');
    equal(await page.page.evaluate(() => window.tccc?.Devices.isBrowserSupported()), true);
  });

  it('calls out, hears and is heard, and hangs up', async () => {
    const page = await ready();
    const mark = await stage.admin.mark();
    await page.press('dial');
    const outed = await page.told('callOuted', { calleePhoneNumber: '600', callerPhoneNumber: '1001' });
    await page.told('calloutAccepted', { sessionId: outed.payload?.['sessionId'] });
    await page.told('statusChanged', { status: 'busy' });
    await page.hears(adaSends);
    await stage.admin.partnerHears(adaSends);
    const [result] = await page.results();
    match(String(result?.['sessionId']), /^[0-9a-f]{8}-[0-9a-f]{4}-4/);
    // in both shapes: bare as the reference prints it, and under `data` as it comes
    deepEqual([result?.['status'], result?.['calleePhoneNumber']], ['success', '600']);
    deepEqual(result?.['data'], {
      sessionId: outed.payload?.['sessionId'],
      calleePhoneNumber: '600',
      callerPhoneNumber: '1001',
      serverType: 'staffSeat',
      remark: 'Larkfield',
    });
    const invite = await stage.admin.seen('INVITE', (entry) => isRequest(entry, 'INVITE'), mark);
    match(invite.text, /^X-Tccc-Uui: ticket%207/im);
    await page.press('hangup');
    await page.told('sessionEnded', { sessionId: outed.payload?.['sessionId'], closeBy: 'seat' });
    await page.told('statusChanged', { status: 'free' });
    const names = (await page.received()).map(({ name }) => name);
    ok(names.indexOf('callOuted') < names.indexOf('calloutAccepted'));
    ok(names.indexOf('calloutAccepted') < names.indexOf('sessionEnded'));
    await page.told('sessionCompleted', { sessionId: outed.payload?.['sessionId'] }, { within: 15_000 });
  });

  it('is called, answers with measured sound, and is hung up on', async () => {
    const page = await ready();
    const callId = await stage.admin.ring({ to: '1001', from: '4930123456', name: 'Robin', plays: 'echo' });
    const offered = await page.told('callIn', { type: 'phone', callerPhoneNumber: '4930123456', calleePhoneNumber: '1001' });
    equal(offered.payload?.['serverType'], 'staffSeat');
    equal(offered.payload?.['timeout'], 0);
    await page.press('answer');
    const { sessionId } = offered.payload ?? {};
    await page.told('userAccessed', { sessionId });
    await page.hears(adaSends);
    await stage.admin.let(callId, 'hang-up');
    await page.told('sessionEnded', { sessionId, closeBy: 'client' });
  });

  it('hears the steady tone of a far end, mutes, holds and sends digits', async () => {
    const page = await ready();
    await page.page.locator('#number').fill('604');
    await page.press('dial');
    const { payload } = await page.told('callOuted');
    await page.told('calloutAccepted');
    await page.hears(steadyTone);
    const outcomes = await page.page.evaluate(async (sessionId) => {
      const call = window.tccc?.Call;
      const muted = await call?.muteMic({ sessionId });
      const isMuted = await call?.isMicMuted({ sessionId });
      await call?.unmuteMic({ sessionId });
      const held = await call?.hold({ sessionId });
      const resumed = await call?.unHold({ sessionId });
      const digits = await call?.sendDigits({ sessionId, dtmfText: '12#' });
      const transferred = await call?.transfer({ sessionId, userId: 'bilal.haddad@demo.localhost' });
      const second = await call?.startOutboundCall({ phoneNumber: '600' });
      const none = await call?.hungUp({ sessionId: 'another' });
      return { muted, isMuted, held, resumed, digits, transferred, second, none };
    }, String(payload?.['sessionId']));
    deepEqual(outcomes.muted, { status: 'success' });
    deepEqual(outcomes.isMuted, { status: 'success', data: true });
    deepEqual(
      [outcomes.held, outcomes.resumed, outcomes.digits].map((one) => one?.status),
      ['success', 'success', 'success'],
    );
    // Bilal is not there
    deepEqual(outcomes.transferred, { status: 'error', errorMsg: 'The transfer did not go through. The call is still with you.' });
    deepEqual(outcomes.second, { status: 'error', errorMsg: 'You are on a call. End it first.' });
    deepEqual(outcomes.none, { status: 'error', errorMsg: 'This call is over.' });
  });

  it('dials once, however often the button is pressed', async () => {
    const page = await ready();
    const statuses = await page.page.evaluate(async () => {
      const options = { phoneNumber: '600' };
      const call = window.tccc?.Call;
      const all = [call?.startOutboundCall(options), call?.startOutboundCall(options), call?.startOutboundCall(options)];
      return (await Promise.all(all)).map((one) => one?.status);
    });
    deepEqual(statuses, ['success', 'error', 'error']);
    await page.told('calloutAccepted');
    equal((await page.received()).filter(({ name }) => name === 'callOuted').length, 1);
  });

  it('goes through the statuses, and is told of each', async () => {
    const page = await ready();
    const statuses = await page.page.evaluate(async () => {
      const agent = window.tccc?.Agent;
      const seen: unknown[] = [];
      for (const status of ['notReady', 'stopNotReady', 'rest', 'free'] as const) {
        const result = await agent?.setStatus({ status, restReason: 'lunch' });
        seen.push([result?.status, agent?.getStatus()]);
      }
      seen.push(await agent?.setStatus({ status: 'arrange' }));
      return seen;
    });
    deepEqual(statuses, [
      ['success', 'notReady'],
      ['success', 'free'],
      ['success', 'rest'],
      ['success', 'free'],
      { status: 'error', errorMsg: 'This phone server cannot do that.' },
    ]);
    await page.page.evaluate(() => window.tccc?.Agent.offline());
    await page.told('statusChanged', { status: 'offline' });
    // pages go online and dial in one breath
    const dialed = await page.page.evaluate(() => {
      window.tccc?.Agent.online();
      return window.tccc?.Call.startOutboundCall({ phoneNumber: '600' });
    });
    equal(dialed?.status, 'success');
    await page.told('calloutAccepted');
    deepEqual((await page.received()).flatMap(({ name, payload }) => (name === 'statusChanged' ? [payload?.['status']] : [])).slice(0, 5), [
      'notReady',
      'free',
      'rest',
      'free',
      'offline',
    ]);
  });

  it('calls a colleague by account, who is offered an internal call', async () => {
    const ada = await ready();
    business.agent = 'bilal.haddad@demo.localhost';
    const bilal = await ready();
    const result = await ada.page.evaluate(() => window.tccc?.Call.startInternalCall({ calleeUserId: 'bilal.haddad@demo.localhost' }));
    equal(result?.status, 'success');
    await bilal.told('callIn', { type: 'internal', peerUserId: 'ada.brandt@demo.localhost' });
    await bilal.press('answer');
    await bilal.hears(adaSends);
    const stranger = await ada.page.evaluate(() => window.tccc?.Call.startInternalCall({ calleeUserId: 'eve@demo.localhost' }));
    equal(stranger?.status, 'error');
  });

  it('says who ended a call that never came about', async () => {
    const page = await ready();
    await page.page.locator('#number').fill('602');
    await page.press('dial');
    await page.told('sessionEnded', { closeBy: 'admin', mainReason: 'busy' });
    await stage.admin.ring({ to: '1001', from: '4930123456', name: 'Robin', plays: 'echo', ringFor: 700 });
    const { payload } = await page.told('callIn');
    await page.told('sessionEnded', { sessionId: payload?.['sessionId'], closeBy: 'client' });
  });

  it('is refused when it says something before it is ready', async () => {
    const page = await visit(
      '',
      `Object.defineProperty(window, 'tccc', { configurable: true, set(api) {
      Object.defineProperty(window, 'tccc', { value: api, writable: true, configurable: true });
      api.UI.hidefloatButton();
      window.early = api.Call.startOutboundCall({ phoneNumber: '600' });
      window.earlyStatus = api.Agent.getStatus();
    } });`,
    );
    await page.told('initialized');
    const early = await page.page.evaluate(async () => {
      const { early: result, earlyStatus } = window as unknown as { early: Promise<unknown>; earlyStatus: unknown };
      return [await result, earlyStatus];
    });
    deepEqual(early, [{ status: 'error', errorMsg: 'The phone is still starting. Try again in a moment.' }, 'offline']);
    equal(await page.page.locator('t3c-sdk').getByRole('button', { name: 'Phone' }).count(), 0);
    await page.page.evaluate(() => window.tccc?.UI.showfloatButton());
    await page.page.locator('t3c-sdk').getByRole('button', { name: 'Phone' }).waitFor();
  });

  it('is told when its address was used before, and starts with a fresh one', async () => {
    const first = await ready();
    const used = await first.page.evaluate(() => (window as unknown as { lastSdkURL: string }).lastSdkURL);
    const second = await visit('', `window.useSdkURL = ${JSON.stringify(used)};`);
    const { payload } = await second.told('tokenExpired');
    equal(payload?.['message'], 'The sign-in of this page has expired.');
    await second.told('failed');
    await second.page.evaluate(() => delete (window as unknown as { useSdkURL?: string }).useSdkURL);
    await second.press('again');
    await second.told('initialized again');
    equal(await second.page.evaluate(() => window.tccc?.Agent.getStatus()), 'free');
  });

  it('is told when ten minutes are over', async () => {
    await stage.admin.faults({ tccc: { expireTokens: true } });
    const used = await fetch(`${business.url}/loginTCCC`).then(async (response) => ((await response.json()) as { SdkURL: string }).SdkURL);
    await stage.admin.faults({ tccc: { expireTokens: true } });
    const page = await visit('', `window.useSdkURL = ${JSON.stringify(used)};`);
    await page.told('tokenExpired');
  });

  it('starts again as somebody else, with the same handlers', async () => {
    const page = await ready();
    business.agent = 'bilal.haddad@demo.localhost';
    await page.press('again');
    await page.told('initialized again');
    await stage.admin.ring({ to: '1002', from: '4930123456', name: 'Robin', plays: 'echo' });
    await page.told('callIn', { calleePhoneNumber: '1002' });
    equal(await page.page.locator('t3c-sdk').count(), 1);
    await page.press('answer');
    await page.hears(adaSends);
  });

  it('stays who it is when it starts again as the same', async () => {
    const page = await ready();
    await page.press('dial');
    await page.told('calloutAccepted');
    await page.press('again');
    await page.told('initialized again');
    await page.hears(adaSends);
    equal(await page.page.locator('t3c-sdk').count(), 1);
  });

  it('runs from a file on a web server, on the credential that the page’s own server issues', async () => {
    const { url } = stage.center;
    const credential = encodeURIComponent(`${url}/cc/credential/sip?extension=1003`);
    business.stale = [`${url}/cdn/tencent-tccc/tccc.js?credential-url=${credential}&user-id=chiara`];
    const page = await ready();
    await page.press('dial');
    await page.told('callOuted', { callerPhoneNumber: '1003' });
    await page.told('calloutAccepted');
    await page.hears(adaSends);
  });

  it('shows the workbench in an element of its own', async () => {
    const page = await ready('?dom');
    const root = page.page.locator('#renderDom > t3c-sdk#tcccSdkDomRoot');
    await root.getByRole('group', { name: 'Phone' }).waitFor();
    equal(await root.getByRole('button', { name: 'Phone', exact: true }).count(), 0);
    const { width, height } = (await root.boundingBox()) ?? {};
    deepEqual([width, height], [800, 520]);
    await page.press('dial');
    await page.told('calloutAccepted');
    await root.getByRole('button', { name: 'Hang up' }).waitFor();
  });
});
