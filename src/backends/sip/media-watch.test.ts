import { expect } from '@open-wc/testing';
import { VirtualClock } from '../../kit/virtual-clock.js';
import { MediaWatch } from './media-watch.js';

/** A connection that is in the state it is told. */
class Connection extends EventTarget {
  connectionState: RTCPeerConnectionState = 'new';

  become(state: RTCPeerConnectionState): void {
    this.connectionState = state;
    this.dispatchEvent(new Event('connectionstatechange'));
  }
}

describe('a media watch', () => {
  let clock: VirtualClock;
  let connection: Connection;
  let told: string[];
  let reachable: boolean;
  let watch: MediaWatch;

  beforeEach(() => {
    clock = new VirtualClock();
    connection = new Connection();
    told = [];
    reachable = true;
    watch = new MediaWatch({
      connection: connection as unknown as RTCPeerConnection,
      clock,
      restart: async () => {
        told.push(reachable ? 'restart' : 'unreachable');
        return reachable;
      },
      onUp: () => told.push('up'),
      onHealth: (ok) => told.push(ok ? 'ok' : 'interrupted'),
      onLost: () => told.push('lost'),
    });
  });
  afterEach(() => watch.dispose());

  it('tells once that the path works, also when it did before the answer', async () => {
    connection.connectionState = 'connected';
    watch.begin();
    connection.become('connected');
    await clock.advance(100_000);
    expect(told).to.deep.equal(['up']);
    expect(clock.waiting).to.equal(0);
  });

  it('repairs once and then gives up when there never is a path, though nothing fails', async () => {
    watch.begin();
    await clock.advance(7999);
    expect(told).to.deep.equal([]);
    await clock.advance(1);
    expect(told).to.deep.equal(['restart']);
    await clock.advance(8000);
    expect(told).to.deep.equal(['restart', 'lost']);
    expect(clock.waiting).to.equal(0);
  });

  it('takes a first path that comes late', async () => {
    watch.begin();
    await clock.advance(9000);
    connection.become('connected');
    await clock.advance(100_000);
    expect(told).to.deep.equal(['restart', 'up']);
  });

  it('says nothing of a gap of less than three seconds', async () => {
    connection.connectionState = 'connected';
    watch.begin();
    connection.become('disconnected');
    await clock.advance(2900);
    connection.become('connected');
    await clock.advance(100_000);
    expect(told).to.deep.equal(['up']);
  });

  it('says that the path is interrupted, and that it works again', async () => {
    connection.connectionState = 'connected';
    watch.begin();
    connection.become('disconnected');
    await clock.advance(3000);
    connection.become('failed');
    await clock.advance(1000);
    connection.become('connected');
    expect(told).to.deep.equal(['up', 'interrupted', 'restart', 'ok']);
    expect(watch.healthy).to.equal(true);
  });

  it('repairs a path whose keys are exchanged anew, to no end', async () => {
    connection.connectionState = 'connected';
    watch.begin();
    connection.become('connecting');
    await clock.advance(2900);
    expect(told).to.deep.equal(['up']);
    await clock.advance(100);
    expect(told).to.deep.equal(['up', 'interrupted', 'restart']);
    connection.become('connected');
    expect(told.at(-1)).to.equal('ok');
    expect(clock.waiting).to.equal(0);
  });

  it('gives up after two repairs', async () => {
    connection.connectionState = 'connected';
    watch.begin();
    connection.become('failed');
    await clock.advance(16_000);
    expect(told).to.deep.equal(['up', 'interrupted', 'restart', 'restart', 'lost']);
  });

  it('does not count a repair for which nobody could be asked, and repairs when that is possible', async () => {
    connection.connectionState = 'connected';
    watch.begin();
    reachable = false;
    connection.become('failed');
    await clock.advance(30_000);
    expect(told.filter((what) => what === 'lost')).to.deep.equal([]);
    reachable = true;
    watch.signalingIsBack();
    await clock.advance(0);
    expect(told.at(-1)).to.equal('restart');
    connection.become('connected');
    expect(told.at(-1)).to.equal('ok');
  });

  it('gives a path up that stays broken for a minute, whoever can be asked', async () => {
    connection.connectionState = 'connected';
    watch.begin();
    reachable = false;
    connection.become('failed');
    await clock.advance(60_000);
    expect(told.at(-1)).to.equal('lost');
    expect(clock.waiting).to.equal(0);
  });
});
