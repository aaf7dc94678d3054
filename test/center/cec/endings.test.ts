import assert from 'node:assert/strict';
import { afterEach, beforeEach, describe, it } from 'node:test';
import { startCenter, type Center } from '../../../demo/center/center.js';
import { VirtualClock } from '../../../demo/center/virtual-clock.js';
import { until } from '../until.js';
import { CECClient, change, type PolledMessage } from './cec-client.js';

describe('Huawei CEC, how a conversation begins and ends', () => {
  let clock: VirtualClock;
  let center: Center;
  let ann: CECClient;

  beforeEach(async () => {
    clock = new VirtualClock();
    center = await startCenter({ clock, partner: false });
    ann = await new CECClient(center, 'ann').signIn();
  });

  afterEach(() => center.close());

  /** Lets time pass as it does for somebody who polls all the while. */
  const polling = async (duration: number): Promise<readonly PolledMessage[]> => {
    const got: PolledMessage[] = [];
    for (let passed = 0; passed < duration; passed += 60_000) {
      // the access token does not last as long as this
      await ann.fabric();
      const held = ann.poll();
      const visitor = center.cec.desk.visitor(ann.channelId, 'ann');
      let answered = false;
      void held.then(() => (answered = true));
      await until('the poll is held or answered', () => answered || visitor?.mailbox.isPolled === true);
      clock.pass(60_000);
      got.push(...(await held));
    }
    return got;
  };

  for (const [settings, resultCode, resultDesc] of [
    [{ bot: false, open: false }, '12', 'The current time is not within the working time of the service agents'],
    [{ bot: false, agents: false }, '13', 'No ccucs address available!'],
    [{ connectFailure: { resultCode: '13', resultDesc: 'fail to initialize robot' } }, '13', 'fail to initialize robot'],
  ] as const) {
    it(`is refused with “${resultDesc}”`, async () => {
      await change(center, settings);
      assert.deepEqual(await ann.send('CONNECT'), { resultCode, resultDesc });
      assert.equal(
        (await ann.post('queryQueueInfo', { userId: 'ann', channelConfigId: ann.channelId, channel: 'WEB' }))['resultCode'],
        '160004',
      );
    });
  }

  for (const [settings, resultCode] of [
    [{ open: false }, '12'],
    [{ agents: false }, '13'],
  ] as const) {
    it(`stays with the bot when the transfer is refused with ${resultCode}`, async () => {
      await ann.send('CONNECT');
      await change(center, settings);
      assert.equal((await ann.send('TRANS2AGENT'))['resultCode'], resultCode);
      assert.equal((await ann.send('CHAT', 'agent'))['resultCode'], '0');
      const [, sorry] = await ann.poll();
      assert.match(sorry?.content ?? '', /leave us a message/);
    });
  }

  it('goes from bot to agent once, and never back', async () => {
    await ann.send('CONNECT');
    await ann.send('TRANS2AGENT');
    const again = await ann.send('TRANS2AGENT');
    assert.deepEqual([again['resultCode'], again['resultDesc']], ['13', 'transfer to agent failed, it has been agent service.']);
  });

  it('begins once, however often that is asked for', async () => {
    await ann.send('CONNECT');
    await ann.send('CONNECT');
    assert.equal((await ann.poll()).length, 1);
  });

  it('takes nothing without a beginning', async () => {
    assert.deepEqual(await ann.send('CHAT', 'hello'), { resultCode: '13', resultDesc: 'sendUserMessage failed' });
    assert.deepEqual(await ann.send('DISCONNECT'), { resultCode: '13', resultDesc: 'disconnect failed' });
    assert.equal((await ann.send('TRANS2AGENT'))['resultCode'], '13');
  });

  it('takes a kilobyte of text, in bytes', async () => {
    await ann.send('CONNECT');
    assert.equal((await ann.send('CHAT', '啡'.repeat(341)))['resultCode'], '0');
    assert.equal((await ann.send('CHAT', '啡'.repeat(342)))['resultCode'], '13');
  });

  for (const wrong of [
    { controlType: 'HELLO' },
    { mediaType: 'STICKER' },
    { mediaType: undefined },
    { from: 'bob' },
    { to: '1' },
    { channel: 'WHATSAPP' },
    { sourceType: 'AGENT' },
    { messageId: 'one,two' },
    { messageId: 'x'.repeat(33) },
  ]) {
    it(`answers 400 to ${JSON.stringify(wrong).slice(0, 30)}`, async () => {
      assert.equal((await ann.request('send', ann.uplink('CHAT', 'hello', wrong))).status, 400);
    });
  }

  it('is told apart by where it ends: bot or agent', async () => {
    await ann.send('CONNECT');
    assert.equal((await ann.send('DISCONNECT'))['resultDesc'], 'Disconnect robot successfully');
    await change(center, { bot: false, queueAhead: 0 });
    await ann.send('CONNECT');
    assert.equal((await ann.send('DISCONNECT'))['resultDesc'], 'disconnect successfully');
  });

  it('times out after twenty minutes of silence', async () => {
    await ann.send('CONNECT');
    const [, end, ...others] = await polling(1_260_000);
    assert.deepEqual(
      [end?.controlType, end?.sourceType, end?.['isOfflineStatus'], end?.content],
      ['DISCONNECT', 'SYSTEM', false, 'The conversation has timed out.'],
    );
    assert.equal(others.length, 0);
  });

  it('goes on asynchronously where that is set: what is written is answered later', async () => {
    await change(center, { asynchronous: true });
    await ann.send('CONNECT');
    const end = (await polling(1_260_000)).at(-1);
    assert.deepEqual([end?.controlType, end?.['isOfflineStatus'], end?.mediaType], ['DISCONNECT', true, 'TEXT']);
    assert.equal((await ann.send('CHAT', 'still a question'))['resultCode'], '0');
    clock.pass(4500);
    const [answer] = await ann.poll();
    assert.deepEqual([answer?.sourceType, answer?.controlType], ['AGENT', 'CHAT']);
  });

  it('is released when nobody polls any more', async () => {
    await ann.send('CONNECT');
    clock.pass(179_999);
    assert.equal(center.cec.desk.visitor(ann.channelId, 'ann')?.conversation?.phase, 'bot');
    clock.pass(1);
    assert.equal(center.cec.desk.visitor(ann.channelId, 'ann')?.conversation?.ending, 'release');
    assert.equal((await ann.send('CHAT', 'hello?'))['resultCode'], '13');
  });

  it('is given up after the longest wait in the queue, with reminders until then', async () => {
    await change(center, { bot: false, queueAhead: 100 });
    await ann.send('CONNECT');
    clock.pass(60_000);
    const got = await ann.poll();
    assert.equal(got.filter((message) => message['queueFlag'] === 'Y').length, 6);
    assert.deepEqual([got.at(-1)?.controlType, got.at(-1)?.sourceType], ['DISCONNECT', 'SYSTEM']);
  });
});
