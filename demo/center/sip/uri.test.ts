import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { parseAddress, parseNameAddress, splitOutsideQuotes } from './uri.js';

describe('parseAddress', () => {
  it('takes an address apart', () => {
    const address = parseAddress('sip:a%20b:secret@Demo.LocalHost:5061;transport=ws;gr=urn:uuid:1?subject=x');
    assert.equal(address?.user, 'a b');
    assert.equal(address?.host, 'demo.localhost');
    assert.equal(address?.port, 5061);
    assert.deepEqual(
      [...(address?.parameters ?? [])],
      [
        ['transport', 'ws'],
        ['gr', 'urn:uuid:1'],
      ],
    );
  });

  it('reads an address without a user, and one of IPv6', () => {
    assert.equal(parseAddress('sip:demo.localhost')?.user, undefined);
    assert.equal(parseAddress('sips:[::1]:5061')?.host, '[::1]');
  });

  for (const wrong of [
    '',
    'tel:+4912',
    'sip:',
    'sip:@host',
    'sip:a@',
    'sip:a b@host',
    'sip:%zz@host',
    'sip:a@host:99999999',
    'sip:a@-x',
    'http://host',
  ]) {
    it(`refuses ${JSON.stringify(wrong)}`, () => assert.equal(parseAddress(wrong), undefined));
  }
});

describe('parseNameAddress', () => {
  it('reads a name with a comma, a bracket and an escaped quote', () => {
    const read = parseNameAddress(String.raw`"Shah, \"Pri\" <ya>" <sip:1@host;lr>;tag=abc;x`);
    assert.equal(read?.displayName, 'Shah, "Pri" <ya>');
    assert.equal(read?.uri, 'sip:1@host;lr');
    assert.equal(read?.parameters.get('tag'), 'abc');
    assert.equal(read?.parameters.get('x'), '');
    assert.equal(read?.parameters.has('lr'), false);
  });

  it('takes parameters behind a bare address for those of the header (RFC 3261 §20.10)', () => {
    const read = parseNameAddress('sip:1@host;tag=abc');
    assert.equal(read?.uri, 'sip:1@host');
    assert.equal(read?.parameters.get('tag'), 'abc');
  });

  it('reads an instance in quotation marks and brackets (RFC 5626 §4.1)', () => {
    const read = parseNameAddress('<sip:a@b.invalid>;+sip.instance="<urn:uuid:1-2>";reg-id=1');
    assert.equal(read?.parameters.get('+sip.instance'), '<urn:uuid:1-2>');
    assert.equal(read?.parameters.get('reg-id'), '1');
  });

  for (const wrong of ['', '<>', '<sip:a', 'a b <', '"unclosed <sip:a@b>', '<sip:a@b> rubbish']) {
    it(`refuses ${JSON.stringify(wrong)}`, () => assert.equal(parseNameAddress(wrong), undefined));
  }
});

describe('splitOutsideQuotes', () => {
  it('splits only where nothing is quoted or bracketed', () => {
    assert.deepEqual(splitOutsideQuotes('"a, b" <sip:x?y=1,2>, c ,, "d\\", e"', ','), ['"a, b" <sip:x?y=1,2>', 'c', '"d\\", e"']);
  });

  it('loses nothing but separators and space, whatever comes', () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        const bare = (value: string): string => value.replace(/[,\s]/g, '');
        assert.equal(bare(splitOutsideQuotes(text, ',').join('')), bare(text));
      }),
    );
  });
});
