import { expect } from '@open-wc/testing';
import { activeCall, type Call, callChanges, type Hold, noAbilities, withHold } from './call.js';

const call = (id: string, change: Partial<Call> = {}): Call => ({
  id,
  direction: 'outbound',
  party: { number: id },
  state: 'connected',
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

describe('withHold', () => {
  const holds: readonly Hold[] = ['none', 'local', 'remote', 'both'];
  for (const hold of holds) {
    it(`turns each side of ${hold} on and off on its own`, () => {
      const remote = hold === 'remote' || hold === 'both';
      const local = hold === 'local' || hold === 'both';
      expect(withHold(hold, 'local', true)).to.equal(remote ? 'both' : 'local');
      expect(withHold(hold, 'local', false)).to.equal(remote ? 'remote' : 'none');
      expect(withHold(hold, 'remote', true)).to.equal(local ? 'both' : 'remote');
      expect(withHold(hold, 'remote', false)).to.equal(local ? 'local' : 'none');
    });
  }
});

describe('activeCall', () => {
  it('is the call that is not held here', () => {
    expect(activeCall([call('a', { hold: 'local' }), call('b'), call('c', { hold: 'both' })])?.id).to.equal('b');
  });

  it('stays with the call its user was in when all are held', () => {
    expect(activeCall([call('a', { hold: 'local' }), call('b', { hold: 'local' })], 'a')?.id).to.equal('a');
  });

  it('is none while a call only rings in, or all are over', () => {
    expect(activeCall([call('a', { direction: 'inbound', state: 'ringing' }), call('b', { state: 'ended' })])).to.equal(undefined);
  });
});

describe('callChanges', () => {
  it('names new calls and those whose state changed', () => {
    const [a, b] = [call('a'), call('b', { state: 'ringing' })];
    const later = { ...b, state: 'connecting' } as const;
    expect(callChanges([a, later, call('c')], [a, b])).to.deep.equal([
      { call: later, previous: 'ringing' },
      { call: call('c'), previous: undefined },
    ]);
  });
});
