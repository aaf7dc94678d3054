import { expect } from '@open-wc/testing';
import { wishedAnswerOf } from './wished-answer.js';

const wish = (headers: Readonly<Record<string, string>>): number | undefined => wishedAnswerOf({ getHeader: (name) => headers[name] });

describe('a call that asks to be answered by the phone', () => {
  it('says so in the ways that PBXs have', () => {
    expect(wish({ 'Call-Info': '<sip:pbx.example>;answer-after=0' })).to.equal(0);
    expect(wish({ 'Call-Info': '<uri>; Answer-After="3"' })).to.equal(3000);
    expect(wish({ 'Alert-Info': 'info=alert-autoanswer;delay=2' })).to.equal(2000);
    expect(wish({ 'Alert-Info': '<http://127.0.0.1>;info=alert-autoanswer' })).to.equal(0);
    for (const text of [
      'Ring Answer',
      'Auto Answer',
      '<sip:pbx>;info=RingAnswer',
      'Ring-Answer',
      '<sip:pbx>;info="Auto Answer"',
      'intercom=true',
    ])
      expect(wish({ 'Alert-Info': text }), text).to.equal(0);
    expect(wish({ 'Answer-Mode': 'Auto;require' })).to.equal(0);
  });

  it('does not where it says something else', () => {
    expect(wish({})).to.equal(undefined);
    for (const text of ['<http://pbx.example/sounds/bellcore-dr2>', 'info=external', 'alert-internal', 'Bellcore-dr3'])
      expect(wish({ 'Alert-Info': text }), text).to.equal(undefined);
    expect(wish({ 'Call-Info': '<http://x/photo.jpg>;purpose=icon' })).to.equal(undefined);
    expect(wish({ 'Answer-Mode': 'Manual' })).to.equal(undefined);
  });

  it('waits for a bounded time, whatever it asks', () => {
    expect(wish({ 'Call-Info': '<uri>;answer-after=9999' })).to.equal(60_000);
    expect(wish({ 'Call-Info': `<${'x'.repeat(60_000)}>;answer-after=1` })).to.equal(undefined);
  });
});
