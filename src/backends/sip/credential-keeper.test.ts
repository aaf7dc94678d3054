import { expect } from '@open-wc/testing';
import type { SipCredential } from '../../contracts/credential-source.js';
import { VirtualClock } from '../../kit/virtual-clock.js';
import { CcError } from '../../model/error.js';
import { credentialFromUrl } from './credential-from-url.js';
import { CredentialKeeper } from './credential-keeper.js';

const credential: SipCredential = {
  server: 'wss://pbx.example.com/ws',
  address: 'sip:1001@example.com',
  username: '1001',
  password: 'secret',
};
const code = (action: Promise<unknown>): Promise<string> =>
  action.then(
    () => 'nothing',
    (error: unknown) => (error instanceof CcError ? error.code : String(error)),
  );

describe('a credential', () => {
  let clock: VirtualClock;
  let asked: number;
  beforeEach(() => {
    clock = new VirtualClock();
    asked = 0;
  });

  const keeperOf = (issue: () => Partial<SipCredential>): CredentialKeeper =>
    new CredentialKeeper({
      clock,
      server: undefined,
      source: async () => {
        asked++;
        return { ...credential, ...issue() };
      },
    });

  it('is asked for once and kept', async () => {
    const keeper = keeperOf(() => ({}));
    await keeper.get();
    await clock.advance(1e9);
    expect((await keeper.get()).password).to.equal('secret');
    expect(asked).to.equal(1);
    expect(keeper.renewAt).to.equal(undefined);
  });

  it('is renewed shortly before it expires', async () => {
    const keeper = keeperOf(() => ({ expiresAt: new Date(clock.now() + 100_000).toISOString() }));
    await keeper.get();
    expect(keeper.renewAt).to.equal(70_000);
    await clock.advance(69_000);
    await keeper.get();
    expect(asked).to.equal(1);
    await clock.advance(1000);
    await keeper.get();
    expect(asked).to.equal(2);
  });

  it('that expired is not used', async () => {
    const expiresAt = new Date(0).toISOString();
    expect(await code(keeperOf(() => ({ expiresAt })).get())).to.equal('credential-expired');
    const fixed = new CredentialKeeper({ clock, server: undefined, source: { ...credential, expiresAt } });
    const error = await fixed.get().catch((cause: unknown) => cause);
    expect(error).to.include({ code: 'credential-expired', recoverable: false });
  });

  const unusable: readonly (readonly [string, Partial<SipCredential> | null, string])[] = [
    ['without a password', { password: '' }, 'credential-rejected'],
    ['without an address', { address: '1001' }, 'credential-rejected'],
    ['with a server that is no socket', { server: 'https://pbx.example.com' }, 'backend-unreachable'],
    ['with an open socket to another machine', { server: 'ws://pbx.example.com' }, 'backend-unreachable'],
    ['with a server that only looks like loopback', { server: 'ws://127.0.0.1.example.com' }, 'backend-unreachable'],
  ];
  for (const [what, change, expected] of unusable) {
    it(`${what} is refused`, async () => expect(await code(keeperOf(() => change ?? {}).get())).to.equal(expected));
  }

  it('may name a server on loopback without encryption', async () => {
    expect((await keeperOf(() => ({ server: 'ws://127.0.0.1:8080/sip' })).get()).server).to.equal('ws://127.0.0.1:8080/sip');
    expect((await keeperOf(() => ({ server: 'ws://[::1]:8080/sip' })).get()).server).to.equal('ws://[::1]:8080/sip');
  });

  it('comes from nowhere when nothing was given', async () => {
    expect(await code(new CredentialKeeper({ clock, server: undefined, source: undefined }).get())).to.equal('credential-rejected');
  });
});

describe('a credential endpoint', () => {
  const answering = (respond: () => Response | Promise<Response>): Promise<string> =>
    code(credentialFromUrl('/cc/credential/sip', async () => respond())({}));

  it('is asked by POST with the cookies of the page', async () => {
    let request: RequestInit | undefined;
    const source = credentialFromUrl('/cc/credential/sip', async (_url, init) => {
      request = init;
      return Response.json(credential);
    });
    expect(await source({})).to.deep.equal(credential);
    expect(request).to.include({ method: 'POST', credentials: 'same-origin', cache: 'no-store' });
  });

  it('that says no is told from one that is out of order', async () => {
    expect(await answering(() => new Response('', { status: 401 }))).to.equal('credential-rejected');
    expect(await answering(() => new Response('', { status: 404 }))).to.equal('credential-rejected');
    expect(await answering(() => new Response('<html>'))).to.equal('credential-rejected');
    expect(await answering(() => new Response('', { status: 502 }))).to.equal('backend-unreachable');
    expect(await answering(() => Promise.reject(new TypeError('Failed to fetch')))).to.equal('backend-unreachable');
  });
});
