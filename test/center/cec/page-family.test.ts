import assert from 'node:assert/strict';
import { afterEach, beforeEach, describe, it } from 'node:test';
import { signRequest, cecVisitorRequest } from 'contact-center-widgets/server';
import { startCenter, type Center } from '../../../demo/center/center.js';
import { defaultConfig } from '../../../demo/center/config.js';
import { VirtualClock } from '../../../demo/center/virtual-clock.js';
import { change, type Body } from './cec-client.js';

const js = '/service-cloud/webclient/chat_client/js';
const adapter = '/service-cloud/rest/webadapter/v1/webadapterfacade';

describe('Huawei CEC, the page family', () => {
  let clock: VirtualClock;
  let center: Center;
  let cookie = '';

  beforeEach(async () => {
    clock = new VirtualClock();
    center = await startCenter({ clock, partner: false });
    cookie = '';
  });

  afterEach(() => center.close());

  const visitor = (more: Body = {}): Body => ({
    thirdUserName: 'Ann',
    thirdUserId: 'ann',
    tenantSpaceId: center.config.cec.tenantSpaceId,
    channelConfigId: center.config.cec.channelId,
    locale: 'en',
    timestamp: clock.now(),
    ...more,
  });
  const script = async (name: string, body: unknown, contentType = 'application/x-www-form-urlencoded'): Promise<Response> => {
    const text = typeof body === 'string' ? body : JSON.stringify(body);
    const url = `${center.url}${js}/${name}?&t=${String(clock.now())}`;
    const response = await fetch(url, { method: 'POST', headers: { 'Content-Type': contentType }, body: text });
    cookie = response.headers.get('set-cookie')?.split(';')[0] ?? cookie;
    return response;
  };
  const signed = async (more: { readonly secretKey?: string; readonly path?: string } = {}): Promise<Body> => {
    const { channelId, tenantSpaceId, authenticationKey } = center.config.cec;
    const fields = { thirdUserName: 'Ann', thirdUserId: 'ann', tenantSpaceId, channelConfigId: channelId };
    const key = { accessKey: channelId, secretKey: more.secretKey ?? authenticationKey };
    const thirdPartAuthorization = await signRequest({ ...cecVisitorRequest(fields), ...more }, key, new Date(clock.now()));
    return visitor({ thirdPartAuthorization });
  };
  const token = async (): Promise<Body> => {
    const response = await fetch(`${center.url}/cc/credential/huawei-cec/visitor-token`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: '{}',
    });
    assert.equal(response.status, 200);
    return visitor((await response.json()) as Body);
  };
  const call = async (name: string, body?: Body): Promise<Body> => {
    const response = await fetch(`${center.url}${adapter}/${name}`, {
      method: body === undefined ? 'GET' : 'POST',
      headers: { 'Content-Type': 'application/json; charset=UTF-8', Cookie: cookie },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    assert.equal(response.status, 200, `${name}: ${String(response.status)}`);
    return (await response.json()) as Body;
  };
  const send = (controlType: string, content = ''): Promise<Body> =>
    call('sendMessageForWebChannel', { controlType, mediaType: 'TEXT', content, userAgent: 'test' });
  const lastNote = (): string | undefined => center.cec.log.since(0).entries.at(-1)?.note;

  describe('in token mode', () => {
    it('gives the first script, then, once the enterprise has said yes, the second one and a cookie', async () => {
      const fields = await token();
      const first = await script('thirdPartyClient.js', fields);
      assert.equal(first.headers.get('set-cookie'), null);
      assert.match(await first.text(), /window\.thirdValidate\(thirdUserData\)/);
      const second = await script('newThirdPartyClient.js', fields);
      assert.equal(second.status, 200);
      assert.match(second.headers.get('set-cookie') ?? '', /^ccmessaging-token=[^;]+; Max-Age=3600; Path=\/; HttpOnly; SameSite=Lax$/);
      assert.match(second.headers.get('content-type') ?? '', /javascript/);
    });

    it('takes nobody whom the enterprise does not know', async () => {
      const fields = await token();
      const response = await script('newThirdPartyClient.js', { ...fields, thirdUserName: 'Eve' });
      assert.deepEqual([response.status, await response.text()], [401, 'unauthorized, validate failed']);
      assert.equal(response.headers.get('set-cookie'), null);
      assert.equal(lastNote(), 'validation: 200 retCode 1');
    });

    it('takes nobody when the enterprise cannot be asked', async () => {
      await change(center, { validationURL: 'http://127.0.0.1:1/' });
      assert.equal((await script('newThirdPartyClient.js', await token())).status, 401);
      assert.match(lastNote() ?? '', /^validation: /);
    });
  });

  describe('in authorization mode', () => {
    it('takes a signature', async () => {
      assert.equal((await script('newThirdPartyClient.js', await signed())).status, 200);
    });

    it('takes each only once, and for five minutes', async () => {
      const fields = await signed();
      await script('newThirdPartyClient.js', fields);
      assert.equal((await script('newThirdPartyClient.js', fields)).status, 401);
      assert.equal(lastNote(), 'auth-v2: replayed');
      const late = await signed();
      clock.pass(300_001);
      assert.equal((await script('newThirdPartyClient.js', late)).status, 401);
      assert.equal(lastNote(), 'auth-v2: timestamp');
    });

    it('refuses a wrong one, and says in the log what was done otherwise', async () => {
      const other = await signed({ secretKey: 'another' });
      assert.equal((await script('newThirdPartyClient.js', other)).status, 401);
      assert.equal(lastNote(), 'auth-v2: signature (in no way that is known)');
    });

    // the published vectors: one visitor, one key, one time
    for (const [signature, note] of [
      ['ff2fa893881f007cb833210db5110707a40f88bcdd61c2900e04f0e5cacffca0', undefined],
      ['ca4aa240f30a0334b3a10b764a1b69e26ca159538240bccd282da0a6cdbd2401', 'auth-v2: signature (crlf)'],
      ['f861839fc3a8e49d2e7288a14bc48031ff86b2577bb9b11e6e3164f06670f89a', 'auth-v2: signature (raw-signing-key)'],
      ['8c52b3e0808547d9a10898155e73c61484cdc44dcebafdc6fdaaf44ccbcc507b', 'auth-v2: signature (payload-not-encoded)'],
      ['46ab82b2a9740f689b0a8af9efb61bbd946be5424e47108e6054d5e59d9df19d', 'auth-v2: signature (header-values-not-encoded)'],
    ] as const) {
      it(`says of ${signature.slice(0, 8)}…: ${note ?? 'good'}`, async () => {
        await center.close();
        const usual = defaultConfig();
        const cec = { ...usual.cec, authenticationKey: 'k7Qm2Zx9Lw4Rt8Vb1Nc6Yp3Hs5Jd0Gf' };
        center = await startCenter({ clock, partner: false, config: { ...usual, cec } });
        clock.pass(Date.parse('2024-03-01T08:30:15.123Z') - clock.now());
        const prefix = 'auth-v2/202401010000000001/2024-03-01T08:30:15.123Z/content-length;content-type';
        const fields = { thirdUserName: 'Alice', thirdUserId: 'user0001', thirdPartAuthorization: `${prefix}/${signature}` };
        const { status } = await script('newThirdPartyClient.js', visitor(fields));
        assert.deepEqual([status, lastNote()], [note === undefined ? 200 : 401, note]);
      });
    }

    it('refuses one for another visitor or channel', async () => {
      assert.equal((await script('newThirdPartyClient.js', { ...(await signed()), thirdUserId: 'eve' })).status, 401);
      const channelConfigId = center.config.cec.channelId.replace(/.$/, '2');
      assert.equal((await script('newThirdPartyClient.js', { ...(await signed()), channelConfigId })).status, 401);
    });
  });

  it('reads JSON under any content type, and wants every field', async () => {
    for (const type of ['application/json', 'text/plain', 'application/x-www-form-urlencoded', 'multipart/form-data']) {
      // the same signature twice would be a replay
      clock.pass(1);
      assert.equal((await script('newThirdPartyClient.js', await signed(), type)).status, 200, type);
    }
    for (const body of ['', 'no JSON', 'undefined', visitor({ thirdUserId: '' }), visitor({ timestamp: undefined })]) {
      assert.equal((await script('newThirdPartyClient.js', body)).status, 400);
    }
    assert.equal((await script('newThirdPartyClient.js', visitor())).status, 401);
    assert.equal((await script('newThirdPartyClient.js', visitor({ tenantSpaceId: '1' }))).status, 401);
  });

  describe('with a cookie', () => {
    beforeEach(async () => {
      await script('newThirdPartyClient.js', await signed());
    });

    it('chats: bot, queue, agent, end', async () => {
      assert.deepEqual(await call('queryChannelConfigByChannelAndId'), {
        queueReminderContent: 'Queuing...',
        useRobot: 'true',
        toArtificialKeyWord: center.cec.settings.all.transferKeywords.join(','),
        queueReminderInterval: 10,
      });
      assert.equal((await send('CONNECT', 'start'))['resultCode'], '0');
      assert.equal(((await call('getMessageForWebChannel'))['downlinkMessages'] as Body[]).length, 1);
      await send('TRANS2AGENT');
      assert.equal((await call('queryQueueInfo', {}))['position'], 2);
      clock.pass(8900);
      const messages = (await call('getMessageForWebChannel'))['downlinkMessages'] as Body[];
      assert.equal(messages.at(-1)?.['sourceType'], 'AGENT');
      assert.equal((await send('CHAT', 'hello'))['resultDesc'], 'sendUserMessage successfully.');
      assert.equal((await send('DISCONNECT'))['resultDesc'], 'disconnect successfully');
    });

    it('has files by message and by address', async () => {
      await change(center, { bot: false, queueAhead: 0 });
      await send('CONNECT');
      await send('CHAT', 'the guide, please');
      clock.pass(2000);
      const messages = (await call('getMessageForWebChannel'))['downlinkMessages'] as Body[];
      const guide = messages.find(({ mediaType }) => mediaType === 'DOCUMENT');
      const { fileStream } = await call('downloadDocument', { messageCode: guide?.['messageCode'], fileSuffix: 'pdf' });
      assert.equal(Buffer.from(String(fileStream), 'base64').subarray(0, 4).toString(), '%PDF');
      assert.equal((await call('downloadDocument', { messageCode: 'none', fileSuffix: 'pdf' }))['resultCode'], '13');
      const info = await call('queryMultiMediaDocumentFileInfo', { id: guide?.['content'] });
      assert.deepEqual([info['mediaType'], info['fileName']], ['DOCUMENT', 'brew-guide.pdf']);
      assert.equal((await fetch(String(info['mediaUrl']))).headers.get('content-type'), 'application/pdf');
    });

    it('takes evaluations, messages left, questions begun', async () => {
      assert.equal((await call('doSatisfactionEvaluation', { evaluation: 4 }))['resultCode'], '13');
      await send('CONNECT');
      assert.equal((await call('doSatisfactionEvaluation', { evaluation: 4, comment: '' }))['resultCode'], '0');
      assert.deepEqual(await call('doLeaveMessage', { phoneNo: '+4940', leaveMessage: 'Call me' }), {
        returnCode: '0',
        resultCode: '0',
        description: 'Save leaveMessage success!',
        resultDesc: 'Save leaveMessage success!',
      });
      assert.deepEqual((await call('queryPhraseByKeyword', { strContent: 'warran', locale: 'en' }))['question'], [
        'How long is the warranty on a grinder?',
      ]);
    });

    it('calls', async () => {
      assert.equal((await call('checkClickToCallSupport'))['clickToCallSupported'], true);
      assert.equal((await call('createClickToCall', { mediaAbility: '1' }))['resultCode'], '0');
      assert.equal((await call('getClickToCallEvents'))['eventId'], 168101);
      assert.equal((await call('dropClickToCall', {}))['resultDesc'], 'disconnect successfully.');
    });

    it('renews the cookie of a living conversation, and lets go of a dead one', async () => {
      await send('CONNECT');
      center.cec.tokens.expire('chat');
      const poll = (): Promise<Response> =>
        fetch(`${center.url}${adapter}/queryQueueInfo`, { method: 'POST', headers: { Cookie: cookie }, body: '{}' });
      const renewed = await poll();
      assert.equal(renewed.status, 200);
      cookie = renewed.headers.get('set-cookie')?.split(';')[0] ?? '';
      assert.equal((await poll()).headers.get('set-cookie'), null);
      await send('DISCONNECT');
      center.cec.tokens.expire('chat');
      assert.equal((await poll()).status, 401);
    });
  });

  it('knows nobody without a cookie', async () => {
    const response = await fetch(`${center.url}${adapter}/getMessageForWebChannel`);
    assert.equal(response.status, 401);
  });
});
