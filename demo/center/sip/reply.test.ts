import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { header, type SIPRequest } from './message.js';
import { branchOf, replies, responseTo, tagOf } from './reply.js';

const request = (to: string, branch = 'z9hG4bK1'): SIPRequest => ({
  kind: 'request',
  method: 'INVITE',
  uri: 'sip:1002@demo.localhost',
  headers: [
    ['Via', `SIP/2.0/WS a.invalid;branch=${branch};received=1`],
    ['From', '<sip:1001@demo.localhost>;tag=1'],
    ['To', to],
    ['Call-ID', 'c1'],
    ['CSeq', '1 INVITE'],
    ['Contact', '<sip:1001@a.invalid>'],
  ],
  body: 'v=0',
});
const toOf = (status: keyof typeof replies, asked: SIPRequest): string => tagOf(header(responseTo(asked, replies[status]), 'to'));

describe('responseTo', () => {
  it('copies what RFC 3261 §8.2.6.2 asks for, and nothing else', () => {
    const response = responseTo(request('<sip:1002@demo.localhost>'), replies.trying);
    assert.deepEqual(
      response.headers.map(([name]) => name),
      ['Via', 'From', 'To', 'Call-ID', 'CSeq'],
    );
    assert.equal(response.body, '');
  });

  it('tags every response but 100, always in the same way for one request', () => {
    const asked = request('<sip:1002@demo.localhost>');
    assert.equal(toOf('trying', asked), '');
    assert.match(toOf('notFound', asked), /^[0-9a-f]{12}$/);
    assert.equal(toOf('notFound', asked), toOf('timeout', asked));
    assert.notEqual(toOf('notFound', asked), toOf('notFound', request('<sip:1002@demo.localhost>', 'z9hG4bK2')));
  });

  it('keeps the tag of a request within a dialog', () => {
    assert.equal(toOf('notFound', request('<sip:1002@demo.localhost>;tag=far')), 'far');
  });
});

describe('branchOf', () => {
  it('finds the branch wherever it stands', () => {
    assert.equal(branchOf('SIP/2.0/WS a;rport; Branch = z9hG4bKx;received=1'), 'z9hG4bKx');
    assert.equal(branchOf('SIP/2.0/WS a'), '');
    assert.equal(branchOf(undefined), '');
  });
});
