import { expect } from '@open-wc/testing';
import { Grammar, type NameAddrHeader } from 'sip.js/lib/grammar/index.js';
import { partyOf } from './caller-identity.js';

function message(from: string, headers: Readonly<Record<string, string>> = {}): Parameters<typeof partyOf>[0] {
  return { from: Grammar.nameAddrHeaderParse(from) as NameAddrHeader, getHeader: (name) => headers[name] };
}

describe('who calls', () => {
  it('is what From says, if nothing better is known', () => {
    expect(partyOf(message('"Ada Brandt" <sip:1001@example.com>'))).to.deep.equal({
      number: '1001',
      name: 'Ada Brandt',
      address: 'sip:1001@example.com',
    });
  });

  it('is what the server asserts, before anything else', () => {
    const headers = { 'P-Asserted-Identity': '"Reception" <sip:+4930123@example.com>', 'Remote-Party-ID': '<sip:2@example.com>' };
    expect(partyOf(message('<sip:1@example.com>', headers))).to.include({ number: '+4930123', name: 'Reception' });
    expect(partyOf(message('<sip:1@example.com>', { 'Remote-Party-ID': headers['Remote-Party-ID'] })).number).to.equal('2');
  });

  it('is From again when the assertion cannot be read or is endless', () => {
    for (const header of ['<<<', '', `"${'x'.repeat(5000)}" <sip:2@example.com>`]) {
      expect(partyOf(message('<sip:1@example.com>', { 'P-Asserted-Identity': header })).number).to.equal('1');
    }
  });

  it('is withheld when it is anonymous', () => {
    expect(partyOf(message('"Anonymous" <sip:anonymous@anonymous.invalid>'))).to.deep.equal({ number: '' });
  });

  it('is text: escapes undone, controls and direction marks gone, length bounded', () => {
    const { name, number } = partyOf(message('"\\"Ada\\"\u202E<b>" <sip:%41da@example.com>'));
    expect(name).to.equal('"Ada"<b>');
    expect(number).to.equal('Ada');
    expect(partyOf(message(`"${'x'.repeat(900)}" <sip:1@example.com>`)).name).to.have.length(256);
  });
});
