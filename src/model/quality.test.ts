import { expect } from '@open-wc/testing';
import { callQuality, type QualityLevel } from './quality.js';

const perfect = { loss: 0, jitter: 0, roundTrip: 0 };

describe('callQuality', () => {
  it('gives an unimpaired call the best score there is', () => {
    const { level, mos } = callQuality(perfect);
    expect(level).to.equal('good');
    expect(mos).to.be.within(4.3, 4.42);
  });

  it('is good on an ordinary network', () => {
    expect(callQuality({ loss: 0.005, jitter: 8, roundTrip: 60 })).to.include({ level: 'good', loss: 0.005, jitter: 8, roundTrip: 60 });
  });

  // R = 93.2 − 0.024·40 − 95·p/(p + 25.1), and the score of ITU-T G.107 Annex B
  for (const [percent, score] of [
    [1, 4.3],
    [2, 4.2],
    [5, 3.88],
    [10, 3.36],
    [20, 2.58],
  ] as const) {
    it(`scores ${String(percent)} % of loss with ${String(score)}`, () => {
      expect(callQuality({ ...perfect, loss: percent / 100 }).mos).to.be.closeTo(score, 0.01);
    });
  }

  it('takes delay hard only once people begin to talk over each other', () => {
    const scores = [0, 200, 400, 800].map((roundTrip) => callQuality({ ...perfect, roundTrip }).mos);
    expect((scores[0] ?? 0) - (scores[1] ?? 0)).to.be.below(0.1);
    expect((scores[2] ?? 0) - (scores[3] ?? 0)).to.be.above(0.5);
  });

  it('counts jitter as the delay of the buffer that evens it out', () => {
    expect(callQuality({ ...perfect, jitter: 200 }).mos).to.be.closeTo(callQuality({ ...perfect, roundTrip: 800 }).mos, 0.001);
  });

  it('says fair and poor', () => {
    expect(callQuality({ loss: 0.06, jitter: 20, roundTrip: 150 }).level).to.equal('fair');
    expect(callQuality({ loss: 0.25, jitter: 80, roundTrip: 500 }).level).to.equal('poor');
  });

  it('never gets better by more loss, more jitter or a longer way, and stays in range', () => {
    for (const name of ['loss', 'jitter', 'roundTrip'] as const) {
      let last = 5;
      for (let step = 0; step <= 20; step++) {
        const { mos } = callQuality({ ...perfect, [name]: name === 'loss' ? step / 20 : step * 100 });
        expect(mos).to.be.within(1, 4.5);
        expect(mos).to.be.at.most(last);
        last = mos;
      }
    }
  });

  it('keeps its level near a boundary', () => {
    const near = (mos: number): { readonly loss: number; readonly jitter: number; readonly roundTrip: number } => {
      const loss = Array.from({ length: 1000 }, (_, index) => index / 1000).find(
        (share) => callQuality({ ...perfect, loss: share }).mos <= mos,
      );
      return { ...perfect, loss: loss ?? 1 };
    };
    const levels = (measure: ReturnType<typeof near>): readonly QualityLevel[] =>
      (['good', 'fair', 'poor'] as const).map((before) => callQuality(measure, before).level);
    expect(levels(near(4.08))).to.deep.equal(['good', 'fair', 'fair']);
    expect(levels(near(3.95))).to.deep.equal(['fair', 'fair', 'fair']);
    expect(levels(near(3.18))).to.deep.equal(['fair', 'fair', 'poor']);
    expect(levels(near(3.05))).to.deep.equal(['poor', 'poor', 'poor']);
  });

  it('is not thrown by figures that are none', () => {
    expect(callQuality({ loss: Number.NaN, jitter: -5, roundTrip: Number.NaN })).to.include({
      level: 'good',
      loss: 0,
      jitter: 0,
      roundTrip: 0,
    });
  });
});
