import { expect } from '@open-wc/testing';
import { createVisitorToken, verifyVisitorToken } from './visitor-token.js';

const secret = 'a secret that has thirty-two characters';
const ada = { userId: 'ada1', userName: 'Ada', tenantSpaceId: '202401019999' };

describe('a visitor token', () => {
  it('vouches for one visitor, for a while', async () => {
    const token = await createVisitorToken(ada, { secret, lifetime: 60_000, now: 1000 });
    expect(await verifyVisitorToken(token, ada, { secret, now: 60_999 })).to.equal(true);
    expect(await verifyVisitorToken(token, ada, { secret, now: 61_000 })).to.equal(false);
  });

  it('vouches for nobody else, and not for what else is said of them', async () => {
    const token = await createVisitorToken(ada, { secret, lifetime: 60_000, now: 0 });
    for (const other of [{ userId: 'eve1' }, { userName: 'Eve' }, { tenantSpaceId: '1' }]) {
      expect(await verifyVisitorToken(token, { ...ada, ...other }, { secret, now: 0 })).to.equal(false);
    }
    expect(await verifyVisitorToken(token, ada, { secret: `${secret}!`, now: 0 })).to.equal(false);
    expect(await verifyVisitorToken(`${token}A`, ada, { secret, now: 0 })).to.equal(false);
    expect(await verifyVisitorToken('', ada, { secret, now: 0 })).to.equal(false);
  });

  it('needs a secret that is long enough', async () => {
    const create = createVisitorToken(ada, { secret: 'short', lifetime: 60_000, now: 0 });
    expect(await create.catch((error: unknown) => error)).to.be.instanceOf(TypeError);
    const verify = verifyVisitorToken('a.b', ada, { secret: '', now: 0 });
    expect(await verify.catch((error: unknown) => error)).to.be.instanceOf(TypeError);
  });
});
