import { expect } from '@open-wc/testing';
import { callIn } from '../element.testing.js';
import { consultationOf } from './consultation.js';

const subject = callIn({ id: 'subject', hold: 'local' });
const consulted = callIn({ id: 'consulted', consultationFor: 'subject' });

describe('consultationOf', () => {
  it('is the same for either of its two calls', () => {
    const calls = [subject, consulted];
    for (const call of calls) expect(consultationOf(call, calls)).to.deep.equal({ subject, consulted });
  });

  it('is none for another call, and none when one of the two is over', () => {
    const other = callIn({ id: 'other' });
    expect(consultationOf(other, [subject, consulted, other])).to.equal(undefined);
    expect(consultationOf(consulted, [{ ...subject, state: 'ended' }, consulted])).to.equal(undefined);
  });

  it('is none while both talk together, and is one again when somebody was taken aside', () => {
    const together = [subject, consulted].map((call): typeof call => ({ ...call, hold: 'none', inConference: true }));
    for (const call of together) expect(consultationOf(call, together)).to.equal(undefined);
    const [first, second] = together as [typeof subject, typeof consulted];
    const aside = { ...first, hold: 'local', inConference: false } as const;
    const left = { ...second, inConference: false };
    expect(consultationOf(left, [aside, left])).to.deep.equal({ subject: aside, consulted: left });
  });
});
