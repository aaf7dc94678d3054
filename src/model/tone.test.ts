import { expect } from '@open-wc/testing';
import { type Call, noAbilities } from './call.js';
import { endToneFor, toneFor } from './tone.js';

const call = (change: Partial<Call>): Call => ({
  id: '1',
  direction: 'inbound',
  party: { number: '1' },
  state: 'ringing',
  hold: 'none',
  muted: false,
  media: 'ok',
  earlyMedia: false,
  camera: false,
  picture: false,
  screen: false,
  inConference: false,
  recording: 'off',
  data: {},
  quality: undefined,
  can: { ...noAbilities, hold: true, mute: true, dtmf: true },
  startedAt: 0,
  ...change,
});
const ringing = call({});
const out = call({ direction: 'outbound' });
const talking = call({ state: 'connected' });

describe('toneFor', () => {
  it('leaves a call alone that is to be shown and not heard, and rings for another one', () => {
    expect(toneFor([call({ silent: true })])).to.equal('silence');
    expect(toneFor([call({ silent: true }), ringing])).to.equal('ring');
  });

  it('leaves a call alone whose back end rings by itself', () => {
    expect(toneFor([{ ...ringing, soundsItself: true }])).to.equal('silence');
    expect(toneFor([{ ...ringing, soundsItself: true }, out])).to.equal('ring-back');
    expect(endToneFor(call({ state: 'ended', endReason: 'remote-hangup', soundsItself: true }))).to.equal(undefined);
  });

  it('is silent without calls, while talking, and after the end', () => {
    expect(toneFor([])).to.equal('silence');
    expect(toneFor([talking])).to.equal('silence');
    expect(toneFor([call({ state: 'ended' })])).to.equal('silence');
  });

  it('rings for an incoming call, but knocks while somebody talks', () => {
    expect(toneFor([ringing])).to.equal('ring');
    expect(toneFor([call({ state: 'connected', hold: 'local' }), ringing])).to.equal('ring');
    expect(toneFor([talking, ringing])).to.equal('call-waiting');
  });

  it('plays ring-back while the far end rings, unless the far end sends sound itself', () => {
    expect(toneFor([out])).to.equal('ring-back');
    expect(toneFor([call({ direction: 'outbound', earlyMedia: true })])).to.equal('silence');
    expect(toneFor([call({ direction: 'outbound', state: 'dialing' })])).to.equal('silence');
  });
});

describe('endToneFor', () => {
  it('says busy when a call out could not be had, and end when the far end hung up', () => {
    const ended = (endReason: NonNullable<Call['endReason']>, direction: Call['direction'] = 'outbound'): Call =>
      call({ state: 'ended', endReason, direction });
    for (const reason of ['busy', 'declined', 'unavailable', 'no-answer', 'failed', 'queue-timeout'] as const)
      expect(endToneFor(ended(reason)), reason).to.equal('busy');
    expect(endToneFor(ended('remote-hangup'))).to.equal('end');
    for (const reason of ['local-hangup', 'canceled', 'answered-elsewhere', 'transferred'] as const)
      expect(endToneFor(ended(reason)), reason).to.equal(undefined);
    expect(endToneFor(ended('declined', 'inbound'))).to.equal(undefined);
  });
});
