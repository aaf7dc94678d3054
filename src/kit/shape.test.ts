import { expect } from '@open-wc/testing';
import { among, flag, listOf, mapOf, number, object, optional, read, type Shape, text, variant } from './shape.js';

interface Pet {
  readonly name: string;
  readonly age?: number;
}

const pet: Shape<Pet> = object<Pet>({ name: text, age: optional(number) });

type Noise = { readonly kind: 'loud'; readonly volume: number } | { readonly kind: 'quiet' };

const noise: Shape<Noise> = variant<Noise>('kind', {
  loud: object<Extract<Noise, { kind: 'loud' }>>({ kind: among('loud'), volume: number }),
  quiet: object<Extract<Noise, { kind: 'quiet' }>>({ kind: among('quiet') }),
});

describe('shape', () => {
  it('gives what has the shape, frozen, without what was not asked for', () => {
    const found = read(pet, { name: 'Rex', age: 3, secret: 1 });
    expect(found).to.deep.equal({ name: 'Rex', age: 3 });
    expect(Object.isFrozen(found)).to.equal(true);
    expect(read(pet, { name: 'Rex' })).to.deep.equal({ name: 'Rex' });
    expect(read(pet, { name: 'Rex', age: undefined })).to.deep.equal({ name: 'Rex' });
    expect(read(listOf(pet), [{ name: 'Rex' }])).to.deep.equal([{ name: 'Rex' }]);
    expect(read(mapOf(flag), { a: true })).to.deep.equal({ a: true });
    expect(read(noise, { kind: 'loud', volume: 2, name: 'x' })).to.deep.equal({ kind: 'loud', volume: 2 });
  });

  it('refuses whatever else there is', () => {
    const refused: readonly (readonly [Shape<unknown>, readonly unknown[]])[] = [
      [text, [undefined, null, 1, {}, ['a']]],
      [number, ['1', NaN, Infinity, null]],
      [flag, [0, 'true', undefined]],
      [among('a', 'b'), ['c', '', undefined, ['a']]],
      [listOf(text), ['a', { length: 0 }, [1], null]],
      [mapOf(text), [[], { a: 1 }, null, 'a']],
      [pet, [undefined, null, [], 'Rex', {}, { name: 1 }, { name: 'Rex', age: '3' }, { name: 'Rex', age: null }]],
      [noise, [{}, { kind: 'odd' }, { kind: 'loud' }, { kind: 'toString' }, { kind: '__proto__' }, { kind: ['quiet'] }]],
    ];
    for (const [shape, values] of refused)
      for (const value of values) expect(read(shape, value), JSON.stringify(value)).to.equal(undefined);
  });

  it('is not harmed by the names that objects bring along', () => {
    const found = read(mapOf(text), JSON.parse('{"__proto__":"a","constructor":"b"}'));
    expect(Object.getPrototypeOf(found)).to.equal(Object.prototype);
    expect(Object.keys(found ?? {})).to.deep.equal(['__proto__', 'constructor']);
  });

  it('does not hide the failures of a shape itself', () => {
    const broken: Shape<string> = () => {
      throw new RangeError('broken');
    };
    expect(() => read(broken, 1)).to.throw(RangeError);
  });
});
