import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type { HuaweiCecCredential, HuaweiCecVisitorToken } from 'contact-center-widgets/server';
import { startCenter, type Center } from '../../demo/center/center.js';
import { defaultConfig } from '../../demo/center/config.js';
import { validationPath } from '../../demo/center/http/cec-credential.js';

describe("The server of the center's customer", () => {
  const listed = 'https://shop.example.com';
  const config = defaultConfig({ origins: [listed] });
  let center: Center;
  before(async () => {
    center = await startCenter({ partner: false, config });
  });
  after(() => center.close());

  const post = (path: string, body: unknown = {}, headers: Readonly<Record<string, string>> = {}): Promise<Response> =>
    fetch(`${center.url}${path}`, { method: 'POST', body: JSON.stringify(body), headers });
  const json = async <T>(response: Promise<Response>): Promise<T> => (await (await response).json()) as T;

  it("issues a credential that Huawei's side takes, again and again for one visitor", async () => {
    const first = await json<HuaweiCecCredential>(post('/cc/credential/huawei-cec', { visitorName: 'Ada', locale: 'zh-CN' }));
    assert.equal(first.channelId, config.cec.channelId);
    const headers = { 'x-app-key': first.appKey, authorization: `Bearer ${first.accessToken}`, 'ccmessaging-token': first.token };
    const support = await fetch(`${center.url}/apiaccess/ccmessaging/v1/checkClickToCallSupport?channel=WEB`, { headers });
    assert.equal(((await support.json()) as { resultCode: unknown }).resultCode, '0');
    const again = await json<HuaweiCecCredential>(post('/cc/credential/huawei-cec', { resume: first.resume }));
    assert.deepEqual([again.visitorId, again.visitorName], [first.visitorId, 'Ada']);
  });

  it('knows a visitor again after a restart', async () => {
    const { visitorId, resume } = await json<HuaweiCecCredential>(post('/cc/credential/huawei-cec'));
    await center.close();
    center = await startCenter({ partner: false, config });
    assert.equal((await json<HuaweiCecCredential>(post('/cc/credential/huawei-cec', { resume }))).visitorId, visitorId);
  });

  it('issues for the channel that the page asks for', async () => {
    const channelId = config.cec.channelId.replace(/.$/, '3');
    assert.equal((await json<HuaweiCecCredential>(post('/cc/credential/huawei-cec', { channelId }))).channelId, channelId);
    assert.equal((await post('/cc/credential/huawei-cec', { channelId: '1' })).status, 403);
  });

  it('issues to pages of listed origins, which may read it, and to no others', async () => {
    const response = await post('/cc/credential/huawei-cec', {}, { origin: listed });
    assert.equal(response.status, 200);
    assert.equal(response.headers.get('access-control-allow-origin'), listed);
    assert.equal((await post('/cc/credential/huawei-cec', {}, { origin: 'https://evil.example.com' })).status, 403);
    assert.equal((await fetch(`${center.url}/cc/credential/huawei-cec`)).status, 405);
  });

  it('vouches for its visitors when Huawei asks', async () => {
    const { thirdUserToken, thirdUserId, thirdUserName, tenantSpaceId } = await json<HuaweiCecVisitorToken>(
      post('/cc/credential/huawei-cec/visitor-token', { thirdUserName: 'Ada' }),
    );
    const asked = { Token: thirdUserToken, userId: thirdUserId, userName: thirdUserName, tenantSpaceId };
    assert.deepEqual(await json(post(validationPath, asked)), { retCode: 0, message: 'validate success' });
    assert.deepEqual(await json(post(validationPath, { ...asked, userId: 'eve1' })), { retCode: 1, message: 'validate failed' });
  });

  it('sends nobody a secret', async () => {
    const other = defaultConfig();
    const another = await startCenter({ partner: false, config: other });
    try {
      const good = await (await fetch(`${another.url}/cc/credential/huawei-cec`, { method: 'POST' })).text();
      for (const secret of [other.cec.appSecret, other.cec.authenticationKey, other.siteSecret]) assert.ok(!good.includes(secret));
      assert.ok(good.includes(other.cec.appKey));
    } finally {
      await another.close();
    }
  });
});
