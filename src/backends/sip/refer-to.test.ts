import { expect } from '@open-wc/testing';
import { Grammar, type URI } from 'sip.js/lib/grammar/index.js';
import { readReferTo, referToDialogue } from './refer-to.js';
import type { Session } from './session.js';
import { statusOfFragment } from './sip-fragment.js';

describe('readReferTo', () => {
  const reads: readonly (readonly [header: string, uri: string, party: object, replaces?: string])[] = [
    ['<sip:1003@example.com>', 'sip:1003@example.com', { number: '1003', address: 'sip:1003@example.com' }],
    ['sip:bob@example.com', 'sip:bob@example.com', { number: 'bob', address: 'sip:bob@example.com' }],
    ['sip:bob@example.com;x=1', 'sip:bob@example.com', { number: 'bob', address: 'sip:bob@example.com' }],
    [
      '"Bob \\"B\\"" <sip:bob@example.com;method=INVITE>',
      'sip:bob@example.com',
      { number: 'bob', name: 'Bob "B"', address: 'sip:bob@example.com' },
    ],
    ['"Bob" <sip:x7@y2.invalid;transport=ws>', 'sip:x7@y2.invalid;transport=ws', { number: '', name: 'Bob' }],
    [
      '<sip:1003@example.com;gr=urn:uuid:1?Replaces=a%40b%3Bto-tag%3D1%3Bfrom-tag%3D2>',
      'sip:1003@example.com;gr=urn:uuid:1',
      { number: '1003', address: 'sip:1003@example.com' },
      'a@b;to-tag=1;from-tag=2',
    ],
    // other headers that it wishes for are not sent
    ['<sip:1003@example.com?X-Evil=1&Route=%3Csip%3Aevil%3E>', 'sip:1003@example.com', { number: '1003', address: 'sip:1003@example.com' }],
  ];
  for (const [header, uri, party, replaces] of reads)
    it(`reads ${header}`, () => {
      const read = readReferTo(header);
      expect(read?.uri.toString()).to.equal(uri);
      expect(read?.party).to.deep.equal(party);
      expect(read?.replaces).to.equal(replaces);
    });

  for (const header of [
    undefined,
    '',
    'nobody',
    '<tel:+4930>',
    '<https://example.com/>',
    '<sip:1003@example.com;method=BYE>',
    // a header of its own, smuggled into ours
    '<sip:1003@example.com?Replaces=a%3Bto-tag%3D1%3Bfrom-tag%3D2%0D%0AX-Evil%3A%201>',
    '<sip:1003@example.com?Replaces=a%0D%0AX-Evil%3A1%3Bto-tag%3D1%3Bfrom-tag%3D2>',
    '<sip:1003@example.com?Replaces=a>',
    '<sip:1003@example.com?Replaces=%E0%A4%A>',
    `<sip:${'1'.repeat(3000)}@example.com>`,
  ])
    it(`follows nobody to ${String(header).slice(0, 60)}`, () => {
      expect(readReferTo(header)).to.equal(undefined);
    });
});

describe('referToDialogue', () => {
  it('names the far end, and the dialogue whose place is taken there, and can be read again', () => {
    const remoteTarget = Grammar.URIParse('sip:1003@example.com;gr=urn:uuid:1') as URI;
    const session = { dialog: { callId: 'a@b', localTag: 'mine', remoteTag: 'theirs', remoteTarget } } as unknown as Session;
    const referTo = referToDialogue(session, { number: '1003', name: 'Chiara "C" <sip:evil>' });
    expect(referTo).to.equal(
      '"Chiara C <sip:evil>" <sip:1003@example.com;gr=urn:uuid:1?Replaces=a%40b%3Bto-tag%3Dtheirs%3Bfrom-tag%3Dmine>',
    );
    expect(readReferTo(referTo)).to.deep.include({ replaces: 'a@b;to-tag=theirs;from-tag=mine' });
  });
});

describe('statusOfFragment', () => {
  for (const [body, status] of [
    ['SIP/2.0 180 Ringing\r\n', 180],
    ['sip/2.0 200 OK', 200],
    ['\r\nSIP/2.0 603 Decline\r\nTo: x', 603],
    ['SIP/2.0 100', 100],
    ['HTTP/1.1 200 OK', undefined],
    ['SIP/2.0 99999', undefined],
    ['', undefined],
  ] as const)
    it(`reads ${String(status)} in ${JSON.stringify(body)}`, () => {
      expect(statusOfFragment(body)).to.equal(status);
    });
});
