import { deepEqual, equal, match } from 'node:assert/strict';
import { describe, it } from 'node:test';
import { isRequest } from '../support/center-admin.js';
import { adaSends } from '../support/pair.js';
import { until } from '../support/until.js';
import { VisitorPage } from '../support/visitor-page.js';
import { VisitorStage } from '../support/visitor-stage.js';

describe('A visitor calls from the page', () => {
  const on = VisitorStage.forSuite();

  it('hears and is heard, and hangs up: by SIP and at the centre, each once', async () => {
    const visitor = await VisitorPage.open(on.stage);
    const mark = await on.stage.admin.mark();
    await visitor.talks();
    await visitor.desk.hears(adaSends);
    await on.stage.admin.partnerHears(adaSends);
    await visitor.desk.shows(['On the call', 'Mute']);
    const invite = await on.stage.admin.seen('INVITE', (entry) => isRequest(entry, 'INVITE'), mark);
    match(invite.text, /^From: .*<sip:AnonymousCard@/im);
    equal((await on.stage.admin.wire(mark)).filter((entry) => isRequest(entry, 'REGISTER')).length, 0);
    await visitor.press('Hang up');
    await visitor.desk.shows('You ended the call');
    await on.stage.admin.seen('BYE', (entry) => isRequest(entry, 'BYE'), mark);
    await until('the centre was told', async () => (await on.cec.timesAsked('dropClickToCall')) === 1);
    equal((await visitor.state()).endReason, 'local-hangup');
    await visitor.letsGo();
    const order = (await on.cec.asked()).filter((path) => /ClickToCall(?!Events)/.test(path)).map((path) => path.split('/').at(-1));
    deepEqual(
      order.filter((path, index) => path !== order[index - 1]),
      ['checkClickToCallSupport', 'createClickToCall', 'dropClickToCall'],
    );
  });

  it('is silent while muted, and sends telephone keys', async () => {
    await on.cec.set({ callTarget: '601' });
    const visitor = await VisitorPage.open(on.stage);
    await visitor.talks();
    await on.stage.admin.partnerHears(adaSends);
    await visitor.press('Mute');
    await visitor.desk.shows('You are muted');
    await on.stage.admin.partnerHearsNothing();
    await visitor.press('Unmute');
    await on.stage.admin.partnerHears(adaSends);
    await visitor.press('Keypad');
    await visitor.button('2').click();
    await visitor.desk.hears(800);
    await visitor.button('3').click();
    await visitor.desk.hears(1000);
  });

  it('ends once when the far end hangs up, whichever way the news comes first', async () => {
    const visitor = await VisitorPage.open(on.stage);
    await visitor.talks();
    await visitor.desk.hears(adaSends);
    const call = (await on.stage.admin.partnerCalls()).at(-1);
    await on.stage.admin.let(call?.id ?? '', 'hang-up');
    const state = await visitor.reaches('is over', ({ stage: at }) => at === 'ended');
    equal(state.endReason, 'remote-hangup');
    await visitor.desk.shows('The call has ended');
    await visitor.letsGo();
    // and by the event while SIP is slow: the gateway hangs up after it has told
    await visitor.press('Close');
    await on.cec.set({ callScenario: 'disconnected' });
    await visitor.talks();
    equal((await visitor.reaches('is over again', ({ stage: at }) => at === 'ended')).endReason, 'remote-hangup');
    await visitor.letsGo();
  });

  it('goes on when the centre hands it on', async () => {
    await on.cec.set({ callScenario: 'transferred' });
    const visitor = await VisitorPage.open(on.stage);
    await visitor.talks();
    await visitor.desk.shows('You were passed on to a colleague');
    await visitor.desk.hears(adaSends);
  });

  it('waits in line and is then connected', async () => {
    await on.cec.set({ callScenario: 'queue', callQueueTime: 1500 });
    const visitor = await VisitorPage.open(on.stage);
    await visitor.press('Call us');
    await visitor.desk.shows(['Waiting for an agent', 'Stay on this page.']);
    // the wire tells no place for calls, and none is made up
    equal((await visitor.state()).queue, undefined);
    equal(/in line|You are next|minute/.test(await visitor.desk.screen()), false);
    await visitor.reaches('is answered', ({ call }) => call?.state === 'connected');
    await visitor.desk.hears(adaSends);
  });

  it('gives up while waiting, and nothing is left', async () => {
    await on.cec.set({ callScenario: 'queue-timeout' });
    const visitor = await VisitorPage.open(on.stage);
    await visitor.press('Call us');
    await visitor.desk.shows('Waiting for an agent');
    await visitor.press('Cancel');
    await visitor.desk.shows('Call canceled');
    await until('the centre was told', async () => (await on.cec.timesAsked('dropClickToCall')) === 1);
    await visitor.letsGo();
    await visitor.press('Call again');
    await visitor.reaches('waits again', ({ stage: at }) => at === 'queued');
  });

  it('is vouched for by a signature of the page in the authorization mode of the vendor', async () => {
    const { channelId, tenantSpaceId } = on.stage.center.config.cec;
    const backend = `family="page" channel-id="${channelId}" tenant-space-id="${tenantSpaceId}" authorization-url="/cc/credential/huawei-cec/authorization"`;
    const visitor = await VisitorPage.open(on.stage, { backend });
    await visitor.talks();
    await visitor.desk.hears(adaSends);
    await on.stage.admin.partnerHears(adaSends);
    const asked = await on.cec.asked();
    const calls = asked.filter((path) => /ClickToCall(?!Events)/.test(path));
    deepEqual(calls.length > 0 && calls.every((path) => path.startsWith('/service-cloud/')), true);
    equal(asked.filter((path) => path.startsWith('/apiaccess')).length, 0);
    await visitor.press('Hang up');
    await visitor.desk.shows('You ended the call');
    await until('the centre was told', async () => (await on.cec.timesAsked('dropClickToCall')) === 1);
    await visitor.letsGo();
  });

  it('hears why in that mode, too, when the signature is refused', async () => {
    const { channelId } = on.stage.center.config.cec;
    const backend = `family="page" channel-id="${channelId}" tenant-space-id="somebody-else" authorization-url="/cc/credential/huawei-cec/authorization"`;
    const visitor = await VisitorPage.open(on.stage, { backend });
    await visitor.press('Call us');
    const state = await visitor.reaches('is over', ({ stage: at }) => at === 'ended');
    equal(state.endReason, 'failed');
    equal(state.error?.code, 'credential-rejected');
    await visitor.letsGo();
  });

  for (const [what, settings] of [
    ['a host without scheme, after one that is down', { deadGatewayFirst: true, gatewayScheme: false }],
    ['a whole address, after one that is down', { deadGatewayFirst: true }],
    ['an access code that comes as a number', { accessCodes: 'number' }],
  ] as const)
    it(`reaches the gateway by ${what}`, async () => {
      await on.cec.set(settings);
      const visitor = await VisitorPage.open(on.stage);
      await visitor.talks();
      await visitor.desk.hears(adaSends);
    });

  it('is brought to the next gateway when one cannot handle it, as one call at the centre', async () => {
    await on.cec.set({ deadGatewayFirst: true, gatewayRefuses: 503 });
    const visitor = await VisitorPage.open(on.stage);
    const mark = await on.stage.admin.mark();
    await visitor.talks();
    await visitor.desk.hears(adaSends);
    const wire = await on.stage.admin.wire(mark);
    const invites = wire.filter((entry) => entry.direction === 'in' && isRequest(entry, 'INVITE'));
    equal(new Set(invites.map(({ connection }) => connection)).size, 2);
    equal(new Set(invites.map(({ text }) => text.split(' ')[1])).size, 1);
    equal(await on.cec.timesAsked('createClickToCall'), 1);
    equal(await on.cec.timesAsked('dropClickToCall'), 0);
    await visitor.press('Hang up');
    await until('the centre was told', async () => (await on.cec.timesAsked('dropClickToCall')) === 1);
    await visitor.letsGo();
  });

  it('is not tried for ever: where every gateway refuses, the visitor hears so and the centre, too', async () => {
    await on.cec.set({ gatewayRefuses: 503 });
    await on.stage.admin.faults({ rejectInvite: { status: 500, times: 9 } });
    const visitor = await VisitorPage.open(on.stage);
    const mark = await on.stage.admin.mark();
    await visitor.press('Call us');
    equal((await visitor.reaches('is over', ({ stage: at }) => at === 'ended')).endReason, 'failed');
    await visitor.desk.shows('The call did not work');
    equal((await on.stage.admin.wire(mark)).filter((entry) => isRequest(entry, 'INVITE')).length, 2);
    await until('the centre was told', async () => (await on.cec.timesAsked('dropClickToCall')) === 1);
    await visitor.letsGo();
  });

  it('asks the tenant on intent, and loads nothing of a phone before', async () => {
    const requested: string[] = [];
    const visitor = await VisitorPage.open(on.stage);
    visitor.page.on('request', (request) => requested.push(request.url()));
    equal(await on.cec.timesAsked('checkClickToCallSupport'), 0);
    await visitor.button('Call us').hover();
    await visitor.reaches('is prepared', ({ abilities }) => abilities?.voice === true);
    equal(await on.cec.timesAsked('createClickToCall'), 0);
    equal((await visitor.desk.microphones()).ever, 0);
  });
});
