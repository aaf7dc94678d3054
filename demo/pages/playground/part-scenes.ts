import { type Call, type SoundHint, CcError, noAbilities } from 'contact-center-widgets';
import { endedCall, people, sampleAudio, sampleCall, unreachable } from './samples.js';
import { partScene, type Scene, type SceneGroup } from './scene.js';

const incoming = (name: string, party: keyof typeof people, more: Readonly<Record<string, unknown>> = {}): Scene =>
  partScene(name, 'cc-incoming-call', (clock) => ({ call: sampleCall(clock, people[party], { state: 'ringing' }), ...more }));

const active = (name: string, change: Partial<Call> = {}, party: keyof typeof people = 'amina'): Scene =>
  partScene(name, 'cc-active-call', (clock) => ({ call: sampleCall(clock, people[party], change) }));

const controls = (name: string, change: Partial<Call> = {}, more: Readonly<Record<string, unknown>> = {}): Scene =>
  partScene(name, 'cc-call-controls', (clock) => ({ call: sampleCall(clock, people.amina, change), ...more }));

/** A voice that is neither quiet nor loud. */
const levels = (_purpose: string, listener: (level: number) => void): (() => void) => {
  listener(0.62);
  return () => {};
};

const devices = (name: string, change: Partial<typeof sampleAudio> = {}, open: readonly string[] = []): Scene => ({
  name,
  show: async (frame) => {
    const element = Object.assign(document.createElement('cc-audio-devices'), { audio: { ...sampleAudio, ...change }, levels });
    frame.append(element);
    await element.updateComplete;
    for (const selector of open) element.shadowRoot?.querySelector<HTMLElement>(selector)?.click();
  },
});

const hints = (name: string, ...said: readonly SoundHint[]): Scene => partScene(name, 'cc-sound-hints', () => ({ hints: said }));
const meter = (name: string, level: number, more: Readonly<Record<string, unknown>> = {}): Scene =>
  partScene(name, 'cc-level-meter', () => ({
    follow: (listener: (level: number) => void) => (listener(level), () => {}),
    label: 'Level',
    ...more,
  }));

/** Every state of the parts, by plain properties. */
export const partScenes: readonly SceneGroup[] = [
  {
    element: 'cc-incoming-call',
    scenes: [
      incoming('ringing', 'amina'),
      incoming('answering', 'amina', { busy: new Set(['answer']) }),
      incoming('number only', 'unnamed'),
      incoming('withheld', 'withheld'),
      incoming('long name', 'long'),
      incoming('right to left name', 'hebrew'),
      incoming('hostile name', 'hostile'),
    ],
  },
  {
    element: 'cc-active-call',
    scenes: [
      active('connected'),
      active('dialing', { state: 'dialing', direction: 'outbound' }),
      active('ringing out', { state: 'ringing', direction: 'outbound' }),
      active('connecting', { state: 'connecting' }),
      active('on hold', { hold: 'local' }),
      active('held by them', { hold: 'remote' }),
      active('muted', { muted: true }),
      active('interrupted', { media: 'interrupted' }),
      partScene('ended', 'cc-active-call', (clock) => ({
        call: endedCall(clock, people.amina, { answeredAt: clock.now() - 134_000, endReason: 'remote-hangup' }),
      })),
      partScene('missed', 'cc-active-call', (clock) => ({ call: endedCall(clock, people.amina, { endReason: 'canceled' }) })),
      partScene('failed', 'cc-active-call', (clock) => ({
        call: endedCall(clock, people.robin, { direction: 'outbound', endReason: 'failed', error: unreachable }),
      })),
      active('long name', {}, 'long'),
    ],
  },
  {
    element: 'cc-call-controls',
    scenes: [
      controls('talking'),
      controls('muted', { muted: true }),
      controls('held', { hold: 'local' }),
      controls('holding', {}, { busy: new Set(['hold']) }),
      controls('keypad', {}, { keypadOpen: true }),
      controls('calling out', { state: 'ringing', direction: 'outbound' }),
      controls('cannot hold', { can: { ...noAbilities, mute: true, dtmf: true } }),
    ],
  },
  {
    element: 'cc-call-list',
    scenes: [
      partScene('ringing and held', 'cc-call-list', (clock) => ({
        talking: true,
        calls: [
          sampleCall(clock, people.robin, { state: 'ringing' }),
          sampleCall(clock, people.wang, { hold: 'local' }),
          endedCall(clock, people.unnamed, { endReason: 'remote-hangup' }),
        ],
      })),
      partScene('long names', 'cc-call-list', (clock) => ({
        calls: [
          sampleCall(clock, people.long, { hold: 'local' }),
          sampleCall(clock, people.hebrew, { state: 'ringing' }),
          sampleCall(clock, people.hostile, { state: 'dialing', direction: 'outbound' }),
        ],
      })),
    ],
  },
  {
    element: 'cc-dialpad',
    scenes: [
      partScene('empty', 'cc-dialpad', () => ({})),
      partScene('recall', 'cc-dialpad', () => ({ lastNumber: '+442079460958' })),
      partScene('number', 'cc-dialpad', () => ({ value: '+442079460958' })),
      partScene('address', 'cc-dialpad', () => ({ value: 'sip:amina.okafor@support.example.com' })),
      partScene('wrong', 'cc-dialpad', () => ({ value: 'not a number!', error: new CcError('invalid-number') })),
      partScene('in a call', 'cc-dialpad', () => ({ mode: 'dtmf', callId: '1', value: '4711#' })),
    ],
  },
  {
    element: 'cc-audio-devices',
    scenes: [
      devices('chosen'),
      devices('in use', { microphoneOpen: true }),
      devices('to be asked', { permission: 'prompt', microphones: [{ id: 'a', label: '' }], speakers: [{ id: 'b', label: '' }] }),
      devices('blocked', { permission: 'denied', microphones: [] }),
      devices('system speaker', { canChooseSpeaker: false }),
      devices('trying', {}, ['[part="try"]']),
      devices(
        'unplugged',
        {
          chosen: { microphone: 'default', speaker: 'default', ringer: 'default' },
          hints: [
            { kind: 'device-away', purpose: 'microphone', label: 'Jabra Evolve2 65' },
            { kind: 'device-away', purpose: 'speaker', label: 'Jabra Evolve2 65' },
          ],
          headset: { state: 'away', name: 'Jabra Evolve2 65' },
        },
        [],
      ),
      devices(
        'voice',
        {
          settings: { ringerVolume: 0.6, microphoneGain: 1.58, noiseSuppression: true, echoCancellation: true, autoGainControl: false },
          headset: { state: 'connected', name: 'Jabra Evolve2 65' },
        },
        ['summary'],
      ),
      devices('no headset buttons', { headset: { state: 'unsupported' } }),
      devices('headset refused', { headset: { state: 'none', error: new CcError('media-failed') } }),
      devices('headset elsewhere', { headset: { state: 'elsewhere', name: 'Poly Voyager Focus 2' } }),
    ],
  },
  {
    element: 'cc-sound-hints',
    scenes: [
      hints('speaking while muted', { kind: 'speaking-while-muted' }),
      hints('muted outside', { kind: 'microphone-muted' }),
      hints('nothing heard', { kind: 'microphone-silent' }),
      hints(
        'headset unplugged',
        { kind: 'device-away', purpose: 'microphone', label: 'Jabra Evolve2 65' },
        { kind: 'device-away', purpose: 'speaker', label: 'Jabra Evolve2 65' },
      ),
      hints('processor failed', { kind: 'processor-failed', error: new CcError('media-failed') }),
    ],
  },
  {
    element: 'cc-level-meter',
    scenes: [meter('voice', 0.62), meter('loud', 1), meter('silence', 0), meter('compact', 0.75, { compact: true })],
  },
  {
    element: 'cc-call-timer',
    scenes: [
      partScene('counting', 'cc-call-timer', (clock) => ({ since: clock.now() - 42_000 })),
      partScene('hours', 'cc-call-timer', (clock) => ({ since: clock.now() - 3_725_000 })),
      partScene('countdown', 'cc-call-timer', (clock) => ({ until: clock.now() + 30_000 })),
    ],
  },
];
