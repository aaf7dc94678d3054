import { expect } from '@open-wc/testing';
import type { SipCredential } from '../../contracts/credential-source.js';
import { VirtualClock } from '../../kit/virtual-clock.js';
import { CcError } from '../../model/error.js';
import type { Registration } from '../../model/registration.js';
import type { RegistrationOutcome } from './binding.js';
import { CredentialKeeper } from './credential-keeper.js';
import { RegistrationLoop } from './registration-loop.js';
import type { UsableCredential } from './sip-credential.js';

const bound: RegistrationOutcome = { kind: 'bound', expires: 300 };
const refused = (status: number, retryAfter?: number): RegistrationOutcome => ({ kind: 'refused', status, retryAfter });
const credential: SipCredential = {
  server: 'wss://pbx.example.com/',
  address: 'sip:1001@example.com',
  username: '1001',
  password: 'old',
  displayName: 'Ada',
};

/** A server that answers as it is told, and a connection that can be cut. */
class Server {
  outcomes: RegistrationOutcome[] = [];
  reachable = true;
  readonly binds: number[] = [];
  readonly passwords: string[] = [];
  drops = 0;
  #cut: () => void = () => {};
  #lost: Promise<void> = Promise.resolve();
  #open = false;
  #password = '';

  async open({ password }: UsableCredential): Promise<void> {
    this.#password = password;
    if (this.#open) return;
    if (!this.reachable) throw new CcError('backend-unreachable');
    this.#open = true;
    this.#lost = new Promise((resolve) => (this.#cut = resolve));
  }

  async bind(expires: number): Promise<RegistrationOutcome> {
    this.binds.push(expires);
    this.passwords.push(this.#password);
    return this.outcomes.shift() ?? bound;
  }

  lost(): Promise<void> {
    return this.#lost;
  }

  async drop(): Promise<void> {
    this.drops++;
    this.cut();
  }

  cut(): void {
    this.#open = false;
    this.#cut();
  }
}

describe('a registration', () => {
  let clock: VirtualClock;
  let server: Server;
  let told: Registration[];
  let page: EventTarget;
  let returns: number;
  let issued: SipCredential[];

  beforeEach(() => {
    clock = new VirtualClock(1_000_000);
    server = new Server();
    told = [];
    page = new EventTarget();
    returns = 0;
    issued = [credential];
  });

  const loopOf = (source: SipCredential | (() => Promise<SipCredential>) = credential): RegistrationLoop =>
    new RegistrationLoop({
      link: server,
      credentials: new CredentialKeeper({ source, server: undefined, clock }),
      clock,
      random: () => 0.5,
      page,
      expires: 300,
      log: () => {},
      onRegistration: (registration) => told.push(registration),
      onReturn: () => returns++,
    });
  const renewing = (): Promise<SipCredential> =>
    Promise.resolve(issued.length > 1 ? (issued.shift() as SipCredential) : (issued[0] as SipCredential));
  const code = (action: Promise<unknown>): Promise<string> =>
    action.then(
      () => 'nothing',
      (error: unknown) => (error as CcError).code,
    );
  const states = (): readonly string[] => told.map(({ state, error }) => (error ? `${state} (${error.code})` : state));

  it('is made, says who it is for, and is refreshed at four fifths of its life', async () => {
    const loop = loopOf();
    await loop.start();
    expect(told.at(-1)).to.deep.equal({ state: 'registered', number: '1001', name: 'Ada' });
    await clock.advance(239_000);
    expect(server.binds).to.have.length(1);
    await clock.advance(1000);
    expect(server.binds).to.deep.equal([300, 300]);
    await loop.stop();
  });

  it('is refreshed as the server grants, not as it was asked', async () => {
    server.outcomes = [{ kind: 'bound', expires: 60 }];
    const loop = loopOf();
    await loop.start();
    await clock.advance(48_000);
    expect(server.binds).to.have.length(2);
    await loop.stop();
  });

  it('fails for good when the password is wrong', async () => {
    server.outcomes = [refused(401)];
    expect(await code(loopOf().start())).to.equal('credential-rejected');
    expect(states()).to.deep.equal(['registering', 'failed (credential-rejected)']);
    await clock.advance(1e6);
    expect(server.binds).to.have.length(1);
  });

  for (const status of [302, 403, 404, 405, 603]) {
    it(`fails for good with ${String(status)}`, async () => {
      server.outcomes = [refused(status)];
      expect(await code(loopOf().start())).to.equal('registration-rejected');
      expect(told.at(-1)?.state).to.equal('failed');
      expect(clock.waiting).to.equal(0);
    });
  }

  it('is tried once with another credential', async () => {
    issued = [credential, { ...credential, password: 'new' }];
    server.outcomes = [refused(401), bound];
    const loop = loopOf(renewing);
    await loop.start();
    expect(server.passwords).to.deep.equal(['old', 'new']);
    await loop.stop();
    server.outcomes = [refused(403), refused(403)];
    expect(await code(loopOf(renewing).start())).to.equal('registration-rejected');
  });

  it('takes a new credential before the old one expires', async () => {
    issued = ['old', 'new'].map((password, index) => ({
      ...credential,
      password,
      expiresAt: new Date(clock.now() + 100_000 * (index + 1)).toISOString(),
    }));
    const loop = loopOf(renewing);
    await loop.start();
    await clock.advance(70_000);
    expect(server.passwords).to.deep.equal(['old', 'new']);
    await loop.stop();
  });

  it('goes on when the server cannot be reached, later each time', async () => {
    server.reachable = false;
    const loop = loopOf();
    expect(await code(loop.start())).to.equal('backend-unreachable');
    const pauses: number[] = [];
    for (let attempt = 0; attempt < 8; attempt++) {
      const retryAt = told.at(-1)?.retryAt ?? 0;
      pauses.push(retryAt - clock.now());
      await clock.advance(retryAt - clock.now());
    }
    expect(pauses).to.deep.equal([500, 1000, 2000, 4000, 8000, 16_000, 30_000, 30_000]);
    server.reachable = true;
    await clock.advance(30_000);
    expect(told.at(-1)?.state).to.equal('registered');
    await loop.stop();
  });

  it('waits as long as the server asks', async () => {
    server.outcomes = [refused(503, 120_000), bound];
    const loop = loopOf();
    expect(await code(loop.start())).to.equal('backend-unreachable');
    await clock.advance(119_000);
    expect(server.binds).to.have.length(1);
    await clock.advance(1000);
    expect(told.at(-1)?.state).to.equal('registered');
    await loop.stop();
  });

  it('comes back at once when the computer is online again', async () => {
    server.reachable = false;
    const loop = loopOf();
    await code(loop.start());
    await clock.advance(20_000);
    server.reachable = true;
    page.dispatchEvent(new Event('online'));
    await clock.advance(0);
    expect(told.at(-1)?.state).to.equal('registered');
    await loop.stop();
  });

  it('is repaired when the connection is lost, and says so to the calls', async () => {
    const loop = loopOf();
    await loop.start();
    server.cut();
    await clock.advance(0);
    expect(states().at(-1)).to.equal('registering (signaling-lost)');
    await clock.advance(500);
    expect(told.at(-1)?.state).to.equal('registered');
    expect(returns).to.equal(1);
    await loop.stop();
  });

  it('is repaired when a refresh fails', async () => {
    server.outcomes = [bound, refused(500), bound];
    const loop = loopOf();
    await loop.start();
    await clock.advance(240_000);
    expect(states().at(-1)).to.equal('registering (signaling-lost)');
    await clock.advance(500);
    expect(told.at(-1)?.state).to.equal('registered');
    await loop.stop();
  });

  it('drops a connection on which nobody answers', async () => {
    server.outcomes = [{ kind: 'unanswered' }];
    const loop = loopOf();
    expect(await code(loop.start())).to.equal('backend-unreachable');
    expect(server.drops).to.equal(1);
    await loop.stop();
  });

  it('is left with a binding of no length, and nothing goes on', async () => {
    const loop = loopOf();
    await loop.start();
    await loop.stop();
    expect(server.binds).to.deep.equal([300, 0]);
    expect(told.at(-1)?.state).to.equal('unregistered');
    expect(clock.waiting).to.equal(0);
    await loop.stop();
    expect(server.binds).to.have.length(2);
  });

  it('is called off while it is tried', async () => {
    server.reachable = false;
    const loop = loopOf();
    await code(loop.start());
    const waiting = code(loop.start());
    await loop.stop();
    expect(await waiting).to.equal('backend-unreachable');
    expect(told.at(-1)?.state).to.equal('unregistered');
    expect(clock.waiting).to.equal(0);
  });
});
