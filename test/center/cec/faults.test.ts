import assert from 'node:assert/strict';
import { afterEach, beforeEach, describe, it } from 'node:test';
import { startCenter, type Center } from '../../../demo/center/center.js';
import { VirtualClock } from '../../../demo/center/virtual-clock.js';
import { until } from '../until.js';
import { CECClient, change, misbehave, type Body } from './cec-client.js';

describe('Huawei CEC, /admin/faults', () => {
  let clock: VirtualClock;
  let center: Center;
  let ann: CECClient;

  beforeEach(async () => {
    clock = new VirtualClock();
    center = await startCenter({ clock, partner: false });
    ann = await new CECClient(center, 'ann').signIn();
    await ann.send('CONNECT');
    await ann.poll();
  });

  afterEach(() => center.close());

  const rules = (...all: readonly object[]): Promise<void> => misbehave(center, { rules: all });
  const said = (): number =>
    center.cec.desk.visitor(ann.channelId, 'ann')?.transcript.filter(({ up }) => up?.controlType === 'CHAT').length ?? 0;
  const chat = (): Promise<Response> => ann.request('send', ann.uplink('CHAT', 'hello'));

  for (const [does, status, happened] of [
    ['drop-before', 'cut', 0],
    ['drop-after', 'cut', 1],
    ['error', 500, 0],
    ['error-after', 500, 1],
    ['unauthorized', 401, 0],
    ['forbidden', 403, 0],
  ] as const) {
    it(`${does}: ${String(status)}, and ${happened === 1 ? 'everything' : 'nothing'} has happened; once`, async () => {
      await rules({ does, path: 'send', controlType: 'CHAT', times: 1 });
      if (status === 'cut') await assert.rejects(chat());
      else assert.equal((await chat()).status, status);
      assert.equal(said(), happened);
      assert.equal((await chat()).status, 200);
    });
  }

  it('refuses by code, and answers what is no JSON', async () => {
    await rules({ does: 'refuse', path: 'send', times: 1 }, { does: 'malformed', path: 'queryQueueInfo' });
    assert.equal((await ann.send('CHAT', 'hello'))['resultCode'], '13');
    await assert.rejects(async () => (await ann.request('queryQueueInfo', {})).json());
  });

  it('is late', async () => {
    await rules({ does: 'delay', delay: 700, path: 'send' });
    const answer = chat();
    await until('it has come in', () => center.cec.faults.struck.get('delay') === 1);
    assert.equal(said(), 0);
    clock.pass(700);
    assert.equal((await answer).status, 200);
  });

  it('loses what a poll took', async () => {
    await ann.send('CHAT', 'warranty');
    await rules({ does: 'drop-after', path: 'poll', times: 1 });
    await assert.rejects(ann.request('poll?receiverId=ann&channel=WEB'));
    assert.equal(center.cec.desk.visitor(ann.channelId, 'ann')?.mailbox.size, 0);
  });

  it('brings messages twice, under the same code, and in reverse', async () => {
    await rules({ does: 'duplicate', path: 'poll', times: 1 });
    for (const text of ['warranty', 'decaf']) await ann.send('CHAT', text);
    const codes = (await ann.poll()).map(({ messageCode }) => messageCode);
    assert.deepEqual(
      (await ann.poll()).map(({ messageCode }) => messageCode),
      codes,
    );
    await rules({ does: 'reorder', path: 'poll', times: 1 });
    for (const text of ['warranty', 'decaf']) await ann.send('CHAT', text);
    const answers = (await ann.poll()).map(({ content }) => content ?? '');
    assert.match(answers[0] ?? '', /Night Shift/);
  });

  it('hits one visitor only', async () => {
    await rules({ does: 'error', userId: 'bob' });
    assert.equal((await chat()).status, 200);
  });

  it('hits a share of the requests', async () => {
    const dice = [0.2, 0.8];
    await center.close();
    center = await startCenter({ clock, partner: false, random: () => dice.shift() ?? 1 });
    ann = await new CECClient(center, 'ann').signIn();
    await rules({ does: 'error', path: 'queryQueueInfo', share: 0.5 });
    assert.deepEqual([(await ann.request('queryQueueInfo', {})).status, (await ann.request('queryQueueInfo', {})).status], [500, 200]);
  });

  it('shows and clears the rules, beside the faults of SIP', async () => {
    await rules({ does: 'error', times: 2 });
    const faults = `${center.url}/admin/faults`;
    assert.deepEqual(await (await fetch(faults)).json(), { cec: { rules: [{ does: 'error', times: 2 }] } });
    await fetch(faults, { method: 'DELETE' });
    assert.deepEqual(await (await fetch(faults)).json(), {});
  });

  for (const wrong of [
    { rules: [{ does: 'explode' }] },
    { rules: [{}] },
    { rules: 'all' },
    { restart: false },
    { other: 1 },
    { expireTokens: 'none' },
  ]) {
    it(`does not know ${JSON.stringify(wrong)}`, async () => {
      const response = await fetch(`${center.url}/admin/faults`, { method: 'POST', body: JSON.stringify({ cec: wrong }) });
      assert.equal(response.status, 400);
    });
  }

  for (const wrong of [{ other: 1 }, { pollHold: '5' }, { pollHold: -1 }, { callScenario: 'no' }, { push: {} }, []]) {
    it(`has no setting ${JSON.stringify(wrong)}`, async () => {
      await assert.rejects(change(center, wrong));
    });
  }

  it('tells what it did, without secrets and texts', async () => {
    await ann.send('CHAT', 'my secret question');
    const get = async (path: string): Promise<Body> => (await (await fetch(`${center.url}/admin/cec/${path}`)).json()) as Body;
    const log = JSON.stringify(await get('log'));
    assert.equal(
      [ann.fabricToken, ann.chatToken, center.config.cec.appSecret, 'my secret question'].some((secret) => log.includes(secret)),
      false,
    );
    assert.match(log, /"path":"\/apiaccess\/ccmessaging\/send","userId":"ann","controlType":"CHAT","status":200/);
    const { conversations } = await get('conversations?userId=ann');
    const [{ phase, messages }] = conversations as [{ phase: string; messages: Body[] }];
    assert.equal(phase, 'bot');
    assert.deepEqual(
      messages.map(({ from, controlType }) => [from, controlType]),
      [
        ['CUSTOMER', 'CONNECT'],
        ['ROBOT', 'CHAT'],
        ['CUSTOMER', 'CHAT'],
        ['ROBOT', 'CHAT'],
      ],
    );
    const counts = await get('counts');
    assert.deepEqual([counts['up'], counts['down'], counts['delivered'], counts['undelivered']], [1, 2, 1, 1]);
  });

  for (const [settings, look] of [
    [{ nullFields: false }, (message: Body) => !('queueFlag' in message) && !('contentType' in message)],
    [{ timestamps: 'text' }, (message: Body) => typeof message['timestamp'] === 'string'],
    [{ similarQuestions: 'lines' }, (message: Body) => String(message['simQuestions']).includes('\n')],
  ] as const) {
    it(`dresses messages otherwise: ${JSON.stringify(settings)}`, async () => {
      await change(center, settings);
      await ann.send('CHAT', 'delivery');
      const [message] = await ann.poll();
      assert.equal(look(message ?? {}), true);
    });
  }

  it('gives codes as numbers, and the flag of the queue as a truth value', async () => {
    await change(center, { resultCodes: 'number', queueFlag: 'true' });
    assert.equal((await ann.send('TRANS2AGENT'))['resultCode'], 0);
    const { downlinkMessages } = await ann.get('poll?receiverId=ann&channel=WEB');
    assert.equal((downlinkMessages as Body[]).at(-1)?.['queueFlag'], true);
  });
});
