import { type AudioState, type Call, CcError, type Clock, noAbilities, type Party, usualSound } from 'contact-center-widgets';

/** People who call. */
export const people: Readonly<Record<'amina' | 'robin' | 'wang' | 'unnamed' | 'withheld' | 'hebrew' | 'long' | 'hostile', Party>> = {
  amina: { number: '+44 20 7946 0958', name: 'Amina Okafor' },
  robin: { number: '1002', name: 'Robin Weiss' },
  wang: { number: '13800138000', name: '王晓明' },
  unnamed: { number: '+49 30 901820' },
  withheld: { number: '' },
  hebrew: { number: '+972 3 555 0123', name: 'מיכל לוי' },
  long: {
    number: '+1 (555) 010-0199 ext. 4455667788990011223344',
    name: 'Dr. Maximiliane-Theodora von Hohenlohe-Waldenburg-Schillingsfürst',
  },
  hostile: { number: '<b>1</b>', name: '<img src=x onerror=alert(1)> \u202Egnp.exe' },
};

/** A call in a given state; what is not said is as it would be. */
export function sampleCall(clock: Clock, party: Party, change: Partial<Call> = {}): Call {
  return {
    id: party.number || 'withheld',
    direction: 'inbound',
    party,
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
    startedAt: clock.now() - 8_000,
    ...((change.state ?? 'connected') === 'connected' && { answeredAt: clock.now() - 134_000 }),
    ...change,
  };
}

/** A call that is over. */
export function endedCall(clock: Clock, party: Party, change: Partial<Call>): Call {
  return sampleCall(clock, party, { state: 'ended', endedAt: clock.now(), ...change });
}

/** Three devices of each kind. */
export const sampleAudio: AudioState = {
  microphones: [
    { id: 'default', label: 'Default – MacBook Pro microphone' },
    { id: 'headset', label: 'Jabra Evolve2 65' },
  ],
  speakers: [
    { id: 'default', label: 'Default – MacBook Pro speakers' },
    { id: 'headset', label: 'Jabra Evolve2 65' },
    { id: 'monitor', label: 'DELL U2723QE' },
  ],
  chosen: { microphone: 'headset', speaker: 'headset', ringer: 'default' },
  permission: 'granted',
  microphoneOpen: false,
  canChooseSpeaker: true,
  locked: false,
  settings: usualSound,
  hints: [],
  headset: { state: 'none' },
  error: undefined,
};

/** An error that a call can end with. */
export const unreachable: CcError = new CcError('backend-unreachable');
