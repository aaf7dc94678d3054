import { expect } from '@open-wc/testing';
import { shownPlace } from './shown-place.js';

describe('shownPlace', () => {
  it('tells what can be', () => {
    const place = { position: 3, waited: 0, estimated: 90, limit: 600 };
    expect(shownPlace(place)).to.deep.equal(place);
    expect(shownPlace({ position: 0 })).to.deep.equal({ position: 0 });
    expect(shownPlace({ position: 1.5 })).to.deep.equal({ position: 2 });
    expect(shownPlace(undefined)).to.deep.equal({});
  });

  for (const odd of [Number.NaN, Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY, -1, 1e9, 1e300]) {
    it(`tells nothing of ${odd}`, () => {
      expect(shownPlace({ position: odd, waited: odd, estimated: odd, limit: odd })).to.deep.equal({});
    });
  }
});
