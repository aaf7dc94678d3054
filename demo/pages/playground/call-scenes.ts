import { CallAudio, CcError, ClickToCall, type ClickToCallState, noAbilities, Phone } from 'contact-center-widgets';
import { FakeAudio, FakeCamera, FakeClickToCallBackend } from 'contact-center-widgets/backends/fake';
import { people, sampleAudio, sampleCall } from './samples.js';
import { paintedStream } from './painted-stream.js';
import { partScene, type Scene, type SceneGroup } from './scene.js';
import type { ShiftedClock } from './shifted-clock.js';

const atRest: Omit<ClickToCallState, 'since' | 'stage'> = {
  media: 'voice',
  abilities: { voice: true, video: true },
  queue: undefined,
  call: undefined,
  transferred: false,
  endReason: undefined,
  cause: undefined,
  error: undefined,
};

type Change = Partial<ClickToCallState>;

const panel = (
  name: string,
  change: (clock: ShiftedClock) => Change,
  more: (clock: ShiftedClock) => Readonly<Record<string, unknown>> = () => ({}),
): Scene =>
  partScene(name, 'cc-call-panel', (clock) => ({
    audio: sampleAudio,
    state: { ...atRest, stage: 'dialing', since: clock.now() - 20_000, ...change(clock) },
    ...more(clock),
  }));

const calling = (clock: ShiftedClock, change: Parameters<typeof sampleCall>[2] = {}): Change => ({
  call: sampleCall(clock, people.robin, {
    direction: 'outbound',
    can: { ...noAbilities, hold: true, mute: true, dtmf: true, video: true },
    ...change,
  }),
});

const ended = (name: string, endReason: ClickToCallState['endReason'], change: Change = {}): Scene =>
  panel(name, () => ({ stage: 'ended', endReason, ...change }));

const failed = (name: string, code: ConstructorParameters<typeof CcError>[0], change: Change = {}): Scene =>
  ended(name, 'failed', { error: new CcError(code), ...change });

const check = (name: string, properties: Readonly<Record<string, unknown>>): Scene =>
  partScene(name, 'cc-microphone-check', () => ({ audio: sampleAudio, ...properties }));

/** A button on a centre in memory; the plot is played afterwards. */
const button = (
  name: string,
  properties: Readonly<Record<string, unknown>>,
  plot: (center: FakeClickToCallBackend, clickToCall: ClickToCall, element: HTMLElement) => Promise<unknown> | void = () => {},
): Scene => ({
  name,
  show: async (frame, clock) => {
    const center = new FakeClickToCallBackend({ clock });
    const hardware = new FakeAudio();
    const clickToCall = new ClickToCall({
      loadPhone: async () => ({ Phone }),
      backend: () => center,
      microphone: hardware.microphone,
      camera: new FakeCamera(),
      audio: () => new CallAudio({ hardware }),
      measure: async (_stream, onLevel) => {
        onLevel(0.1);
        onLevel(0.62);
        return () => {};
      },
      clock,
    });
    const element = document.createElement('cc-call-button');
    frame.append(Object.assign(element, { clock, clickToCall, panel: 'inline', noMicrophoneCheck: true, ...properties }));
    await element.updateComplete;
    await plot(center, clickToCall, element);
  },
});

async function press(element: HTMLElement): Promise<void> {
  await (element as HTMLElement & { call(): Promise<void> }).call();
}

/** Presses, and waits until the centre has taken the request. */
async function request(element: HTMLElement, clickToCall: ClickToCall): Promise<void> {
  const taken = new Promise<void>((resolve) => {
    clickToCall.subscribe(({ stage }) => {
      // the back end in memory takes it within the same turn
      if (stage === 'requesting') requestAnimationFrame(() => resolve());
    });
  });
  await press(element);
  await taken;
}

/** Every state of a visitor's call. */
export const callScenes: readonly SceneGroup[] = [
  {
    element: 'cc-call-panel',
    scenes: [
      panel('checking', () => ({ stage: 'checking' })),
      panel('checking video', () => ({ stage: 'checking', media: 'video' })),
      panel('requesting', () => ({ stage: 'requesting' })),
      panel('queued', () => ({ stage: 'queued', queue: { position: 3, waited: 74, estimated: 240 } })),
      panel('queued unknown place', () => ({ stage: 'queued' })),
      panel('ringing', (clock) => calling(clock, { state: 'ringing' })),
      panel('talking', (clock) => calling(clock)),
      panel('muted', (clock) => calling(clock, { muted: true })),
      panel('voice only', (clock) => calling(clock, { can: { ...noAbilities, hold: true, mute: true, dtmf: true } })),
      panel('poor quality', (clock) =>
        calling(clock, { quality: { level: 'poor', mos: 2.4, loss: 0.14, jitter: 60, roundTrip: 420, warnings: [] } }),
      ),
      panel('reconnecting', (clock) => calling(clock, { media: 'interrupted' })),
      panel('on hold', (clock) => calling(clock, { hold: 'remote' })),
      panel('transferred', (clock) => ({ ...calling(clock), transferred: true })),
      panel('camera refused', (clock) => ({ ...calling(clock), error: new CcError('camera-denied') })),
      panel(
        'video',
        (clock) => ({ ...calling(clock, { camera: true, picture: true }), media: 'video' }),
        () => ({
          localStream: paintedStream('#3b6ea5', '#e8c39e'),
          remoteStream: paintedStream('#dfe5ee', '#b98a63'),
        }),
      ),
      panel(
        'video without picture',
        (clock) => ({ ...calling(clock, { camera: true }), media: 'video' }),
        () => ({
          localStream: paintedStream('#3b6ea5', '#e8c39e'),
        }),
      ),
      ended('you hung up', 'local-hangup', {}),
      panel('they hung up', (clock) => ({
        stage: 'ended',
        endReason: 'remote-hangup',
        ...calling(clock, { state: 'ended', answeredAt: clock.now() - 134_000, endedAt: clock.now() }),
      })),
      ended('canceled', 'canceled'),
      ended('queue time-out', 'queue-timeout'),
      ended('no agents', 'no-agents'),
      ended('outside hours', 'outside-hours'),
      ended('unsupported', 'unsupported', { error: new CcError('click-to-call-unsupported') }),
      ended('no video here', 'unsupported', {
        media: 'video',
        abilities: { voice: true, video: false },
        error: new CcError('click-to-call-unsupported'),
      }),
      failed('microphone denied', 'microphone-denied'),
      failed('camera missing', 'camera-missing', { media: 'video' }),
      failed('unreachable', 'backend-unreachable'),
      failed('refused', 'backend-refused'),
    ],
  },
  {
    element: 'cc-microphone-check',
    scenes: [
      check('asking', {}),
      check('listening', { level: 0.2 }),
      check('loud', { level: 0.72 }),
      check('denied', { error: new CcError('microphone-denied') }),
    ],
  },
  {
    element: 'cc-call-button',
    scenes: [
      button('at rest', {}),
      button('video', { media: 'video' }),
      button('choice', { media: 'choice' }),
      button('tenant cannot, number', { tel: '+44 20 7946 0958' }, async (center, clickToCall) => {
        center.offer({ voice: false, video: false });
        await clickToCall.prepare();
      }),
      button('tenant cannot, chat', { fallback: 'chat' }, async (center, clickToCall) => {
        center.offer({ voice: false, video: false });
        await clickToCall.prepare();
      }),
      button('microphone check', { noMicrophoneCheck: false }, (_center, _clickToCall, element) => press(element)),
      button('queued', {}, async (center, clickToCall, element) => {
        await request(element, clickToCall);
        center.queue({ position: 2, estimated: 100 });
      }),
      button('talking', {}, async (center, clickToCall, element) => {
        await request(element, clickToCall);
        center.ready();
        clickToCall.subscribe(({ call }) => {
          if (call?.state === 'ringing') center.phone.legs[0]?.farEnd.answer();
        });
      }),
      button('nobody free', { tel: '+44 20 7946 0958' }, async (center, _clickToCall, element) => {
        center.refuse('no-agents');
        await press(element);
      }),
      button('refused by the page', { authorize: () => false }, (_center, _clickToCall, element) => press(element)),
    ],
  },
];
