import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { VirtualClock } from '../virtual-clock.js';
import { Digest, digestResponse, parseCredentials } from './digest.js';

describe('digestResponse', () => {
  it('gives the response of the example in RFC 2617 §3.5', () => {
    const response = digestResponse({
      username: 'Mufasa',
      realm: 'testrealm@host.com',
      password: 'Circle Of Life',
      method: 'GET',
      uri: '/dir/index.html',
      nonce: 'dcd98b7102dd2f0e8b11d0f600bfb0c093',
      qop: { count: '00000001', clientNonce: '0a4f113b' },
    });
    assert.equal(response, '6629fae49393a05397450978507c4ef1');
  });

  it('gives the MD5 response of the example in RFC 7616 §3.9.1', () => {
    const response = digestResponse({
      username: 'Mufasa',
      realm: 'http-auth@example.org',
      password: 'Circle of Life',
      method: 'GET',
      uri: '/dir/index.html',
      nonce: '7ypf/xlj9XXwfDPEoM4URrv/xwf94BcCAzFZH4GiTo0v',
      qop: { count: '00000001', clientNonce: 'f2/wE4q74E6zIJEtWaHKaf5wv/H5QzzpXusqGemxURZJ' },
    });
    assert.equal(response, '8ca523f5e9506fed4657c9700eebdbec');
  });
});

describe('parseCredentials', () => {
  it('reads quoted and bare fields, with commas in quotes', () => {
    const fields = parseCredentials('Digest username="a, b", nc=00000001,qop=auth , uri="sip:x;y=\\"z\\""');
    assert.deepEqual(
      [...(fields ?? [])],
      [
        ['username', 'a, b'],
        ['nc', '00000001'],
        ['qop', 'auth'],
        ['uri', 'sip:x;y="z"'],
      ],
    );
  });

  for (const wrong of ['', 'Basic abc', 'Digest', 'Digest =x']) {
    it(`refuses ${JSON.stringify(wrong)}`, () => assert.equal(parseCredentials(wrong), undefined));
  }
});

describe('Digest', () => {
  const clock = new VirtualClock();
  const digest = new Digest({
    realm: 'demo.localhost',
    lifetime: 60_000,
    clock,
    passwordOf: (username) => (username === '1001' ? 'secret' : undefined),
  });
  const nonceOf = (challenge: string): string => parseCredentials(challenge)?.get('nonce') ?? '';

  function credentials(changes: Readonly<Record<string, string>> = {}): string {
    const fields = {
      username: '1001',
      realm: 'demo.localhost',
      nonce: changes['nonce'] ?? nonceOf(digest.challenge(false)),
      uri: 'sip:demo.localhost',
      nc: '00000001',
      cnonce: 'abc',
      qop: 'auth',
      password: 'secret',
      ...changes,
    };
    const { password, ...sent } = fields;
    const response = digestResponse({
      ...sent,
      password,
      method: 'REGISTER',
      qop: { count: sent.nc, clientNonce: sent.cnonce },
    });
    return `Digest ${Object.entries({ ...sent, response })
      .map(([name, value]) => `${name}="${value}"`)
      .join(', ')}`;
  }
  const verdict = (value: string | undefined): string => digest.check(value, 'REGISTER', 'sip:demo.localhost').verdict;

  it('lets the right password in', () => assert.equal(verdict(credentials()), 'good'));
  it('misses what is not there', () => assert.equal(verdict(undefined), 'missing'));
  it('refuses a wrong password', () => assert.equal(verdict(credentials({ password: 'guess' })), 'wrong'));
  it('refuses a user that nobody knows', () => assert.equal(verdict(credentials({ username: '1999' })), 'wrong'));
  it('refuses the right password for another address', () => assert.equal(verdict(credentials({ uri: 'sip:other' })), 'wrong'));
  it('refuses another realm', () => assert.equal(verdict(credentials({ realm: 'other' })), 'wrong'));
  it('refuses to do without a quality of protection', () => assert.equal(verdict(credentials({ qop: '' })), 'wrong'));
  it('refuses another algorithm', () => assert.equal(verdict(credentials({ algorithm: 'SHA-256' })), 'wrong'));
  it('calls a nonce stale that it never gave', () => assert.equal(verdict(credentials({ nonce: 'mine' })), 'stale'));

  it('takes each count of a nonce once, upwards', () => {
    const nonce = nonceOf(digest.challenge(false));
    const first = credentials({ nonce, nc: '00000001' });
    assert.equal(verdict(first), 'good');
    assert.equal(verdict(first), 'stale');
    assert.equal(verdict(credentials({ nonce, nc: '00000003' })), 'good');
    assert.equal(verdict(credentials({ nonce, nc: '00000002' })), 'stale');
  });

  it('lets a nonce grow old', () => {
    const value = credentials();
    clock.pass(60_001);
    assert.equal(verdict(value), 'stale');
  });

  it('says stale in the challenge only when it is asked to', () => {
    assert.match(digest.challenge(true), /, stale=true$/);
    assert.doesNotMatch(digest.challenge(false), /stale/);
  });
});
