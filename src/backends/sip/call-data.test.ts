import { expect } from '@open-wc/testing';
import { dataOf, valueOf } from './call-data.js';

const message = (headers: Readonly<Record<string, string>>): Parameters<typeof dataOf>[0] => ({
  getHeader: (name) => new Map(Object.entries(headers)).get(name.toLowerCase()),
});

describe('data that comes with a call', () => {
  it('is what the chosen headers say, by the names they were chosen by', () => {
    const said = message({ 'x-customer-id': ' 4711 ', 'x-order': 'A-1', 'x-other': 'not asked for' });
    expect(dataOf(said, ['X-Customer-ID', 'X-Order', 'X-Missing'])).to.deep.equal({ 'X-Customer-ID': '4711', 'X-Order': 'A-1' });
    expect(dataOf(said)).to.deep.equal({});
    expect(valueOf(said, 'X-Order')).to.equal('A-1');
  });

  it('is one line of bounded length, without what is not seen', () => {
    const said = message({ 'x-a': `a\u0000\u202Eb\t<img src=x>`, 'x-long': 'y'.repeat(9000), 'x-empty': '\u200E ' });
    expect(dataOf(said, ['X-A', 'X-Empty'])).to.deep.equal({ 'X-A': 'ab<img src=x>' });
    expect(dataOf(said, ['X-Long'])['X-Long']).to.have.length(512);
  });

  it('reaches no prototype, and asks for no header that cannot be one', () => {
    const said = message({ __proto__x: '1', constructor: 'mine', 'a b': 'no' });
    const data = dataOf(said, ['__proto__', 'constructor', 'a b', 'x\r\ny', '']);
    expect(Object.entries(data)).to.deep.equal([['constructor', 'mine']]);
    expect(Object.getPrototypeOf(data)).to.equal(Object.prototype);
  });
});
