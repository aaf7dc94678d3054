import { expect } from '@open-wc/testing';
import { createSdkToken, verifySdkToken } from './sdk-token.js';
import { createVisitorToken } from './visitor-token.js';

const secret = 'a secret that has thirty-two characters';
const now = Date.parse('2026-01-01T00:00:00Z');
const make = async (): Promise<string> => (await createSdkToken('0705C245_001', { secret, lifetime: 60_000, now })).authentication;

describe('createSdkToken', () => {
  it('makes a token that says who the agent is, with or without its Bearer', async () => {
    const token = await make();
    expect(token).to.match(/^Bearer [\w-]+\.[\w-]+$/);
    expect(await verifySdkToken(token, { secret, now })).to.equal('0705C245_001');
    expect(await verifySdkToken(token.slice('Bearer '.length), { secret, now })).to.equal('0705C245_001');
  });

  it('is good for its lifetime', async () => {
    const token = await make();
    expect(await verifySdkToken(token, { secret, now: now + 59_999 })).to.equal('0705C245_001');
    expect(await verifySdkToken(token, { secret, now: now + 60_000 })).to.equal(undefined);
  });

  it('is of no use with another secret, or when a letter is changed', async () => {
    const token = await make();
    expect(await verifySdkToken(token, { secret: 'another one that has thirty-two letters', now })).to.equal(undefined);
    expect(
      await verifySdkToken(
        token.replace(/.\./, (end) => (end === 'A.' ? 'B.' : 'A.')),
        { secret, now },
      ),
    ).to.equal(undefined);
  });

  for (const none of [null, undefined, '', 'Bearer', 'Bearer x.y', 'x'.repeat(100_000)]) {
    it(`takes ${String(none).slice(0, 12)} for none`, async () => {
      expect(await verifySdkToken(none, { secret, now })).to.equal(undefined);
    });
  }

  it('is no visitor token', async () => {
    const visitor = { userId: 'visitor1', userName: 'Ada', tenantSpaceId: '202401019999' };
    const token = await createVisitorToken(visitor, { secret, lifetime: 60_000, now });
    expect(await verifySdkToken(token, { secret, now })).to.equal(undefined);
  });

  it('wants an account', async () => {
    const failed = await createSdkToken('', { secret, lifetime: 1, now }).catch((error: unknown) => error);
    expect(failed).to.be.instanceOf(TypeError);
  });
});
