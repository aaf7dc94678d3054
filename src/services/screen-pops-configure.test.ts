import { expect } from '@open-wc/testing';
import { CcError } from '../model/error.js';
import { crm, staged } from './screen-pops.testing.js';

const page = 'https://crm.example.com/tickets';

describe('ScreenPops.configure', () => {
  const refused = (config: object, lookups = {}): string => {
    try {
      staged(config, lookups);
      return 'taken';
    } catch (error) {
      return error instanceof CcError ? `${error.code}: ${error.message}` : String(error);
    }
  };
  const rule = (open: object): object => ({ ...crm, rules: [{ id: 'a', open }] });

  it('takes plain data and nothing that is not in its form', () => {
    expect(refused(JSON.parse(JSON.stringify(crm)) as object)).to.equal('taken');
    for (const wrong of [
      { pages: 'CRM' },
      { pages: [{ name: 'CRM' }] },
      { pages: [{ name: 'CRM', url: page, when: { on: ['later'] } }] },
      rule({ type: 'window', url: page }),
      rule({ type: 'tab', url: page, name: '_top' }),
      rule({ type: 'hash', page: 'Nobody' }),
      rule({ type: 'lookup', lookup: 'nobody', one: { type: 'event' } }),
      rule({ type: 'tab', name: 'a', url: `${page}/{party.numbr}` }),
      {
        ...crm,
        rules: [
          { id: 'a', open: { type: 'event' } },
          { id: 'a', open: { type: 'event' } },
        ],
      },
      { pages: [crm.pages?.[0], crm.pages?.[0]] },
    ]) {
      expect(refused(wrong), JSON.stringify(wrong)).to.match(/^rule-invalid: /);
    }
  });

  it('takes https and this machine, and nothing else', () => {
    for (const url of [
      'http://crm.example.com/',
      'javascript:alert(1)',
      'data:text/html,a',
      'ftp://a/',
      'https://a:b@crm.example.com/',
      'http://localhost/',
      'blob:https://a/b',
      '//crm.example.com:x',
    ]) {
      expect(refused({ pages: [{ name: 'CRM', url }] }), url).to.match(/^url-not-allowed: /);
    }
    expect(refused({ pages: [{ name: 'CRM', url: 'tickets.html' }] })).to.equal('taken');
    const local = staged({ pages: [{ name: 'CRM', url: 'http://localhost:8081/crm.html' }] }, {}, { base: 'http://127.0.0.1:8080/' });
    expect(local.screenPops.plan.origins).to.deep.equal(['http://localhost:8081']);
  });

  it('keeps what was there when something is wrong', () => {
    const { screenPops } = staged();
    expect(() => screenPops.configure({ pages: [{ name: 'CRM', url: 'javascript:1' }] })).to.throw(CcError);
    expect(screenPops.plan.pages).to.have.length(1);
  });
});
