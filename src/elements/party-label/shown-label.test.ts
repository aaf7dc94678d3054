import { expect } from '@open-wc/testing';
import { shownLabel } from './shown-label.js';

describe('shownLabel', () => {
  it('is the name, else the number, else the address', () => {
    expect(shownLabel({ number: '1002', name: ' Robin ' })).to.equal('Robin');
    expect(shownLabel({ number: '1002', name: ' ' })).to.equal('1002');
    expect(shownLabel({ number: '', address: 'sip:robin@example.com' })).to.equal('sip:robin@example.com');
    expect(shownLabel({ number: '' })).to.equal('');
  });

  it('leaves out what would turn letters around, and leaves marks alone that names need', () => {
    expect(shownLabel({ number: '1', name: 'invoice\u202Egnp.exe' })).to.equal('invoicegnp.exe');
    expect(shownLabel({ number: '1', name: '\u2067מיכל\u2069 Levi\u200F' })).to.equal('מיכל Levi\u200F');
  });
});
