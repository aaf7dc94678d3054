import { expect } from '@open-wc/testing';
import { fieldProblem, type FormField } from './form-field.js';

describe('fieldProblem', () => {
  const cases: readonly (readonly [FormField, string, string | undefined])[] = [
    [{ name: 'name' }, '', undefined],
    [{ name: 'name', required: true }, '  ', 'prechat.error.required'],
    [{ name: 'topic', type: 'select', required: true }, '', 'prechat.error.choose'],
    [{ name: 'terms', type: 'checkbox', required: true }, '', 'prechat.error.tick'],
    [{ name: 'email' }, 'amina@example.com', undefined],
    [{ name: 'email' }, 'amina@example', 'prechat.error.email'],
    [{ name: 'email' }, 'a b@example.com', 'prechat.error.email'],
    [{ name: 'phone' }, '+44 (0)20 7946-0958', undefined],
    [{ name: 'phone' }, 'call me', 'prechat.error.phone'],
    [{ name: 'order', pattern: '[A-Z]{2}\\d+' }, 'AB12', undefined],
    [{ name: 'order', pattern: '[A-Z]{2}\\d+' }, 'AB12x', 'prechat.error.pattern'],
    [{ name: 'name', maxLength: 2 }, '😀😀', undefined],
    [{ name: 'name', maxLength: 2 }, 'abc', 'prechat.error.long'],
  ];
  for (const [field, value, word] of cases) {
    it(`says ${word ?? 'nothing'} of "${value}" for ${JSON.stringify(field)}`, () => {
      expect(fieldProblem(field, value)?.[0]).to.equal(word);
    });
  }
});
