import assert from 'node:assert/strict';
import { afterEach, beforeEach, describe, it } from 'node:test';
import { startCenter, type Center } from '../../../demo/center/center.js';
import { VirtualClock } from '../../../demo/center/virtual-clock.js';
import { CECClient, change, misbehave } from './cec-client.js';

describe('Huawei CEC, tokens', () => {
  let clock: VirtualClock;
  let center: Center;
  let ann: CECClient;

  beforeEach(async () => {
    clock = new VirtualClock();
    center = await startCenter({ clock, partner: false });
    ann = new CECClient(center, 'ann');
  });

  afterEach(() => center.close());

  it('gives a token of the API Fabric, in capitals and as texts, for as long as is asked and at most an hour', async () => {
    const facts = await ann.fabric();
    assert.match(facts['AccessToken'] ?? '', /^[0-9a-f]{32}$/);
    assert.deepEqual(
      { ...facts, AccessToken: '' },
      {
        AccessToken: '',
        ApplyType: 'Bearer',
        CreateTime: '1800000000',
        Expires: '600',
        Scope: '',
        AppKey: center.config.cec.appKey,
        UserID: 'Anonymous',
      },
    );
    assert.equal((await ann.fabric({ 'X-Token-Expire': '1200' }))['Expires'], '1200');
    assert.equal((await ann.fabric({ 'X-Token-Expire': '86400' }))['Expires'], '3600');
  });

  for (const [what, body, status] of [
    ['another secret', { app_secret: 'no' }, 401],
    ['no secret', { app_secret: undefined }, 400],
    ['another key', { app_key: 'no' }, 401],
  ] as const) {
    it(`gives none for ${what}`, async () => {
      const { appKey, appSecret } = center.config.cec;
      const response = await fetch(`${center.url}/apigovernance/api/oauth/tokenByAkSk`, {
        method: 'POST',
        body: JSON.stringify({ app_key: appKey, app_secret: appSecret, ...body }),
      });
      assert.equal(response.status, status);
    });
  }

  it('gives a chat token in quotation marks of its own, or without', async () => {
    await ann.fabric();
    const { token, resultCode } = await ann.apply();
    assert.equal(resultCode, '0');
    assert.match(String(token), /^"[A-Za-z0-9%]+"$/);
    await change(center, { quotedToken: false });
    assert.match(String((await ann.apply())['token']), /^[A-Za-z0-9%]+$/);
    const facts = JSON.parse(Buffer.from(decodeURIComponent(ann.chatToken), 'base64').toString()) as object;
    assert.deepEqual(Object.keys(facts).slice(1), ['createTime', 'tenantId', 'userId', 'channelId']);
  });

  for (const wrong of [{ userId: '' }, { userId: 'x'.repeat(33) }, { channelId: '999' }, { locale: undefined }]) {
    it(`gives no chat token for ${JSON.stringify(wrong)}`, async () => {
      await ann.fabric();
      const right = { userId: 'ann', userName: 'Ann', channelId: ann.channelId, locale: 'en' };
      assert.equal((await ann.post('applyToken', { ...right, ...wrong }))['resultCode'], '1');
    });
  }

  it('asks for all three headers', async () => {
    await ann.signIn();
    const status = async (headers: Record<string, string>): Promise<number> =>
      (await ann.request('send', ann.uplink('CONNECT'), headers)).status;
    assert.equal(await status({}), 200);
    assert.equal(await status({ 'X-App-Key': 'another' }), 401);
    assert.equal(await status({ 'ccmessaging-token': 'another' }), 401);
    assert.equal(await status({ 'ccmessaging-token': '' }), 401);
    const unknown = await ann.request('send', ann.uplink('CONNECT'), { Authorization: 'Bearer another' });
    assert.equal(unknown.status, 403);
    assert.deepEqual(await unknown.json(), {
      errorCode: '0',
      exceptionInfo: 'auth fail! illegal or expired token info. please apply or refresh the access token from the server!',
    });
    assert.equal(await status({ Authorization: `bearer ${ann.fabricToken}` }), 403);
  });

  it('lets tokens end', async () => {
    await ann.signIn();
    clock.pass(599_000);
    assert.equal((await ann.request('queryQueueInfo', {})).status, 200);
    clock.pass(1000);
    assert.equal((await ann.request('queryQueueInfo', {})).status, 401);
    await ann.fabric();
    assert.equal((await ann.request('queryQueueInfo', {})).status, 200);
    clock.pass(3_000_000);
    await ann.fabric();
    assert.equal((await ann.request('queryQueueInfo', {})).status, 401);
  });

  it('rolls the chat token of a living conversation over, in a header of whatever comes next', async () => {
    await ann.signIn();
    await ann.send('CONNECT');
    await misbehave(center, { expireTokens: 'chat' });
    const answer = await ann.request('send', ann.uplink('CHAT', 'hello'));
    assert.equal(answer.status, 200);
    const newer = answer.headers.get('ccmessaging-token') ?? '';
    assert.notEqual(newer, '');
    ann.chatToken = newer;
    assert.equal((await ann.request('send', ann.uplink('CHAT', 'hello'))).headers.get('ccmessaging-token'), null);
    await change(center, { rollOver: 'never' });
    await misbehave(center, { expireTokens: 'chat' });
    assert.equal((await ann.request('send', ann.uplink('CHAT', 'hello'))).status, 401);
  });

  it('rolls over with every answer where that is set', async () => {
    await change(center, { rollOver: 'always' });
    await ann.signIn();
    assert.notEqual((await ann.request('send', ann.uplink('CONNECT'))).headers.get('ccmessaging-token'), null);
  });

  it('forgets tokens in a restart, and keeps conversations', async () => {
    await ann.signIn();
    await ann.send('CONNECT');
    await misbehave(center, { restart: true });
    assert.equal((await ann.request('poll?receiverId=ann&channel=WEB')).status, 403);
    await ann.fabric();
    assert.equal((await ann.request('poll?receiverId=ann&channel=WEB')).status, 401);
    await ann.apply();
    assert.equal((await ann.poll()).length, 1);
  });
});
