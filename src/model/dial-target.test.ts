import { expect } from '@open-wc/testing';
import { parseDialTarget } from './dial-target.js';
import { CcError } from './error.js';

const numbers: readonly (readonly [input: string, number: string])[] = [
  ['1001', '1001'],
  ['  1001\n', '1001'],
  ['+49 (0)30 123-456', '+4930123456'],
  ['+49 30 12 34 56', '+493012345 6'.replace(' ', '')],
  ['(030) 123.456/7', '0301234567'],
  ['tel:+49-30-123456;phone-context=x', '+4930123456'],
  ['callto://+4930123456', '+4930123456'],
  ['\u202A+1 650\u00A0555\u20111234\u202C', '+16505551234'],
  ['\uFF0B\uFF11\uFF12\uFF13', '+123'],
  ['\u0661\u0662\u0663', '123'],
  ['\u06F4\u06F5\u06F6', '456'],
  ['*97', '*97'],
  ['#31#0301234', '#31#0301234'],
  ['robin', 'robin'],
];

const addresses: readonly (readonly [input: string, address: string, number: string])[] = [
  ['sip:robin@example.com', 'sip:robin@example.com', 'robin'],
  ['SIPS:robin@example.com:5061', 'sips:robin@example.com:5061', 'robin'],
  ['robin@example.com', 'sip:robin@example.com', 'robin'],
  ['sip:+4930123@example.com;user=phone', 'sip:+4930123@example.com', '+4930123'],
  ['sip:robin%40home@[::1]:5060', 'sip:robin%40home@[::1]:5060', 'robin@home'],
];

const refused = [
  '',
  '   ',
  '+',
  '-',
  'sip:',
  'sip:@example.com',
  'sip:a b@example.com',
  'sip:a%zz@example.com',
  'a@b@c',
  '<b>1</b>',
  '1001\r\nINVITE',
  'javascript:alert(1)',
  'x'.repeat(257),
  '☎',
];

describe('parseDialTarget', () => {
  for (const [input, number] of numbers) {
    it(`reads ${JSON.stringify(input)} as ${number}`, () => {
      expect(parseDialTarget(input)).to.deep.equal({ kind: 'number', number });
    });
  }

  for (const [input, address, number] of addresses) {
    it(`reads ${JSON.stringify(input)} as ${address}`, () => {
      expect(parseDialTarget(input)).to.deep.equal({ kind: 'address', address, number });
    });
  }

  for (const input of refused) {
    it(`refuses ${JSON.stringify(input.slice(0, 30))}`, () => {
      expect(() => parseDialTarget(input))
        .to.throw(CcError)
        .with.property('code', 'invalid-number');
    });
  }
});
