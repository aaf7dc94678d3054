import { expect } from '@open-wc/testing';
import { cecVisitorRequest } from './cec-visitor.js';
import { toHex } from './hex.js';
import { hmac } from './hmac.js';
import { authV2Prefix, canonicalRequest, signRequest, signingKey, type AuthV2Deviation } from './sign-request.js';

const secretKey = 'k7Qm2Zx9Lw4Rt8Vb1Nc6Yp3Hs5Jd0Gf';
const accessKey = '202401010000000001';
const timestamp = '2024-03-01T08:30:15.123Z';
const alice = { thirdUserName: 'Alice', thirdUserId: 'user0001', tenantSpaceId: '202401019999', channelConfigId: accessKey };
const request = cecVisitorRequest(alice);
const prefix = `auth-v2/${accessKey}/${timestamp}/content-length;content-type`;

describe('auth-v2', () => {
  it('makes the signing key of the published example', async () => {
    expect(authV2Prefix(request, accessKey, timestamp)).to.equal(prefix);
    expect(await signingKey(secretKey, prefix)).to.equal('23b8e269ec8f302dddcfcbdcb75b3d972b04991aa89e9072123108fd41228a5d');
  });

  it('writes the canonical request line by line', () => {
    const text = canonicalRequest(request);
    expect(text.split('\n')).to.deep.equal([
      'POST',
      '/service-cloud/webclient/chat_client/js/newThirdPartyClient.js',
      'content-length;content-type',
      'content-length:120',
      'content-type:application%2Fjson%3Bcharset%3DUTF-8',
      '%7B%22thirdUserName%22%3A%22Alice%22%2C%22thirdUserId%22%3A%22user0001%22%2C%22tenantSpaceId%22%3A%22202401019999%22%2C%22channelConfigId%22%3A%22202401010000000001%22%7D',
    ]);
    expect(text).to.have.length(335);
  });

  it('signs a visitor with a name in ASCII (vector V1)', async () => {
    expect(await signRequest(request, { accessKey, secretKey }, new Date(timestamp))).to.equal(
      `${prefix}/ff2fa893881f007cb833210db5110707a40f88bcdd61c2900e04f0e5cacffca0`,
    );
  });

  it('signs other scripts and reserved characters, with a method and a path that are not yet as they should be (vector V2)', async () => {
    const visitor = { ...alice, thirdUserName: '张三 Müller/~', thirdUserId: 'user.0002_x-y' };
    const careless = {
      ...cecVisitorRequest(visitor),
      method: 'post',
      path: 'service-cloud/webclient/chat_client/js/newThirdPartyClient.js',
    };
    const lines = canonicalRequest(careless).split('\n');
    expect(lines[3]).to.equal('content-length:136');
    expect(lines[5]).to.equal(
      '%7B%22thirdUserName%22%3A%22%E5%BC%A0%E4%B8%89%20M%C3%BCller%2F~%22%2C%22thirdUserId%22%3A%22user.0002_x-y%22%2C%22tenantSpaceId%22%3A%22202401019999%22%2C%22channelConfigId%22%3A%22202401010000000001%22%7D',
    );
    expect(await signRequest(careless, { accessKey, secretKey }, new Date(timestamp))).to.equal(
      `${prefix}/63e26dc6f971ab99d03010f878bb45456d4efc34b51286ee4776df4c71137b02`,
    );
  });

  const deviating: Readonly<Record<AuthV2Deviation, string>> = {
    crlf: 'ca4aa240f30a0334b3a10b764a1b69e26ca159538240bccd282da0a6cdbd2401',
    'raw-signing-key': 'f861839fc3a8e49d2e7288a14bc48031ff86b2577bb9b11e6e3164f06670f89a',
    'payload-not-encoded': '8c52b3e0808547d9a10898155e73c61484cdc44dcebafdc6fdaaf44ccbcc507b',
    'header-values-not-encoded': '46ab82b2a9740f689b0a8af9efb61bbd946be5424e47108e6054d5e59d9df19d',
  };
  for (const [deviation, signature] of Object.entries(deviating) as [AuthV2Deviation, string][]) {
    it(`knows what a program makes of it that deviates: ${deviation}`, async () => {
      const key = await signingKey(secretKey, prefix, [deviation]);
      expect(toHex(await hmac('SHA-256', key, canonicalRequest(request, [deviation])))).to.equal(signature);
    });
  }

  it('keeps the line feed before a payload that is empty, and sorts what else is signed', () => {
    const text = canonicalRequest({ path: '/a', headers: { 'X-Late': ' b c ', 'Content-Type': 'text/plain' }, payload: '' });
    expect(text).to.equal('POST\n/a\ncontent-length;content-type;x-late\ncontent-length:0\ncontent-type:text%2Fplain\nx-late:b%20c\n');
  });

  it('refuses an empty secret key', async () => {
    const error = await signRequest(request, { accessKey, secretKey: '' }, new Date(timestamp)).catch((cause: unknown) => cause);
    expect(error).to.be.instanceOf(TypeError);
  });
});
