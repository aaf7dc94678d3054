import { expect } from '@open-wc/testing';
import type { AgentSessionState, PhoneState } from '../../context/contexts.js';
import { type AudioState, usualSound } from '../../model/audio.js';
import { CcError } from '../../model/error.js';
import { errorCodes } from '../../model/error-codes.js';
import type { Registration } from '../../model/registration.js';
import { callIn, now } from '../element.testing.js';
import { type Notice, noticesOf } from './notices.js';

const registered: Registration = { state: 'registered', number: '1001' };

function phone(change: Partial<PhoneState> = {}): PhoneState {
  return { registration: registered, calls: [], activeCallId: undefined, lines: [], error: undefined, ...change };
}

const audio: AudioState = {
  microphones: [],
  speakers: [],
  chosen: { microphone: 'default', speaker: 'default', ringer: 'default' },
  permission: 'granted',
  microphoneOpen: false,
  canChooseSpeaker: true,
  locked: false,
  settings: usualSound,
  hints: [],
  headset: { state: 'none' },
  error: undefined,
};

const agent: AgentSessionState = {
  agentState: 'ready',
  reason: undefined,
  since: now,
  wrapUpEndsAt: undefined,
  wrapUpMayEndAt: undefined,
  next: undefined,
  reasons: [],
  error: undefined,
};

const wordsOf = (notices: readonly Notice[]): readonly string[] =>
  notices.map(({ word, remedy }) => [word, remedy].filter(Boolean).join(' → '));

describe('noticesOf', () => {
  it('is silent when all is well, and before there is a phone', () => {
    expect(noticesOf({ phone: phone(), agent, audio })).to.deep.equal([]);
    expect(noticesOf({ phone: undefined, agent: undefined, audio: { ...audio, locked: true } })).to.deep.equal([]);
    expect(noticesOf({ phone: phone({ registration: { state: 'registering' } }), agent, audio })).to.deep.equal([]);
  });

  const registrations: readonly (readonly [Registration, string])[] = [
    [{ state: 'failed', error: new CcError('registration-rejected') }, 'error.registration-rejected → register'],
    [{ state: 'failed', error: new CcError('credential-rejected') }, 'error.credential-rejected → register'],
    [{ state: 'failed' }, 'error.registration-rejected → register'],
    [{ state: 'registering', error: new CcError('signaling-lost') }, 'phone.reconnecting'],
    [{ state: 'registering', error: new CcError('backend-unreachable') }, 'error.backend-unreachable → register'],
  ];
  for (const [registration, expected] of registrations) {
    it(`tells a registration that is ${registration.state} by ${registration.error?.code ?? 'nobody'}`, () => {
      expect(wordsOf(noticesOf({ phone: phone({ registration }), agent, audio }))).to.deep.equal([expected]);
    });
  }

  it('says that calls go on while the signalling is away', () => {
    const registration: Registration = { state: 'registering', error: new CcError('signaling-lost') };
    expect(wordsOf(noticesOf({ phone: phone({ registration, calls: [callIn()] }), agent, audio }))).to.deep.equal([
      'phone.reconnecting-calls',
    ]);
    expect(wordsOf(noticesOf({ phone: phone({ registration, calls: [callIn({ state: 'ended' })] }), agent, audio }))).to.deep.equal([
      'phone.reconnecting',
    ]);
  });

  it('tells the same thing once, whoever says it', () => {
    const error = new CcError('registration-rejected');
    const all = noticesOf({ phone: phone({ registration: { state: 'failed', error }, error }), agent: { ...agent, error }, audio });
    expect(wordsOf(all)).to.deep.equal(['error.registration-rejected → register']);
    const denied = new CcError('microphone-denied');
    const microphone = noticesOf({ phone: phone({ error: denied }), agent, audio: { ...audio, permission: 'denied', error: denied } });
    expect(wordsOf(microphone)).to.deep.equal(['error.microphone-denied → ask-microphone']);
  });

  it('leaves to the number field and to the call what they tell', () => {
    const error = new CcError('call-failed');
    expect(noticesOf({ phone: phone({ error: new CcError('invalid-number') }), agent, audio })).to.deep.equal([]);
    expect(
      noticesOf({ phone: phone({ error, calls: [callIn({ state: 'ended', endReason: 'failed', error })] }), agent, audio }),
    ).to.deep.equal([]);
  });

  it('puts what hinders most first', () => {
    const all = noticesOf({
      phone: phone({ error: new CcError('call-failed') }),
      agent,
      audio: { ...audio, locked: true, permission: 'denied' },
    });
    expect(wordsOf(all)).to.deep.equal([
      'phone.sound-locked → unlock-sound',
      'error.microphone-denied → ask-microphone',
      'error.call-failed',
    ]);
  });

  for (const code of errorCodes.filter((each) => each !== 'invalid-number' && each !== 'signaling-lost')) {
    it(`tells ${code} of an operation, and lets it be put away`, () => {
      const [notice, ...others] = noticesOf({ phone: phone({ error: new CcError(code) }), agent, audio });
      expect(notice).to.include({ word: `error.${code}`, dismissible: true });
      expect(others).to.deep.equal([]);
    });
  }
});
