import { expect } from '@open-wc/testing';
import { hashParameters, parseScreenPopHash, withHashParameters } from './screen-pop-hash.js';

const page = 'https://crm.example.com/tickets';

describe('withHashParameters', () => {
  it('begins the hash as Tencent TCCC does', () => {
    expect(
      withHashParameters('https://www.example.com', [
        ['mobile', '18888888888'],
        ['type', 'phone'],
      ]),
    ).to.equal('https://www.example.com#?mobile=18888888888&type=phone');
    expect(withHashParameters(`${page}?a=1`, [['mobile', '1001']])).to.equal(`${page}?a=1#?mobile=1001`);
  });

  for (const [before, after] of [
    ['#', '#?mobile=1'],
    ['#/list', '#/list?mobile=1'],
    ['#/list?', '#/list?mobile=1'],
    ['#/list?sort=a', '#/list?sort=a&mobile=1'],
    ['#/list?sort=a&', '#/list?sort=a&mobile=1'],
    ['#?lang=en', '#?lang=en&mobile=1'],
  ] as const) {
    it(`goes on after ${before}`, () => {
      expect(withHashParameters(page + before, [['mobile', '1']])).to.equal(page + after);
    });
  }

  it('encodes names and values so that none ends where it should not', () => {
    const url = withHashParameters(page, [
      ['a&b', 'c=d&e#f?g h%+'],
      ['x', '\uD800'],
      ['y', '客户🚀'],
    ]);
    expect(url).to.equal(`${page}#?a%26b=c%3Dd%26e%23f%3Fg%20h%25%2B&x=%EF%BF%BD&y=%E5%AE%A2%E6%88%B7%F0%9F%9A%80`);
  });
});

describe('parseScreenPopHash', () => {
  it('gives back what was written, for every field', () => {
    const facts = {
      phase: 'answer',
      type: 'oim',
      number: '+44 20 7946 0123',
      userId: 'open id/7',
      name: '<b>Maria</b> & 客户',
      avatar: 'https://example.com/a.png?x=1',
      reference: 'r-1',
      applicationId: '1400000001',
      agent: { email: 'ada@example.com', number: '1001', name: 'Ada', roleId: '3' },
    } as const;
    const { parameters, ...read } = parseScreenPopHash(new URL(withHashParameters(page, hashParameters(facts, { lang: 'en' }))).hash);
    expect(read).to.deep.equal(facts);
    expect(parameters['lang']).to.equal('en');
  });

  it('reads what Tencent TCCC writes, encoded or not, after a route or none', () => {
    expect(parseScreenPopHash('#?mobile=18888888888&type=phone')).to.include({ number: '18888888888', type: 'phone' });
    expect(parseScreenPopHash('#/home?mobile=+8618888888888&status=100')).to.include({ number: '+8618888888888', phase: 'ring' });
    expect(parseScreenPopHash('?nickName=100%&status=200').name).to.equal('100%');
    expect(['100', '200', '400'].map((status) => parseScreenPopHash(`#?status=${status}`).phase)).to.deep.equal(['ring', 'answer', 'end']);
  });

  for (const hash of [
    '',
    '#',
    '#?',
    '#/tickets',
    '#?&&&=&',
    '#?=x',
    '#?status=300&type=fax&avatar=javascript:alert(1)',
    '#?status=__proto__&type=constructor',
  ]) {
    it(`finds nothing in ${hash || 'an empty hash'}`, () => {
      const { agent, parameters, ...rest } = parseScreenPopHash(hash);
      expect(rest).to.deep.equal({});
      expect(agent).to.deep.equal({});
      expect(Object.isFrozen(parameters)).to.equal(true);
    });
  }

  it('is not led astray by prototypes, doubles or floods', () => {
    const facts = parseScreenPopHash('#?__proto__=x&constructor=y&toString=z&mobile=1&mobile=2');
    expect(Object.getPrototypeOf(facts.parameters)).to.equal(null);
    expect({ ...facts.parameters }).to.deep.equal({ constructor: 'y', toString: 'z', mobile: '1' });
    expect(facts.number).to.equal('1');
    expect(({} as Record<string, unknown>)['x']).to.equal(undefined);
    const start = performance.now();
    expect(Object.keys(parseScreenPopHash(`#?${'a=1&b=%ZZ&'.repeat(500_000)}`).parameters).length).to.be.at.most(64);
    expect(performance.now() - start).to.be.below(500);
  });
});
