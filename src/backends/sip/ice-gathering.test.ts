import { expect } from '@open-wc/testing';
import { VirtualClock } from '../../kit/virtual-clock.js';
import { gathered } from './ice-gathering.js';

/** A connection that gathers as it is told. */
class Connection extends EventTarget {
  iceGatheringState: RTCIceGatheringState = 'new';
  localDescription: { sdp: string } = { sdp: 'v=0\r\n' };
  iceServers: RTCIceServer[] = [{ urls: 'stun:127.0.0.1' }];

  getConfiguration(): RTCConfiguration {
    return { iceServers: this.iceServers };
  }

  find(): void {
    this.localDescription = { sdp: `${this.localDescription.sdp}a=candidate:1 1 udp 1 127.0.0.1 9 typ host\r\n` };
    this.dispatchEvent(new Event('icecandidate'));
  }

  become(state: RTCIceGatheringState): void {
    this.iceGatheringState = state;
    this.dispatchEvent(new Event('icegatheringstatechange'));
  }
}

describe('gathering candidates', () => {
  let clock: VirtualClock;
  let connection: Connection;
  let end: AbortController;
  let done: boolean;
  let waiting: Promise<void>;

  beforeEach(() => {
    clock = new VirtualClock();
    connection = new Connection();
    end = new AbortController();
    done = false;
  });
  const wait = (): void => {
    waiting = gathered(connection as unknown as RTCPeerConnection, clock, 450, end.signal);
    void waiting.then(
      () => (done = true),
      () => {},
    );
  };

  it('ends when there are no more to come', async () => {
    wait();
    connection.find();
    await clock.advance(10);
    expect(done).to.equal(false);
    connection.become('complete');
    await waiting;
    expect(clock.waiting).to.equal(0);
  });

  it('ends shortly after the last of its own addresses when there is no server to be asked', async () => {
    connection.iceServers = [];
    wait();
    await clock.advance(200);
    connection.find();
    await clock.advance(29);
    connection.find();
    await clock.advance(29);
    expect(done).to.equal(false);
    await clock.advance(1);
    expect(done).to.equal(true);
    expect(clock.waiting).to.equal(0);
  });

  it('ends in time when a STUN server never answers', async () => {
    wait();
    connection.become('gathering');
    connection.find();
    await clock.advance(449);
    expect(done).to.equal(false);
    await clock.advance(1);
    expect(done).to.equal(true);
  });

  it('waits for the first candidate if there is none in time', async () => {
    wait();
    connection.become('gathering');
    await clock.advance(2000);
    expect(done).to.equal(false);
    connection.find();
    await clock.advance(0);
    expect(done).to.equal(true);
  });

  it('ends without any after five seconds', async () => {
    wait();
    await clock.advance(5000);
    expect(done).to.equal(true);
  });

  it('is not over because the gathering before an ICE restart was', async () => {
    connection.iceGatheringState = 'complete';
    wait();
    await clock.advance(0);
    expect(done).to.equal(false);
    connection.become('gathering');
    connection.find();
    connection.become('complete');
    await waiting;
  });

  it('is over at once if there is nothing to gather', async () => {
    connection.find();
    connection.iceGatheringState = 'complete';
    wait();
    await waiting;
    expect(clock.waiting).to.equal(0);
  });

  it('ends with the call', async () => {
    wait();
    end.abort(new Error('over'));
    expect(String(await waiting.catch((error: unknown) => error))).to.equal('Error: over');
    expect(clock.waiting).to.equal(0);
  });
});
