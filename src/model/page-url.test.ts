import { expect } from '@open-wc/testing';
import { CcError } from './error.js';
import { filledURL, isLoopback, templateOrigin } from './page-url.js';

const desk = 'https://desk.example.com/agent';
const crm = 'https://crm.example.com';

function outcome(template: string, values: Record<string, string> = {}, base = desk, origins: readonly string[] = [crm]): string {
  try {
    return filledURL(template, values, { base, origins }).href;
  } catch (error) {
    return error instanceof CcError ? error.code : String(error);
  }
}

describe('filledURL', () => {
  it('fills in and gives the whole address', () => {
    expect(outcome(`${crm}/{a}`, { a: 'x y' })).to.equal(`${crm}/x%20y`);
    expect(outcome('tickets/{a}', { a: '1' }, desk, ['https://desk.example.com'])).to.equal('https://desk.example.com/tickets/1');
  });

  for (const [template, values] of [
    ['https://evil.example/', {}],
    ['http://crm.example.com/', {}],
    ['https://crm.example.com.evil.example/', {}],
    ['https://crm.example.com@evil.example/', {}],
    ['https://ada:secret@crm.example.com/', {}],
    ['https://crm.example.com:444/', {}],
    ['//evil.example/', {}],
    ['\\\\evil.example\\', {}],
    ['javascript:alert(1)', {}],
    ['JaVaScRiPt:alert(1)', {}],
    [' javascript:alert(1)', {}],
    ['java\nscript:alert(1)', {}],
    ['data:text/html,x', {}],
    ['blob:https://crm.example.com/x', {}],
    ['{x}', { x: 'javascript:alert(1)' }],
    ['{x}', { x: 'https://evil.example/' }],
    ['/{x}', { x: '/evil.example/' }],
    ['https://{x}/', { x: 'evil.example' }],
    ['https://{x}.example.com/', { x: 'evil.example/' }],
    ['https://crm.example.com{x}/', { x: '.evil.example' }],
    ['https://crm.example.com{x}/', { x: '@evil.example' }],
    ['http://localhost/', {}],
    ['https://[', {}],
  ] as const) {
    it(`refuses ${JSON.stringify(template)} with ${JSON.stringify(values)}`, () => {
      expect(outcome(template, values)).to.equal('url-not-allowed');
    });
  }

  it('takes http of this machine on this machine alone', () => {
    expect(outcome('http://localhost:8081/crm', {}, 'http://127.0.0.1:8080/', ['http://localhost:8081'])).to.equal(
      'http://localhost:8081/crm',
    );
    expect(outcome('http://crm.example.com/', {}, 'http://127.0.0.1:8080/', ['http://crm.example.com'])).to.equal('url-not-allowed');
  });
});

describe('isLoopback', () => {
  it('knows this machine by its names', () => {
    for (const host of ['localhost', 'crm.localhost', '127.0.0.1', '127.9.9.9', '[::1]']) expect(isLoopback(host), host).to.equal(true);
    for (const host of ['localhost.example.com', 'notlocalhost', '128.0.0.1', '127.0.0.1.example.com', '', '[::2]']) {
      expect(isLoopback(host), host).to.equal(false);
    }
  });
});

describe('templateOrigin', () => {
  it('is where a template leads whatever is filled in', () => {
    expect(templateOrigin(`${crm}/{party.number}#?a={type}`, desk)).to.equal(crm);
  });
});
