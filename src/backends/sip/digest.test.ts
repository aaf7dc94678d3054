import { expect } from '@open-wc/testing';
import { OutgoingRequestMessage } from 'sip.js/lib/core/messages/outgoing-request-message.js';
import { URI } from 'sip.js/lib/grammar/index.js';
import { Digest, type DigestAccount, type DigestChallenge } from './digest.js';
import { md5 } from './md5.js';

const invite = { method: 'INVITE', ruri: 'sip:1002@example.com', body: undefined } as unknown as OutgoingRequestMessage;
const maria = (): DigestAccount => ({ username: 'maria', password: 'geheim' });
const asked: DigestChallenge = { realm: 'example.com', nonce: 'n1', algorithm: 'MD5' };

const own = new URI('sip', 'maria', 'example.com');

function call(): OutgoingRequestMessage {
  return new OutgoingRequestMessage('INVITE', own, own, own);
}

/** What is said of each name in the credentials. */
function said(credentials: string): Readonly<Record<string, string>> {
  return Object.fromEntries([...credentials.matchAll(/([a-z]+)="?([^",]*)"?/g)].map(([, name = '', value = '']) => [name, value] as const));
}

function answered(challenge: DigestChallenge, message: OutgoingRequestMessage = invite): Readonly<Record<string, string>> {
  const digest = new Digest(maria);
  expect(digest.authenticate(message, challenge)).to.equal(true);
  return said(digest.toString());
}

describe('md5', () => {
  // RFC 1321, appendix A.5, and a letter beyond ASCII
  for (const [text, digest] of [
    ['', 'd41d8cd98f00b204e9800998ecf8427e'],
    ['abc', '900150983cd24fb0d6963f7d28e17f72'],
    ['message digest', 'f96b697d7cb7938d525a2f31aaf161d0'],
    ['ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789', 'd174ab98d277d9f5a5611c2c9f419d9f'],
    ['1234567890'.repeat(8), '57edf4a22be3c955ac49da2e2107b67a'],
    ['ü', 'c03410a5204b21cd8229ff754688d743'],
  ] as const)
    it(`is as the standard says of "${text.slice(0, 20)}", ${text.length} letters`, () => expect(md5(text)).to.equal(digest));
});

describe('Digest', () => {
  it('answers as the example of RFC 2617 §3.5', () => {
    const digest = new Digest(() => ({ username: 'Mufasa', password: 'Circle Of Life' }));
    const message = { method: 'GET', ruri: '/dir/index.html' } as unknown as OutgoingRequestMessage;
    digest.authenticate(message, {
      realm: 'testrealm@host.com',
      nonce: 'dcd98b7102dd2f0e8b11d0f600bfb0c093',
      qop: ['auth', 'auth-int'],
      opaque: '5ccc',
    });
    const { cnonce = '', nc, qop, opaque, response } = said(digest.toString());
    expect([nc, qop, opaque]).to.deep.equal(['00000001', 'auth', '5ccc']);
    // its two hashes, with the client's part of ours
    const expected = md5(
      `939e7578ed9e3c518a452acee763bce9:dcd98b7102dd2f0e8b11d0f600bfb0c093:00000001:${cnonce}:auth:39aff3a2bab6126f332b942af96d3366`,
    );
    expect(response).to.equal(expected);
  });

  it('answers a server without qop as RFC 2069', () => {
    const { response, qop, cnonce } = answered(asked);
    expect([qop, cnonce]).to.deep.equal([undefined, undefined]);
    expect(response).to.equal(md5(`${md5('maria:example.com:geheim')}:n1:${md5('INVITE:sip:1002@example.com')}`));
  });

  it('speaks for the body where a server wants that', () => {
    const message = { ...invite, body: { body: 'v=0', contentType: 'application/sdp' } } as unknown as OutgoingRequestMessage;
    const { response, cnonce = '', qop } = answered({ ...asked, qop: ['auth-int'] }, message);
    expect(qop).to.equal('auth-int');
    expect(response).to.equal(
      md5(`${md5('maria:example.com:geheim')}:n1:00000001:${cnonce}:auth-int:${md5(`INVITE:sip:1002@example.com:${md5('v=0')}`)}`),
    );
  });

  it('counts the calls that it answers for with the same nonce', () => {
    const digest = new Digest(maria);
    const first = call();
    digest.authenticate(first, { ...asked, qop: ['auth'] });
    first.setHeader('proxy-authorization', digest.toString());
    const more = [call(), call()];
    for (const one of more) digest.vouch(one);
    const counts = [first, ...more].map((one) => said(one.getHeader('proxy-authorization') ?? '')['nc']);
    expect(counts).to.deep.equal(['00000001', '00000002', '00000003']);
    digest.authenticate(call(), { ...asked, nonce: 'n2', qop: ['auth'] });
    expect(said(digest.toString())).to.include({ nonce: 'n2', nc: '00000001' });
  });

  it('says nothing unasked before it was asked, and nothing that was asked of something else than a call', () => {
    const digest = new Digest(maria);
    const register = new OutgoingRequestMessage('REGISTER', own, own, own);
    const next = call();
    digest.vouch(next);
    digest.authenticate(register, asked);
    register.setHeader('authorization', digest.toString());
    digest.vouch(next);
    expect(next.hasHeader('authorization')).to.equal(false);
  });

  it('answers nobody without an account', () => {
    expect(new Digest(() => undefined).authenticate(invite, asked)).to.equal(false);
  });

  for (const [what, challenge] of [
    ['another algorithm', { ...asked, algorithm: 'SHA-256' }],
    ['no nonce', { realm: 'example.com' }],
    ['no realm', { nonce: 'n1' }],
    ['a protection that it does not know', { ...asked, qop: ['token'] }],
  ] as const)
    it(`leaves ${what} unanswered`, () => {
      expect(new Digest(maria).authenticate(invite, challenge)).to.equal(false);
    });
});
