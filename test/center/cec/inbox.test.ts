import assert from 'node:assert/strict';
import { afterEach, beforeEach, describe, it } from 'node:test';
import { startCenter, type Center } from '../../../demo/center/center.js';
import { VirtualClock } from '../../../demo/center/virtual-clock.js';
import { CECClient, change, type Body } from './cec-client.js';

type Snapshot = {
  readonly version: number;
  readonly waiting: Body[];
  readonly conversations: Body[];
  readonly colleagues: Body[];
  readonly calls: Body[];
};

describe('Huawei CEC, human agents', () => {
  let clock: VirtualClock;
  let center: Center;
  let ann: CECClient;

  beforeEach(async () => {
    clock = new VirtualClock();
    center = await startCenter({ clock, partner: false });
    await change(center, { bot: false });
    ann = await new CECClient(center, 'ann').signIn();
  });

  afterEach(() => center.close());

  const look = async (extension = '1001', version = 0): Promise<Snapshot> => {
    const response = await fetch(`${center.url}/admin/cec/inbox?extension=${extension}&version=${String(version)}`);
    assert.equal(response.status, 200);
    return (await response.json()) as Snapshot;
  };
  const act = async (callId: unknown, action: string, body: Body = {}): Promise<number> => {
    const response = await fetch(`${center.url}/admin/cec/inbox/${String(callId)}/${action}`, {
      method: 'POST',
      body: JSON.stringify(body),
    });
    return response.status;
  };
  const taken = async (): Promise<string> => {
    await look();
    await ann.send('CONNECT');
    const { waiting } = await look();
    const callId = String(waiting[0]?.['callId']);
    assert.equal(await act(callId, 'take', { extension: '1001' }), 200);
    await ann.poll();
    return callId;
  };

  it('get the visitors that wait, at their true places, and nobody else does', async () => {
    await look();
    await ann.send('CONNECT');
    const bob = await new CECClient(center, 'bob').signIn();
    await bob.send('CONNECT');
    clock.pass(10_000);
    await look();
    const place = async (visitor: CECClient): Promise<unknown> =>
      (await visitor.post('queryQueueInfo', { userId: visitor.userId, channelConfigId: visitor.channelId, channel: 'WEB' }))['position'];
    assert.deepEqual([await place(ann), await place(bob)], [1, 2]);
    const { waiting } = await look();
    assert.deepEqual(
      waiting.map(({ userId }) => userId),
      ['ann', 'bob'],
    );
  });

  it('take one, talk, read, and end it', async () => {
    const callId = await taken();
    const id = await ann.say('Where is my parcel?');
    const { conversations } = await look();
    assert.deepEqual([conversations[0]?.['unread'], conversations[0]?.['visitor']], [1, 'Ann']);
    for (const [action, body] of [
      ['read', {}],
      ['typing', {}],
      ['say', { text: 'On its way' }],
      ['end', {}],
    ] as const) {
      assert.equal(await act(callId, action, body), 200);
    }
    const got = await ann.poll('&isNeedRead=true');
    assert.deepEqual(
      got.map(({ controlType, content, senderNickname }) => [controlType, content, senderNickname]),
      [
        ['READ', id, 'Ada Brandt'],
        ['INPUT', null, 'Ada Brandt'],
        ['CHAT', 'On its way', 'Ada Brandt'],
        ['DISCONNECT', null, 'Ada Brandt'],
      ],
    );
    assert.equal(await act(callId, 'say', { text: 'too late' }), 409);
  });

  it('see that the visitor is writing, for a while', async () => {
    await taken();
    await ann.send('INPUT');
    assert.equal((await look()).conversations[0]?.['writing'], true);
    clock.pass(6000);
    assert.equal((await look()).conversations[0]?.['writing'], false);
  });

  it('send files of more than a few kilobytes', async () => {
    const callId = await taken();
    const bytes = Buffer.alloc(100_000, 7);
    assert.equal(await act(callId, 'file', { name: 'scan.png', bytes: bytes.toString('base64') }), 200);
    const [file] = await ann.poll();
    assert.deepEqual([file?.mediaType, file?.['contentType'], file?.['mediaFileType']], ['IMAGE', '1', 'png']);
    const { fileStream } = await ann.post('downloadFileStream', {
      fileId: `local/${file?.content ?? ''}`,
      fileType: 'png',
      channel: 'WEB',
    });
    assert.deepEqual(Buffer.from(String(fileStream), 'base64'), bytes);
  });

  it('hand on to a colleague, and back to the queue', async () => {
    const callId = await taken();
    await look('1002');
    assert.equal(await act(callId, 'transfer', { to: '1009' }), 409);
    assert.equal(await act(callId, 'transfer', { to: '1002' }), 200);
    assert.deepEqual([(await look('1001')).conversations.length, (await look('1002')).conversations.length], [0, 1]);
    assert.equal(await act(callId, 'transfer'), 200);
    assert.equal((await look()).waiting.length, 1);
  });

  it('hear at once what is new', async () => {
    const { version } = await look();
    const next = look('1001', version);
    await ann.send('CONNECT');
    assert.equal((await next).waiting.length, 1);
  });

  it('count as gone after half a minute, and leave nobody alone', async () => {
    await taken();
    clock.pass(30_000);
    clock.pass(10_000);
    const visitor = center.cec.desk.visitor(ann.channelId, 'ann');
    assert.deepEqual([center.cec.staff.hasHumans, visitor?.conversation?.phase], [false, 'agent']);
    assert.match(visitor?.conversation?.attendant?.name ?? '', /Mei Lin/);
  });

  it('are shown the calls that visitors ask for', async () => {
    await look();
    await ann.post('v1/createClickToCall', { channel: 'WEB', mediaAbility: '1' });
    const [call] = (await look()).calls;
    assert.deepEqual([call?.['visitor'], call?.['video'], call?.['stage']], ['Ann', true, 'offered']);
  });

  it('need an account', async () => {
    assert.equal((await fetch(`${center.url}/admin/cec/inbox?extension=partner`)).status, 404);
  });
});
