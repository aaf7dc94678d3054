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

  it('is believed in the order that is set, and not where it is left out', () => {
    const said = message('<sip:1@example.com>', {
      'P-Asserted-Identity': '<sip:2@example.com>',
      'Remote-Party-ID': '"Desk" <sip:3@example.com>;party=calling;privacy=off',
    });
    expect(partyOf(said, ['Remote-Party-ID', 'P-Asserted-Identity', 'From']).number).to.equal('3');
    expect(partyOf(said, ['From', 'P-Asserted-Identity']).number).to.equal('1');
    expect(partyOf(said, ['From']).number).to.equal('1');
    expect(partyOf(message('<sip:1@example.com>'), ['P-Asserted-Identity']), 'nothing that is believed').to.deep.equal({ number: '' });
  });

  it('is the first of two assertions, a telephone number as well', () => {
    const two = { 'P-Asserted-Identity': '"Brandt, Ada" <sip:1001@example.com>, <tel:+49-30-123>' };
    expect(partyOf(message('<sip:1@example.com>', two))).to.include({ number: '1001', name: 'Brandt, Ada' });
    const telephone = { 'P-Asserted-Identity': 'Ada <tel:+49-30-(123)>, <sip:1001@example.com>' };
    expect(partyOf(message('<sip:1@example.com>', telephone))).to.deep.equal({ number: '+4930123', name: 'Ada' });
  });

  it('is not shown when its caller asked for that (Privacy: id)', () => {
    const asserted = { 'P-Asserted-Identity': '"Ada" <sip:+4930123@example.com>' };
    const withheld = message('"Anonymous" <sip:anonymous@anonymous.invalid>', { ...asserted, Privacy: 'id; critical' });
    expect(partyOf(withheld)).to.deep.equal({ number: '' });
    expect(partyOf(message('<sip:1@example.com>', { ...asserted, Privacy: 'user;id' }))).to.deep.equal({ number: '' });
    expect(partyOf(message('<sip:1@example.com>', { ...asserted, Privacy: 'none' })).number).to.equal('+4930123');
    const remote = { 'Remote-Party-ID': '"Ada" <sip:2@example.com>;privacy=full' };
    expect(partyOf(message('<sip:1@example.com>', remote))).to.deep.equal({ number: '' });
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
