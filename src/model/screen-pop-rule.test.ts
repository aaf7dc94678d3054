import { expect } from '@open-wc/testing';
import type { ScreenPopSubject } from './screen-pop.js';
import { fits, fitsNumber } from './screen-pop-rule.js';
import { screenPopSteps } from './screen-pop.js';
import { fillTemplate, templateFields } from './screen-pop-template.js';

describe('fitsNumber', () => {
  for (const [pattern, number, expected] of [
    ['+49*', '+4930123456', true],
    ['+49*', '+49 (30) 123-456', true],
    ['+49*', '+44201234', false],
    ['10??', '1001', true],
    ['10??', '10011', false],
    ['*', '', true],
    ['?', '', false],
    ['1*3*5', '12345', true],
    ['1*3*5', '123456', false],
    ['', '1', false],
    ['.*', '1', true],
    ['(a+)+$', '1', false],
  ] as const) {
    it(`${pattern} is ${expected ? '' : 'not '}for ${number || 'a withheld number'}`, () => {
      expect(fitsNumber(pattern, number)).to.equal(expected);
    });
  }

  it('takes no longer for a pattern that is made for it', () => {
    const start = performance.now();
    expect(fitsNumber('*1'.repeat(32), `${'1'.repeat(60)}2`)).to.equal(false);
    expect(performance.now() - start).to.be.below(100);
  });
});

describe('fits', () => {
  const call: ScreenPopSubject = { kind: 'call', id: 'a', phase: 'ring', direction: 'inbound', party: { number: '1001' }, queue: 'sales' };
  const outbound = { ...call, direction: 'outbound' } as const;

  it('is for what comes in, unless it says otherwise', () => {
    expect([fits(undefined, call), fits({}, call), fits(undefined, outbound)]).to.deep.equal([true, true, false]);
    expect([
      fits({ direction: 'outbound' }, outbound),
      fits({ direction: 'any' }, outbound),
      fits({ direction: 'any' }, call),
    ]).to.deep.equal([true, true, true]);
  });

  it('asks for all that it says', () => {
    expect(fits({ kind: 'call', queue: ['service', 'sales'], number: ['2*', '10??'] }, call)).to.equal(true);
    expect(fits({ kind: 'chat' }, call)).to.equal(false);
    expect(fits({ queue: ['service'] }, call)).to.equal(false);
    expect(fits({ number: ['2*'] }, call)).to.equal(false);
    const { kind, id, phase, direction, party } = call;
    expect(fits({ queue: ['sales'] }, { kind, id, phase, direction, party })).to.equal(false);
  });
});

describe('a template', () => {
  it('keeps each value where it was put', () => {
    const template = 'https://crm.example.com/{party.number}/x?q={party.name}#{id}';
    expect(templateFields(template)).to.deep.equal(['party.number', 'party.name', 'id']);
    const url = new URL(
      fillTemplate(template, { 'party.number': '../../admin?x=1#', 'party.name': 'a&b=c#d', id: 'https://evil.example/' }),
    );
    expect([url.pathname, [...url.searchParams], url.hash]).to.deep.equal([
      '/..%2F..%2Fadmin%3Fx%3D1%23/x',
      [['q', 'a&b=c#d']],
      '#https%3A%2F%2Fevil.example%2F',
    ]);
  });

  it('puts in no step to another folder, nothing endless, and nothing that is inherited', () => {
    expect(fillTemplate('/a/{x}/b', { x: '..' })).to.equal('/a//b');
    expect(fillTemplate('/a/{x}', { x: 'y'.repeat(9999) })).to.have.length(3 + 512);
    expect(fillTemplate('{constructor}{toString}{x}', {})).to.equal('');
    expect(fillTemplate('{a}', { a: '{b}', b: 'c' })).to.equal('%7Bb%7D');
  });
});

describe('the steps of a screen pop', () => {
  it('end with being closed, which each may be', () => {
    for (const [state, next] of Object.entries(screenPopSteps)) expect(next.includes('closed'), state).to.equal(state !== 'closed');
  });
});
