import { phoneScenes } from './phone-scenes.js';
import { people } from './samples.js';
import type { Scene, SceneGroup } from './scene.js';
import { Stand } from './stand.js';

type Plot = (stand: Stand, element: HTMLElement) => Promise<unknown> | void;

/** A widget on the back end in memory; the plot is played after signing in. */
function widgetScene(
  element: 'cc-softphone' | 'cc-agent-status',
  name: string,
  plot: Plot,
  { signsIn = true }: { readonly signsIn?: boolean } = {},
): Scene {
  return {
    name,
    show: async (frame, clock) => {
      const stand = new Stand(clock);
      const { phone, agent, audio } = stand;
      const widget = Object.assign(document.createElement(element), { clock, phone, agent, audio, manualSignIn: true });
      frame.append(widget);
      if (signsIn) await stand.signIn();
      await plot(stand, widget);
    },
  };
}

const softphone = (name: string, plot: Plot, options?: { readonly signsIn?: boolean }): Scene =>
  widgetScene('cc-softphone', name, plot, options);
const status = (name: string, plot: Plot, options?: { readonly signsIn?: boolean }): Scene =>
  widgetScene('cc-agent-status', name, plot, options);

async function press(element: HTMLElement, selector: string): Promise<void> {
  await customElements.whenDefined(element.localName);
  await (element as HTMLElement & { readonly updateComplete: Promise<boolean> }).updateComplete;
  element.shadowRoot?.querySelector<HTMLElement>(selector)?.click();
}

/** Every state of the softphone and of the agent's status. */
export const widgetScenes: readonly SceneGroup[] = [
  {
    element: 'cc-softphone',
    scenes: [
      ...phoneScenes,
      softphone('idle', () => {}),
      softphone('ringing in', ({ server, clock }) => {
        server.ring(people.amina);
        clock.skip(4_000);
      }),
      softphone('ringing out', ({ phone }) => phone.dial('+44 20 7946 0958')),
      softphone('talking', (stand) => stand.talk(people.amina)),
      softphone('muted', async (stand) => stand.phone.mute((await stand.talk(people.amina)).id)),
      softphone('speaking', async (stand) => {
        await stand.talk(people.amina);
        // the watch, and the meter beside mute
        await stand.sound(0.75, 100, { listeners: 2 });
      }),
      softphone('speaking while muted', async (stand) => {
        await stand.phone.mute((await stand.talk(people.amina)).id);
        await stand.sound(0.8, 2000);
      }),
      softphone('nothing heard', async (stand) => {
        await stand.talk(people.amina);
        await stand.sound(0, 13_000, { dead: true });
      }),
      softphone('headset unplugged', async (stand) => {
        await stand.audio.choose('microphone', 'headset-in');
        await stand.talk(people.amina);
        stand.hardware.set({ microphones: [{ id: 'default', label: 'Default microphone' }] });
      }),
      softphone('on hold', async (stand) => stand.phone.hold((await stand.talk(people.amina)).id)),
      softphone('held by them', async (stand) => (await stand.talk(people.amina)).farEnd.hold()),
      softphone('interrupted', async (stand) => (await stand.talk(people.amina)).farEnd.media('interrupted')),
      softphone('keypad', async (stand, element) => {
        await stand.talk(people.amina);
        await press(element, '[part="stage"]');
        const controls = element.shadowRoot?.querySelector('cc-call-controls');
        if (controls) controls.keypadOpen = true;
      }),
      softphone('second call', async (stand) => {
        await stand.talk(people.amina);
        stand.server.ring(people.robin);
      }),
      softphone('three calls', async (stand) => {
        await stand.talk(people.wang, 300);
        await stand.talk(people.amina);
        stand.server.ring(people.robin);
      }),
      softphone('busy line', async (stand) => {
        await stand.phone.dial('1002');
        stand.leg.farEnd.identify(people.robin);
        stand.leg.farEnd.end('busy');
      }),
      softphone('missed call', ({ server }) => server.ring(people.amina).farEnd.end('canceled')),
      softphone('wrap-up', async (stand) => {
        (await stand.talk(people.amina)).farEnd.end();
        stand.phone.dismiss(stand.phone.state.calls[0]?.id ?? '');
        stand.clock.skip(12_000);
      }),
      softphone('break', ({ agent }) => agent.setState('break', 'lunch')),
      softphone('signed out', () => {}, { signsIn: false }),
      softphone('reconnecting', ({ server }) => server.loseSignaling()),
      softphone('reconnecting in a call', async (stand) => {
        await stand.talk(people.amina);
        stand.server.loseSignaling();
      }),
      softphone('rejected', ({ server }) => server.dropRegistration(), {}),
      softphone('microphone blocked', ({ hardware }) => hardware.set({ permission: 'denied' })),
      softphone('microphone busy', async ({ server, phone, hardware }) => {
        const leg = server.ring(people.amina);
        hardware.microphone.refusal = 'microphone-busy';
        await phone.answer(leg.id).catch(() => undefined);
      }),
      softphone('sound locked', ({ hardware, server }) => {
        hardware.set({ locked: true });
        server.ring(people.amina);
      }),
      softphone('wrong number', async ({ phone }) => phone.dial('not a number!').catch(() => undefined)),
      softphone('settings', (_stand, element) => press(element, '.open-settings')),
      softphone('long name', async (stand) => stand.talk(people.long)),
      softphone('hostile name', ({ server }) => void server.ring(people.hostile)),
      {
        name: 'no phone',
        show: (frame, clock) => {
          frame.append(Object.assign(document.createElement('cc-softphone'), { clock }));
          clock.skip(3_000);
        },
      },
    ],
  },
  {
    element: 'cc-agent-status',
    scenes: [
      status('ready', () => {}),
      status('not ready', ({ agent }) => agent.setState('not-ready', 'training')),
      status('break', ({ agent }) => agent.setState('break')),
      status('on a call', (stand) => stand.talk(people.amina)),
      status('wrap-up', async (stand) => (await stand.talk(people.amina)).farEnd.end()),
      status('signed out', () => {}, { signsIn: false }),
      status('list of states', async (stand, element) => {
        await stand.agent.setState('break', 'coffee');
        await press(element, '[part="current"]');
      }),
    ],
  },
];
