import { expect } from '@open-wc/testing';
import { createSipCredential, createTurnCredential } from './create-sip-credential.js';

const now = Date.parse('2026-01-01T00:00:00.999Z');
const alice = { secret: 'north', user: 'alice', lifetime: 3600, now };

describe('a TURN credential', () => {
  it('is what coturn computes', async () => {
    // printf '1767229200:alice' | openssl dgst -sha1 -hmac north -binary | base64
    expect(await createTurnCredential({ ...alice, urls: ['turn:turn.example.com:3478', 'turns:turn.example.com:443'] })).to.deep.equal({
      urls: ['turn:turn.example.com:3478', 'turns:turn.example.com:443'],
      username: '1767229200:alice',
      credential: 'NtnEvQtTWyjHZIle0+Ms+zW2Ryc=',
      expiresAt: '2026-01-01T01:00:00.000Z',
    });
  });

  it('is taken by a browser', async () => {
    const server = await createTurnCredential({ ...alice, urls: 'turn:127.0.0.1:9' });
    new RTCPeerConnection({ iceServers: [server] }).close();
  });
});

describe('a SIP credential', () => {
  it('is what auth_ephemeral computes, for the address of the user', async () => {
    const iceServers = [{ urls: 'stun:stun.example.com' }];
    const server = 'wss://pbx.example.com';
    expect(await createSipCredential({ ...alice, domain: 'example.com', server, displayName: 'Alice', iceServers })).to.deep.equal({
      server,
      address: 'sip:alice@example.com',
      username: '1767229200:alice',
      password: 'NtnEvQtTWyjHZIle0+Ms+zW2Ryc=',
      expiresAt: '2026-01-01T01:00:00.000Z',
      displayName: 'Alice',
      iceServers,
    });
  });

  for (const [what, change] of [
    ['a user with a colon', { user: 'a:b' }],
    ['a user with a line end', { user: 'a\r\nb' }],
    ['a user that is an address', { user: 'a@b' }],
    ['a user of nothing', { user: '' }],
    ['a domain with parameters', { domain: 'example.com;transport=tcp' }],
    ['no lifetime', { lifetime: 0 }],
    ['a lifetime that is none', { lifetime: Number.NaN }],
    ['no secret', { secret: '' }],
  ] as const) {
    it(`refuses ${what}`, async () => {
      const error = await createSipCredential({ ...alice, domain: 'example.com', ...change }).catch((cause: unknown) => cause);
      expect(error).to.be.instanceOf(TypeError);
    });
  }
});
