import { expect } from '@open-wc/testing';
import { toHex } from './hex.js';
import { bytesOf } from './hmac.js';
import { signTencentRequest, tencentCanonicalRequest } from './tencent-signature.js';

// computed with the vendor's own package and by hand, both equal
const request = {
  host: 'ccc.tencentcloudapi.com',
  service: 'ccc',
  payload: '{"SdkAppId":1400000000,"SeatUserId":"agent@example.com"}',
};
const key = { secretId: 'AKIDEXAMPLE', secretKey: 'SECRETEXAMPLE' };
const sha256 = async (text: string): Promise<string> => toHex(new Uint8Array(await crypto.subtle.digest('SHA-256', bytesOf(text))));

describe('TC3-HMAC-SHA256', () => {
  it('hashes the canonical request of the vector', async () => {
    const payloadHash = await sha256(request.payload);
    expect(payloadHash).to.equal('210f75dd6fd627c179c1859d9e6c20c7870147cfa2f76fe15f92cd43778b2262');
    expect(await sha256(tencentCanonicalRequest(request, payloadHash))).to.equal(
      '8f160900c24a62fdf1d22e0c75e0423df29fb582728c3b469af32386761df2f2',
    );
  });

  it('signs the vector', async () => {
    expect(await signTencentRequest(request, key, 1_700_000_000)).to.equal(
      'TC3-HMAC-SHA256 Credential=AKIDEXAMPLE/2023-11-14/ccc/tc3_request, SignedHeaders=content-type;host, ' +
        'Signature=595c22cefc043ffecc8e8b2ef9b034dc9512a6c2da655b7271b7cfdef7c63b04',
    );
  });

  for (const [what, other] of [
    ['the host', { ...request, host: 'ccc.intl.tencentcloudapi.com' }],
    ['the body', { ...request, payload: request.payload.replace('agent', 'Agent') }],
    ['the type', { ...request, contentType: 'application/json; charset=utf-8' }],
    ['the service', { ...request, service: 'cvm' }],
  ] as const) {
    it(`makes another signature when ${what} is another`, async () => {
      const [one, two] = await Promise.all([
        signTencentRequest(request, key, 1_700_000_000),
        signTencentRequest(other, key, 1_700_000_000),
      ]);
      expect(one.slice(-64)).to.not.equal(two.slice(-64));
    });
  }

  it('takes the day from UTC', async () => {
    expect(await signTencentRequest(request, key, 1_700_006_399)).to.include('/2023-11-14/');
    expect(await signTencentRequest(request, key, 1_700_006_400)).to.include('/2023-11-15/');
  });

  it('refuses to sign without a key', async () => {
    const outcome = await signTencentRequest(request, { ...key, secretKey: '' }, 1_700_000_000).catch((error: unknown) => error);
    expect(outcome).to.be.instanceOf(TypeError);
  });
});
