import assert from 'node:assert/strict';
import { afterEach, beforeEach, describe, it } from 'node:test';
import { startCenter, type Center } from '../../../demo/center/center.js';
import { VirtualClock } from '../../../demo/center/virtual-clock.js';
import { until } from '../until.js';
import { CECClient, change } from './cec-client.js';

describe('Huawei CEC, chat', () => {
  let clock: VirtualClock;
  let center: Center;
  let ann: CECClient;

  beforeEach(async () => {
    clock = new VirtualClock();
    center = await startCenter({ clock, partner: false });
    ann = await new CECClient(center, 'ann').signIn();
  });

  afterEach(() => center.close());

  const polled = (visitor: CECClient): boolean => center.cec.desk.visitor(visitor.channelId, visitor.userId)?.mailbox.isPolled === true;

  describe('poll', () => {
    it('answers at once what is there, and only once', async () => {
      assert.deepEqual(await ann.send('CONNECT', 'start'), { resultCode: '0', resultDesc: 'connect to robot successfully.' });
      const [welcome, ...others] = await ann.poll();
      assert.equal(others.length, 0);
      assert.equal(welcome?.sourceType, 'ROBOT');
      assert.equal(welcome['from'], ann.channelId);
      assert.equal(welcome['to'], 'ann');
      assert.equal(typeof welcome['timestamp'], 'number');
      assert.equal(welcome['queueFlag'], null);
      const next = ann.poll();
      await until('it is held', () => polled(ann));
      clock.pass(4999);
      assert.equal(polled(ann), true);
      clock.pass(1);
      assert.deepEqual(await next, []);
    });

    it('brings what comes while it is held', async () => {
      const held = ann.poll();
      await until('it is held', () => polled(ann));
      await ann.send('CONNECT');
      assert.equal((await held).length, 1);
    });

    it('gives a second poll the messages, and the first one nothing', async () => {
      const first = ann.poll();
      await until('it is held', () => polled(ann));
      const second = ann.poll();
      assert.deepEqual(await first, []);
      await ann.send('CONNECT');
      assert.equal((await second).length, 1);
    });

    it('leaves the messages to the next one when its connection is cut', async () => {
      const gone = new AbortController();
      const url = `${center.url}/apiaccess/ccmessaging/poll?receiverId=ann&channel=WEB`;
      const lost = fetch(url, { headers: ann.headers(), signal: gone.signal });
      await until('it is held', () => polled(ann));
      gone.abort();
      await assert.rejects(lost);
      await until('it is not held any more', () => !polled(ann));
      await ann.send('CONNECT');
      assert.equal((await ann.poll()).length, 1);
    });
  });

  describe('with a bot', () => {
    it('answers questions and offers similar ones', async () => {
      await ann.send('CONNECT');
      await ann.poll();
      assert.equal((await ann.send('CHAT', 'What does delivery cost?'))['resultDesc'], 'Send message to robot successfully');
      const [answer] = await ann.poll();
      assert.match(answer?.content ?? '', /free from €35/);
      assert.deepEqual(JSON.parse(String(answer?.['simQuestions'])), ['How long does delivery take?', 'Where do you deliver to?']);
      assert.match(String(answer?.['interIdx']), /^[0-9a-f]{16}$/);
    });

    for (const [how, say] of [
      ['TRANS2AGENT', async () => ann.send('TRANS2AGENT')],
      ['a keyword', async () => ann.send('CHAT', 'I want to talk to an Agent!')],
    ] as const) {
      it(`hands over to an agent on ${how}, by way of the queue`, async () => {
        await ann.send('CONNECT');
        await ann.poll();
        assert.equal((await say())['resultCode'], '0');
        const [transfer, queuing] = await ann.poll();
        assert.equal(transfer?.sourceType, 'SYSTEM');
        assert.equal(queuing?.['queueFlag'], 'Y');
        const ask = (): Promise<Record<string, unknown>> =>
          ann.post('queryQueueInfo', { userId: 'ann', channelConfigId: ann.channelId, channel: 'WEB' });
        assert.deepEqual(await ask(), {
          totalWaitTime: 0,
          resultCode: '0',
          longestWaitTime: 0,
          position: 2,
          currentDeviceWaitTime: 0,
          configMaxcWaitTime: 60,
          estimateWaitTime: 8,
        });
        clock.pass(4000);
        assert.deepEqual([(await ask())['position'], (await ask())['totalWaitTime']], [1, 4]);
        clock.pass(4000);
        assert.equal((await ask())['resultCode'], '160021');
        clock.pass(900);
        const [connected, welcome] = await ann.poll();
        assert.equal(connected?.content, 'Connected to Agent.');
        assert.equal(welcome?.sourceType, 'AGENT');
        assert.match(welcome.content ?? '', /^Hello Ann, this is /);
        assert.match(String(welcome['senderAvatar']), /^http:\/\/127\.0\.0\.1:\d+\/social\/on\/web\/resource\/\d+\/avatar-/);
      });
    }
  });

  it('brings read receipts to those who ask for them', async () => {
    await change(center, { bot: false, queueAhead: 0 });
    await ann.send('CONNECT');
    clock.pass(900);
    await ann.poll();
    const id = await ann.say('Where is my parcel?');
    clock.pass(1800);
    const types = (await ann.poll('&isNeedRead=true')).map(({ controlType, content }) => [controlType, content]);
    assert.deepEqual(types.slice(0, 2), [
      ['READ', id],
      ['INPUT', null],
    ]);
    await ann.say('And now?');
    clock.pass(1800);
    assert.deepEqual(
      (await ann.poll()).map(({ controlType }) => controlType),
      ['INPUT', 'CHAT'],
    );
  });

  it('takes the same message twice, as it was sent twice', async () => {
    await ann.send('CONNECT');
    for (const text of ['one', 'two']) await ann.send('CHAT', text, { messageId: 'same' });
    const said = center.cec.desk.visitor(ann.channelId, 'ann')?.transcript.filter(({ up }) => up?.messageId === 'same');
    assert.equal(said?.length, 2);
  });
});
