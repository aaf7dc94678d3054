import { deepEqual, equal, match, ok, rejects } from 'node:assert/strict';
import { after, afterEach, before, describe, it } from 'node:test';
import { Stage } from '../support/stage.js';
import { until } from '../support/until.js';

describe('the connection to the server', () => {
  let stage: Stage;
  before(async () => {
    stage = await Stage.open();
  });
  after(() => stage.close());
  afterEach(async () => deepEqual(await stage.clear(), []));

  const registersSent = (extension: string, cursor: number): number =>
    stage.center.sip.wire
      .since(cursor)
      .entries.filter(({ direction, text }) => direction === 'in' && text.startsWith('REGISTER') && text.includes(`sip:${extension}@`))
      .length;

  it('is cut in the middle of a call: the call goes on, and can be held again once registered', async () => {
    const [ada, bilal] = await Promise.all([
      stage.phone({ extension: '1001', hertz: 697 }),
      stage.phone({ extension: '1002', hertz: 1477 }),
    ]);
    const out = await ada.dial('1002');
    const { id: arrived } = await bilal.call({ state: 'ringing' });
    await bilal.ask('answer', arrived);
    await Promise.all([ada.hears(1477), bilal.hears(697)]);
    stage.center.sip.faults.set({ refuseSockets: true });
    stage.center.sip.disconnect(undefined);
    await Promise.all([ada.registered('registering'), bilal.registered('registering')]);
    equal(await ada.page.evaluate(() => window.agentPhone.state.registration.error?.code), 'signaling-lost');
    await Promise.all([ada.hears(1477), bilal.hears(697)]);
    stage.center.sip.faults.clear();
    await Promise.all([ada.registered('registered'), bilal.registered('registered')]);
    await Promise.all([ada.call({ state: 'connected', media: 'ok' }), bilal.call({ state: 'connected', media: 'ok' })]);
    await ada.ask('hold', out);
    await bilal.call({ hold: 'remote' });
    await ada.ask('resume', out);
    await Promise.all([ada.hears(1477), bilal.hears(697)]);
    await bilal.ask('hangUp', arrived);
    await ada.call({ state: 'ended', endReason: 'remote-hangup' });
  });

  it('is found dead when the server hangs, and is replaced', async () => {
    const ada = await stage.phone({ extension: '1001', hertz: 697 });
    stage.center.sip.faults.set({ freeze: true });
    await ada.registered('registering', { within: 27_000 });
    stage.center.sip.faults.clear();
    await ada.registered('registered', { within: 40_000 });
    ok((await ada.log()).some(({ event }) => event === 'ping-missed'));
  });

  it('is replaced although a REGISTER is pending on the dead one', async () => {
    const ada = await stage.unregisteredPhone({ extension: '1001', hertz: 697 });
    stage.center.sip.faults.set({ dropResponses: ['REGISTER'] });
    const { cursor } = stage.center.sip.wire.since(0);
    const registering = ada.register();
    await until('a REGISTER is pending', () => registersSent('1001', cursor) > 0);
    stage.center.sip.faults.clear();
    stage.center.sip.disconnect(undefined);
    await rejects(registering, /backend-unreachable/);
    await ada.registered('registered', { within: 3000 });
  });

  it('cannot be opened at first: register says so and goes on trying', async () => {
    const ada = await stage.unregisteredPhone({ extension: '1001', hertz: 697 });
    stage.center.sip.faults.set({ refuseSockets: true });
    await rejects(ada.register(), /backend-unreachable/);
    const { retryAt } = await ada.registration();
    ok(retryAt !== undefined);
    stage.center.sip.faults.clear();
    await ada.registered('registered');
  });

  it('takes another password when the first is refused, and gives up when that is refused too', async () => {
    const ada = await stage.unregisteredPhone({ extension: '1001', hertz: 697 });
    stage.center.sip.faults.set({ rejectRegister: { status: 403, times: 1 } });
    await ada.register();
    ok((await ada.log()).some(({ event }) => event === 'credential-renewed'));
    const bilal = await stage.unregisteredPhone({
      extension: '1002',
      sip: {
        credential: {
          server: `${stage.center.url.replace('http', 'ws')}/sip`,
          address: 'sip:1002@demo.localhost',
          username: '1002',
          password: 'wrong',
        },
      },
    });
    await rejects(bilal.register(), /credential-rejected/);
    equal((await bilal.registration()).state, 'failed');
  });

  it('asks for a shorter binding than the server gives, and takes the longer one', async () => {
    const ada = await stage.phone({ extension: '1001', sip: { expires: 5 } });
    const { entries } = stage.center.sip.wire.since(0);
    const answer = entries.filter(({ text }) => text.startsWith('SIP/2.0 200') && text.includes('REGISTER')).at(-1)?.text ?? '';
    match(answer, /;expires=(9|10)\b/);
    await ada.registered();
  });

  it('keeps its instance over a reload: there is one binding, not two', async () => {
    const ada = await stage.phone({ extension: '1003' });
    await ada.page.reload();
    await ada.page.waitForFunction(() => 'connectPhone' in window);
    await ada.connect();
    const { cursor } = stage.center.sip.wire.since(0);
    await ada.register();
    const answer =
      stage.center.sip.wire
        .since(cursor)
        .entries.filter(({ text }) => text.startsWith('SIP/2.0 200'))
        .at(-1)?.text ?? '';
    equal(answer.match(/^Contact:/gim)?.length, 1);
  });

  it('is left: nobody rings there any more', async () => {
    const [ada, bilal] = await Promise.all([stage.phone({ extension: '1001', hertz: 697 }), stage.phone({ extension: '1002' })]);
    await bilal.page.evaluate(() => window.agentPhone.unregister());
    equal((await bilal.registration()).state, 'unregistered');
    await ada.dial('1002');
    await ada.call({ state: 'ended', endReason: 'unavailable' });
  });
});
