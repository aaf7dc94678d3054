import { expect } from '@open-wc/testing';
import { cecVisitorRequest } from './cec-visitor.js';
import { createCecAuthorization } from './create-cec-authorization.js';
import { toHex } from './hex.js';
import { hmac } from './hmac.js';
import { canonicalRequest, signingKey } from './sign-request.js';
import { RequestVerifier, type AuthV2Verdict } from './verify-request.js';
import { VirtualClock } from './virtual-clock.testing.js';

const secretKey = 'k7Qm2Zx9Lw4Rt8Vb1Nc6Yp3Hs5Jd0Gf';
const accessKey = '202401010000000001';
const signedAt = '2024-03-01T08:30:15.123Z';
const alice = { thirdUserName: 'Alice', thirdUserId: 'user0001', tenantSpaceId: '202401019999', channelConfigId: accessKey };
const prefix = `auth-v2/${accessKey}/${signedAt}/content-length;content-type`;
const right = `${prefix}/ff2fa893881f007cb833210db5110707a40f88bcdd61c2900e04f0e5cacffca0`;

describe('a verifier of auth-v2', () => {
  let clock: VirtualClock;
  beforeEach(() => {
    clock = new VirtualClock(signedAt);
  });

  const verifierOf = (options: { readonly skew?: number; readonly memory?: number } = {}): RequestVerifier =>
    new RequestVerifier({ clock, secretKeyOf: (key) => (key === accessKey ? secretKey : undefined), ...options });
  const verdict = (authorization: string, verifier = verifierOf(), visitor = alice): Promise<AuthV2Verdict> =>
    verifier.verify(authorization, cecVisitorRequest(visitor));
  const signed = async (thirdUserId: string): Promise<string> => {
    const options = { authenticationKey: secretKey, timestamp: new Date(clock.now()) };
    return (await createCecAuthorization({ ...alice, thirdUserId }, options)).thirdPartAuthorization;
  };

  it('takes what is signed as documented', async () => {
    expect(await verdict(right)).to.deep.equal({ valid: true, accessKey, timestamp: signedAt });
  });

  it('takes a timestamp without milliseconds', async () => {
    const short = prefix.replace('.123', '');
    const signature = toHex(await hmac('SHA-256', await signingKey(secretKey, short), canonicalRequest(cecVisitorRequest(alice))));
    expect(await verdict(`${short}/${signature}`)).to.include({ valid: true });
  });

  for (const [name, signature, deviations] of [
    ['CR LF', 'ca4aa240f30a0334b3a10b764a1b69e26ca159538240bccd282da0a6cdbd2401', ['crlf']],
    ['a signing key in bytes', 'f861839fc3a8e49d2e7288a14bc48031ff86b2577bb9b11e6e3164f06670f89a', ['raw-signing-key']],
    ['a payload as it is', '8c52b3e0808547d9a10898155e73c61484cdc44dcebafdc6fdaaf44ccbcc507b', ['payload-not-encoded']],
    ['headers as they are', '46ab82b2a9740f689b0a8af9efb61bbd946be5424e47108e6054d5e59d9df19d', ['header-values-not-encoded']],
  ] as const) {
    it(`refuses ${name}, and says so for the log`, async () => {
      expect(await verdict(`${prefix}/${signature}`)).to.deep.equal({ valid: false, reason: 'signature', deviations });
    });
  }

  it('finds two deviations at once', async () => {
    const both = ['crlf', 'payload-not-encoded'] as const;
    const signature = toHex(
      await hmac('SHA-256', await signingKey(secretKey, prefix, both), canonicalRequest(cecVisitorRequest(alice), both)),
    );
    expect(await verdict(`${prefix}/${signature}`)).to.deep.equal({ valid: false, reason: 'signature', deviations: both });
  });

  it('refuses the signature of another visitor, of another key, and of nobody', async () => {
    expect(await verdict(right, verifierOf(), { ...alice, thirdUserId: 'user0002' })).to.deep.equal({ valid: false, reason: 'signature' });
    const other = new RequestVerifier({ clock, secretKeyOf: () => 'another' });
    expect(await verdict(right, other)).to.deep.equal({ valid: false, reason: 'signature' });
    expect(await verdict(right.replace(accessKey, '1'))).to.deep.equal({ valid: false, reason: 'unknown-access-key' });
  });

  it('takes a signature once', async () => {
    const verifier = verifierOf();
    expect(await verdict(right, verifier)).to.include({ valid: true });
    expect(await verdict(right, verifier)).to.deep.equal({ valid: false, reason: 'replayed' });
    clock.advance(300_000);
    expect(await verdict(right, verifier)).to.deep.equal({ valid: false, reason: 'replayed' });
    clock.advance(1);
    expect(await verdict(right, verifier)).to.deep.equal({ valid: false, reason: 'timestamp' });
  });

  it('refuses what was signed too long ago or is of the future', async () => {
    clock.advance(300_000);
    expect(await verdict(right)).to.include({ valid: true });
    clock.advance(-600_000);
    expect(await verdict(right)).to.include({ valid: true });
    clock.advance(-1);
    expect(await verdict(right)).to.deep.equal({ valid: false, reason: 'timestamp' });
    clock.advance(11_000);
    expect(await verdict(right, verifierOf({ skew: 1000 }))).to.deep.equal({ valid: false, reason: 'timestamp' });
  });

  it('refuses more than it can remember, until the time of what it remembers is over', async () => {
    const verifier = verifierOf({ memory: 2 });
    expect(await verdict(await signed('user0001'), verifier)).to.include({ valid: true });
    const again = await signed('user0003');
    expect(await verdict(await signed('user0002'), verifier, { ...alice, thirdUserId: 'user0002' })).to.include({ valid: true });
    expect(await verdict(again, verifier, { ...alice, thirdUserId: 'user0003' })).to.deep.equal({ valid: false, reason: 'memory-full' });
    clock.advance(300_001);
    expect(await verdict(await signed('user0003'), verifier, { ...alice, thirdUserId: 'user0003' })).to.include({ valid: true });
  });

  it('remembers only what is right', async () => {
    const verifier = verifierOf({ memory: 1 });
    for (let index = 0; index < 5; index++) await verdict(`${prefix}/${String(index).repeat(64)}`, verifier);
    expect(await verdict(right, verifier)).to.include({ valid: true });
  });

  for (const malformed of [
    '',
    'Bearer abc',
    right.toUpperCase(),
    `${right}0`,
    right.slice(0, -1),
    right.replace('content-length;', ''),
    right.replace('2024-03-01', '2024-13-01'),
    right.replace('Z/', '+00:00/'),
    `${right}\n`,
    `auth-v2/${'1'.repeat(100)}/${signedAt}/content-length;content-type/${'0'.repeat(64)}`,
  ]) {
    it(`calls ${JSON.stringify(malformed.slice(0, 60))} malformed`, async () => {
      expect(await verdict(malformed)).to.deep.equal({ valid: false, reason: 'malformed' });
    });
  }
});
