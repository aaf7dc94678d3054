import { expect } from '@open-wc/testing';
import { type Contact, contactOf, isSameNumber } from './contact.js';
import { contactsMatching } from './contact-search.js';

const contacts: readonly Contact[] = [
  { name: 'Noor Haddad', number: '1003' },
  { name: 'Zoë Marchetti', number: '+39 06 555 0142' },
  { name: 'Robin Weiss', number: '1002', address: 'sip:robin@example.com', favorite: true },
];
const names = (search: string): readonly string[] => contactsMatching(contacts, search).map(({ name }) => name);

describe('contacts', () => {
  it('are known by their number, however far it reaches', () => {
    expect(isSameNumber('+44 20 7946 0958', '020 7946 0958')).to.equal(true);
    expect(isSameNumber('0044 20 7946 0958', '+442079460958')).to.equal(true);
    expect(isSameNumber('1002', '1002')).to.equal(true);
    expect(isSameNumber('1002', '51002')).to.equal(false);
    expect(isSameNumber('02', '2')).to.equal(false);
    expect(isSameNumber('', '')).to.equal(false);
  });

  it('are known by their address', () => {
    expect(contactOf(contacts, { number: '', address: 'sip:robin@example.com' })?.name).to.equal('Robin Weiss');
    expect(contactOf(contacts, { number: '' })).to.equal(undefined);
  });

  for (const [search, expected] of [
    ['', ['Robin Weiss', 'Noor Haddad', 'Zoë Marchetti']],
    ['zoe', ['Zoë Marchetti']],
    ['wei rob', ['Robin Weiss']],
    ['100', ['Robin Weiss', 'Noor Haddad']],
    ['06 555', ['Zoë Marchetti']],
    // N O O R and W E I on a telephone
    ['6667', ['Noor Haddad']],
    ['934', ['Robin Weiss']],
    ['sip:rob', ['Robin Weiss']],
    ['nobody', []],
  ] as const) {
    it(`are found by “${search}”`, () => {
      expect(names(search)).to.deep.equal(expected);
    });
  }
});
