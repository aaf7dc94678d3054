import { expect } from '@open-wc/testing';
import type { SipText } from './scripted-server.testing.js';
import { SipStand } from './sip-stand.testing.js';

const challenge = (nonce: string, more = ''): { headers: string[] } => ({
  headers: [`Proxy-Authenticate: Digest realm="example.com", nonce="${nonce}", qop="auth"${more}`],
});

/** What an INVITE says of who calls: the nonce that it answers and how often. */
function vouched(invite: SipText): readonly string[] {
  const credentials = invite.header('Proxy-Authorization');
  return ['nonce', 'nc'].map((name) => new RegExp(`\\b${name}="?([^",]+)`).exec(credentials)?.[1] ?? '');
}

describe('a call by a server that asks each caller who they are', () => {
  let stand: SipStand;
  beforeEach(() => (stand = new SipStand()));
  afterEach(() => stand.close());

  /** Dials; the first INVITE is refused with this nonce, the second not. */
  async function asked(nonce: string): Promise<readonly (readonly string[])[]> {
    const { invite, events } = await stand.dial();
    stand.server.respond(invite, '407 Proxy Authentication Required', challenge(nonce));
    const again = await stand.server.next(/^INVITE/);
    stand.server.respond(again, '486 Busy Here');
    await stand.become(events, 'ended');
    return [vouched(invite), vouched(again)];
  }

  it('says so at once when it has been asked before', async () => {
    expect(await asked('n1')).to.deep.equal([
      ['', ''],
      ['n1', '00000001'],
    ]);
    const { invite } = await stand.dial('2001');
    expect(vouched(invite)).to.deep.equal(['n1', '00000002']);
    expect(invite.header('Proxy-Authorization')).to.include('uri="sip:2001@example.com"');
  });

  it('answers again when that has become too old, and with the new one from then on', async () => {
    await asked('n1');
    const { invite } = await stand.dial();
    stand.server.respond(invite, '407 Proxy Authentication Required', challenge('n2', ', stale=true'));
    expect(vouched(await stand.server.next(/^INVITE/))).to.deep.equal(['n2', '00000001']);
    const next = await stand.dial();
    expect(vouched(next.invite)).to.deep.equal(['n2', '00000002']);
  });

  it('answers again when the server does not say that it is too old', async () => {
    await asked('n1');
    expect(await asked('n2')).to.deep.equal([
      ['n1', '00000002'],
      ['n2', '00000001'],
    ]);
  });
});
