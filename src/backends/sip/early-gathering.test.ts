import { expect } from '@open-wc/testing';
import { SipStand } from './sip-stand.testing.js';

describe('gathering before a call', () => {
  let stand: SipStand;
  let made: { readonly connection: RTCPeerConnection; readonly pool: number }[];
  beforeEach(() => {
    made = [];
    stand = new SipStand({
      permissions: { query: async () => ({ state: 'granted' }) as PermissionStatus },
      createPeerConnection: (configuration) => {
        const connection = new RTCPeerConnection(configuration);
        made.push({ connection, pool: configuration.iceCandidatePoolSize ?? 0 });
        return connection;
      },
    });
  });
  afterEach(() => stand.close());
  const pools = (): readonly number[] => made.map(({ pool }) => pool);

  it('a call that was expected takes the connection that was prepared, the next one its own', async () => {
    await stand.backend.register();
    stand.backend.expectCall();
    await stand.until('a connection', () => made.length === 1);
    const { invite } = await stand.dial();
    expect(pools()).to.deep.equal([1]);
    expect(invite.body).to.match(/^a=candidate:/m);
    await stand.dial('2001');
    expect(pools()).to.deep.equal([1, 0]);
  });

  it('a call that rings has one, which its answer takes and its end closes', async () => {
    const first = await stand.ringIn([], await stand.offer());
    await stand.until('a connection', () => made.length === 1);
    await first.leg.answer({ microphone: stand.microphone });
    expect(pools()).to.deep.equal([1]);
    await first.leg.hangUp();
    const second = await stand.ringIn([], await stand.offer());
    await stand.until('another connection', () => made.length === 2);
    await second.leg.decline('declined');
    expect(made.map(({ connection }) => connection.signalingState)).to.deep.equal(['closed', 'closed']);
  });

  it('nothing is prepared without a connection to the server', async () => {
    stand.backend.expectCall();
    await stand.dial();
    expect(pools()).to.deep.equal([0]);
  });
});
