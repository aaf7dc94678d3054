import { expect } from '@open-wc/testing';
import { initials } from './avatar.js';

describe('initials', () => {
  for (const [name, expected] of [
    ['Amina Okafor', 'AO'],
    ['amina maria okafor', 'AO'],
    ['Prince', 'P'],
    ['王晓明', '晓明'],
    ['李雷', '李雷'],
    ['김민수', '민수'],
    ['מיכל לוי', 'מל'],
    ['Østergaard, Åse', 'ØÅ'],
    ['(1002) Robin', 'R'],
    ['+4930901820', ''],
    ['  ', ''],
    ['👩 Support Team', 'ST'],
  ] as const) {
    it(`of "${name}" are "${expected}"`, () => {
      expect(initials(name)).to.equal(expected);
    });
  }
});
