import { expect } from '@open-wc/testing';
import { VirtualClock } from '../../kit/virtual-clock.js';
import { PreparedConnection } from './prepared-connection.js';

describe('a connection that is prepared', () => {
  let clock: VirtualClock;
  let page: EventTarget;
  let over: AbortController;
  let made: RTCPeerConnection[];
  let servers: RTCIceServer[];
  let state: PermissionState;
  let prepared: PreparedConnection;
  beforeEach(() => {
    clock = new VirtualClock(1000);
    page = new EventTarget();
    over = new AbortController();
    made = [];
    servers = [{ urls: 'stun:127.0.0.1:9' }];
    state = 'granted';
    prepared = new PreparedConnection({
      clock,
      page,
      signal: over.signal,
      permissions: { query: async () => ({ state }) as PermissionStatus },
      iceServers: () => servers,
      create: (configuration) => {
        const connection = new RTCPeerConnection({ ...configuration, iceServers: servers });
        made.push(connection);
        return connection;
      },
    });
  });
  afterEach(() => {
    for (const connection of made) connection.close();
  });
  const open = (): number => made.filter(({ signalingState }) => signalingState !== 'closed').length;

  it('gathers before it has anything to describe, once however often a call is expected, for one call', async () => {
    await Promise.all([prepared.prepare(), prepared.prepare()]);
    await prepared.prepare();
    expect(made).to.have.length(1);
    expect(made[0]?.getConfiguration().iceCandidatePoolSize).to.equal(1);
    expect(prepared.take()).to.equal(made[0]);
    expect(prepared.take()).to.equal(undefined);
    await clock.advance(600_000);
    expect(open()).to.equal(1);
  });

  it('is not there before the microphone is allowed', async () => {
    state = 'prompt';
    await prepared.prepare();
    expect([made.length, prepared.take()]).to.deep.equal([0, undefined]);
  });

  it('is closed when no call comes within a minute', async () => {
    await prepared.prepare();
    await clock.advance(59_000);
    await prepared.prepare();
    await clock.advance(59_000);
    expect([made.length, open()]).to.deep.equal([1, 1]);
    await clock.advance(1000);
    expect([open(), prepared.take()]).to.deep.equal([0, undefined]);
  });

  it('is not used when other servers are to be asked meanwhile', async () => {
    await prepared.prepare();
    servers = [];
    expect([prepared.take(), open()]).to.deep.equal([undefined, 0]);
    await prepared.prepare();
    servers = [{ urls: 'stun:127.0.0.1:10' }];
    await prepared.prepare();
    expect([made.length, open()]).to.deep.equal([3, 1]);
  });

  for (const [why, end] of [
    ['another network', () => page.dispatchEvent(new Event('online'))],
    ['the end of the phone', () => over.abort()],
    ['the end of the call that rang', () => prepared.drop()],
  ] as const)
    it(`is closed by ${why}, even while the permission is asked for`, async () => {
      await prepared.prepare();
      end();
      expect(open()).to.equal(0);
      const asking = prepared.prepare();
      end();
      await asking;
      expect([open(), prepared.take()]).to.deep.equal([0, undefined]);
    });
});
