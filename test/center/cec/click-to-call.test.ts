import assert from 'node:assert/strict';
import { afterEach, beforeEach, describe, it } from 'node:test';
import { startCenter, type Center } from '../../../demo/center/center.js';
import { VirtualClock } from '../../../demo/center/virtual-clock.js';
import { until } from '../until.js';
import { CECClient, change, type Body } from './cec-client.js';

describe('Huawei CEC, click-to-call', () => {
  let clock: VirtualClock;
  let center: Center;
  let ann: CECClient;

  beforeEach(async () => {
    clock = new VirtualClock();
    center = await startCenter({ clock, partner: false });
    ann = await new CECClient(center, 'ann').signIn();
  });

  afterEach(() => center.close());

  const create = (mediaAbility = '0', client = ann): Promise<Body> => client.post('v1/createClickToCall', { channel: 'WEB', mediaAbility });
  const events = (client = ann): Promise<Body> => client.get('v1/getClickToCallEvents?channel=WEB');
  const held = (): boolean => {
    const visitor = center.cec.desk.visitor(ann.channelId, 'ann');
    return visitor !== undefined && center.cec.calls.requestOf(visitor)?.isPolled === true;
  };
  /** What a poll brings once `wait` milliseconds have passed. */
  const eventsAfter = async (wait: number): Promise<Body> => {
    const answer = events();
    await until('the poll is held', held);
    clock.pass(wait);
    return await answer;
  };

  it('says what the tenant and the channel can do', async () => {
    const check = (): Promise<Body> => ann.get('v1/checkClickToCallSupport?channel=WEB');
    assert.deepEqual(await check(), { resultCode: '0', resultDesc: '', webRTCSupported: true, clickToCallSupported: true });
    await change(center, { webRTC: false });
    assert.equal((await check())['webRTCSupported'], false);
    await change(center, { webRTC: true, callScenario: 'unsupported' });
    assert.equal((await check())['clickToCallSupported'], false);
  });

  for (const [settings, code] of [
    [{ callScenario: 'unsupported' }, '7'],
    [{ webRTC: false }, '7'],
    [{ callScenario: 'outside-hours' }, '12'],
    [{ open: false }, '12'],
    [{ callScenario: 'no-agents' }, '13'],
    [{ agents: false }, '13'],
    [{ callScenario: 'error' }, '13'],
    [{ callsInQueue: 0 }, '13'],
  ] as const) {
    it(`refuses with ${code} for ${JSON.stringify(settings)}`, async () => {
      await change(center, settings);
      assert.equal((await create())['resultCode'], code);
    });
  }

  it('has a channel for every refusal', async () => {
    const first = ann.channelId.slice(0, -1);
    for (const [last, code] of [
      ['3', '7'],
      ['4', '12'],
      ['5', '13'],
    ] as const) {
      const visitor = await new CECClient(center, 'bob', `${first}${last}`).signIn();
      assert.equal((await create('0', visitor))['resultCode'], code);
    }
  });

  it('wants to know which media', async () => {
    assert.equal((await create('2'))['resultCode'], '13');
    assert.equal((await ann.post('v1/createClickToCall', { mediaAbility: '0' }))['resultCode'], '13');
  });

  it('connects, once, with numbers where the samples have numbers', async () => {
    await create();
    const event = await events();
    const { host } = new URL(center.url);
    const { accessCode, ...content } = event['content'] as Body;
    assert.match(String(accessCode), /^179080\d{9}$/);
    assert.deepEqual(
      { ...event, content },
      {
        resultCode: '0',
        resultDesc: 'Call connected',
        eventId: 168101,
        content: { domain: 'gateway.demo.localhost', gwAddresses: [`${host}/gateway`], clickToCallCaller: 'AnonymousCard' },
      },
    );
    assert.deepEqual(await eventsAfter(12_000), { resultCode: '0', resultDesc: 'ClickToCall polled without any events' });
  });

  it('dresses the event otherwise where that is set', async () => {
    await change(center, { eventIds: 'text', accessCodes: 'number', gatewayScheme: true, deadGatewayFirst: true });
    await create();
    const { eventId, content } = await events();
    const { accessCode, gwAddresses } = content as Body;
    assert.deepEqual([eventId, typeof accessCode], ['168101', 'number']);
    const { host } = new URL(center.url);
    assert.deepEqual(gwAddresses, [`ws://${host}/gateway/down`, `ws://${host}/gateway`]);
  });

  it('has a gateway in between that refuses, where that is set, until all is as it was', async () => {
    await change(center, { deadGatewayFirst: true, gatewayRefuses: 503 });
    await create();
    const { host } = new URL(center.url);
    const { gwAddresses } = (await events())['content'] as Body;
    assert.deepEqual(gwAddresses, [`${host}/gateway/down`, `${host}/gateway/overloaded`, `${host}/gateway`]);
    await fetch(`${center.url}/admin/cec/settings`, { method: 'DELETE' });
    await create();
    assert.deepEqual(((await events())['content'] as Body)['gwAddresses'], [`${host}/gateway`]);
  });

  it('queues, then connects', async () => {
    await change(center, { callScenario: 'queue' });
    await create();
    const event = await events();
    assert.deepEqual([event['eventId'], event['resultDesc']], [168102, 'Call in queue']);
    assert.equal((await eventsAfter(6000))['eventId'], 168101);
  });

  it('gives a queue up after the longest wait', async () => {
    await change(center, { callScenario: 'queue-timeout' });
    await create();
    await events();
    clock.pass(59_999);
    assert.equal((await eventsAfter(1))['eventId'], 168103);
    await create();
    await events();
    clock.pass(60_000);
    assert.deepEqual(await events(), {
      resultCode: '0',
      resultDesc: 'Call queue timeout',
      eventId: 168103,
      content: { causeId: -1, causeDesc: 'queue timeout' },
    });
  });

  it('fails', async () => {
    await change(center, { callScenario: 'failed' });
    await create();
    const { eventId, content } = await events();
    assert.deepEqual([eventId, content], [168105, { causeId: -1, causeDesc: 'internal fault' }]);
  });

  it('says what nobody understands, then connects', async () => {
    await change(center, { callScenario: 'unknown-event' });
    await create();
    assert.equal((await events())['resultDesc'], 'Call continue to poll events with unknown events');
    assert.equal((await eventsAfter(6000))['eventId'], 168101);
  });

  it('says nothing at all', async () => {
    await change(center, { callScenario: 'no-event' });
    await create();
    assert.equal((await eventsAfter(12_000))['eventId'], undefined);
  });

  it('is dropped, which is an event, and only once', async () => {
    assert.equal((await ann.post('v1/dropClickToCall', { channel: 'WEB' }))['resultCode'], '13');
    await change(center, { callScenario: 'no-event' });
    await create();
    assert.deepEqual(await ann.post('v1/dropClickToCall', { channel: 'WEB' }), { resultCode: '0', resultDesc: 'disconnect successfully.' });
    assert.equal((await events())['eventId'], 168110);
    assert.equal((await ann.post('v1/dropClickToCall', { channel: 'WEB' }))['resultCode'], '13');
  });

  it('fails when nobody calls the access code', async () => {
    await create();
    await events();
    clock.pass(60_000);
    assert.deepEqual((await events())['content'], { causeId: 258, causeDesc: 'general timeout' });
  });
});
