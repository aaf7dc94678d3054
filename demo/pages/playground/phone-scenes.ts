import { CallHistory, CallReports, type Contact, TransferRequestEvent } from 'contact-center-widgets';
import { paintedStream } from './painted-stream.js';
import { people } from './samples.js';
import type { Scene } from './scene.js';
import { Stand } from './stand.js';

/** Whom the agent of these scenes knows. */
const contacts: readonly Contact[] = [
  { name: 'Robin Weiss', number: '1002', group: 'Billing', favorite: true, watched: true, speedDial: 1 },
  { name: 'Noor Haddad', number: '1003', group: 'Billing', watched: true, speedDial: 2 },
  { name: 'Front desk', number: '1000', group: 'Office', watched: true },
  { name: '王晓明', number: '13800138000', group: 'Field service' },
  { name: 'Zoë Marchetti', number: '+39 06 555 0142', group: 'Field service' },
];

interface Scenery {
  readonly stand: Stand;
  readonly element: HTMLElement;
  /** Presses what a selector finds, in the softphone or in a part of it. */
  press(selector: string, part?: string): Promise<void>;
}

/** A softphone whose page gave it contacts, and whose agent has had calls. */
const phone = (
  name: string,
  plot: (scenery: Scenery) => Promise<unknown> | void,
  { had = true, extras = false }: { readonly had?: boolean; readonly extras?: boolean } = {},
): Scene => ({
  name,
  show: async (frame, clock) => {
    const stand = new Stand(clock, { extras });
    const history = new CallHistory({ phone: stand.phone, clock });
    const element = Object.assign(document.createElement('cc-softphone'), {
      clock,
      phone: stand.phone,
      agent: stand.agent,
      audio: stand.audio,
      history,
      contacts,
      manualSignIn: true,
    });
    frame.append(element);
    await stand.signIn();
    await stand.phone.watch(['1002', '1003', '1000']);
    stand.server.setLine('1002', 'idle');
    stand.server.setLine('1003', 'busy');
    stand.server.setLine('1000', 'offline');
    if (had) await haveCalls(stand);
    const press = async (selector: string, part?: string): Promise<void> => {
      const found = await shown(element, selector, part);
      found.click();
    };
    await plot({ stand, element, press });
  },
});

/** Four calls that are over. */
async function haveCalls(stand: Stand): Promise<void> {
  const { phone: line, server, clock } = stand;
  (await stand.talk(people.amina, 312)).farEnd.end();
  clock.skip(600_000);
  await line.dial('+39 06 555 0142');
  stand.leg.farEnd.end('busy');
  clock.skip(300_000);
  server.ring(people.wang).farEnd.end('canceled');
  clock.skip(120_000);
  server.ring(people.unnamed).farEnd.end('canceled');
  clock.skip(240_000);
  for (const { id } of line.state.calls) line.dismiss(id);
  await stand.agent.setState('ready');
}

/** Waits until something is there: views come when they are opened. */
async function shown(element: HTMLElement, selector: string, part?: string): Promise<HTMLElement> {
  for (;;) {
    const root = part ? element.shadowRoot?.querySelector(part)?.shadowRoot : element.shadowRoot;
    const found = root?.querySelector<HTMLElement>(selector);
    if (found) return found;
    await new Promise((resolve) => requestAnimationFrame(resolve));
  }
}

/** Waits for a fact about the phone. */
async function until(fact: () => boolean): Promise<void> {
  while (!fact()) await new Promise((resolve) => requestAnimationFrame(resolve));
}

async function type(element: HTMLElement, part: string, text: string): Promise<void> {
  const input = (await shown(element, 'input', part)) as HTMLInputElement;
  input.value = text;
  input.dispatchEvent(new Event('input', { bubbles: true, composed: true }));
}

/** The agent and three others. */
async function confer({ stand }: Scenery): Promise<void> {
  const parties = [people.amina, people.robin, people.long];
  for (const party of parties) {
    for (const { id, hold } of stand.phone.state.calls) if (hold === 'none') await stand.phone.hold(id);
    await stand.talk(party, 40);
  }
  await stand.phone.merge(stand.phone.state.calls.map(({ id }) => id));
}

/** What a softphone offers to an agent who lives in it. */
export const phoneScenes: readonly Scene[] = [
  phone('recent calls', () => {}),
  phone('contacts', ({ press }) => press('#tab-contacts')),
  phone('finding by name', async ({ element }) => type(element, 'cc-dialpad', 'no')),
  phone('all calls', ({ press }) => press('[data-view="history"]')),
  phone(
    'calls with reports',
    async ({ stand, element, press }) => {
      const reports = new CallReports({ phone: stand.phone, clock: stand.clock });
      element.addEventListener('context-request', (event) => {
        (event as Event & { readonly callback: (known: CallReports) => void }).callback(reports);
      });
      await haveCalls(stand);
      await press('[data-view="history"]');
    },
    { had: false },
  ),
  phone('voicemail', ({ stand }) => stand.server.setVoicemail({ waiting: true, new: 2, old: 1, number: '*97' })),
  phone('known caller', ({ stand }) => void stand.server.ring({ number: '1002', name: 'WEISS R' })),
  phone(
    'picture offered',
    ({ stand, element }) => {
      Object.assign(element, { dataLabels: { 'X-Order': 'Order', 'X-Language': 'Speaks' } });
      stand.server.ring(people.amina, { offersPicture: true, data: { 'X-Order': '2026-4711', 'X-Language': 'Igbo, English' } });
    },
    { extras: true },
  ),
  phone('six controls', ({ stand }) => stand.talk(people.amina)),
  phone('transfer', async ({ stand, press }) => {
    await stand.talk(people.amina);
    await press('[data-view="transfer"]');
  }),
  phone('transfer to whom', async ({ stand, element, press }) => {
    await stand.talk(people.amina);
    await press('[data-view="transfer"]');
    await type(element, 'cc-transfer-form', 'rob');
    await press('[role="option"]', 'cc-transfer-form');
  }),
  phone('handing over', async ({ stand }) => {
    const leg = await stand.talk(people.amina);
    void stand.phone.transfer(leg.id, '1003').catch(() => undefined);
  }),
  phone('asking first', async ({ stand }) => {
    const leg = await stand.talk(people.amina);
    await stand.phone.consult(leg.id, '1002');
    stand.leg.farEnd.identify(people.robin);
    stand.leg.farEnd.answer();
    stand.clock.skip(9_000);
  }),
  phone('transfer refused', async ({ stand, element }) => {
    const leg = await stand.talk(people.amina);
    await shown(element, '[data-view="transfer"]');
    element.dispatchEvent(new TransferRequestEvent(leg.id, '1003'));
    await until(() => stand.phone.state.calls.some(({ transfer }) => transfer !== undefined));
    leg.farEnd.reached('refused');
    await shown(element, '.refused');
  }),
  phone('all controls', ({ stand }) => stand.talk(people.amina), { extras: true }),
  phone(
    'more controls',
    async ({ stand, element }) => {
      await stand.talk(people.amina);
      const more = await shown(element, '.more');
      // a wide phone needs none
      if (more.offsetWidth > 0) more.click();
    },
    { extras: true },
  ),
  phone('ringing out with pictures', ({ stand }) => stand.phone.dial('+44 20 7946 0958'), { extras: true }),
  phone(
    'recording',
    async ({ stand }) => {
      const leg = await stand.talk(people.amina);
      await stand.phone.record(leg.id, 'on');
    },
    { extras: true },
  ),
  phone(
    'recording paused',
    async ({ stand }) => {
      const leg = await stand.talk(people.amina);
      await stand.phone.record(leg.id, 'on');
      await stand.phone.record(leg.id, 'paused');
    },
    { extras: true },
  ),
  phone(
    'recording ready',
    async ({ stand, element }) => {
      const leg = await stand.talk(people.amina);
      await stand.phone.record(leg.id, 'on');
      await shown(element, 'cc-call-recording');
      stand.clock.skip(83_000);
      await stand.phone.record(leg.id, 'off');
    },
    { extras: true },
  ),
  phone(
    'video',
    async ({ stand }) => {
      const leg = await stand.talk(people.amina);
      leg.farEnd.show(paintedStream('#dfe5ee', '#b98a63'));
      await stand.phone.turnCameraOn(leg.id);
      await stand.phone.record(leg.id, 'on');
    },
    { extras: true },
  ),
  phone(
    'sharing the screen',
    async ({ stand }) => {
      const leg = await stand.talk(people.amina);
      await stand.phone.shareScreen(leg.id, true);
    },
    { extras: true },
  ),
  phone('conference', confer, { extras: true }),
  phone(
    'conference on hold',
    async (scenery) => {
      await confer(scenery);
      for (const { id } of scenery.stand.phone.state.calls) await scenery.stand.phone.hold(id);
    },
    { extras: true },
  ),
  phone(
    'conference beside a call',
    async (scenery) => {
      await confer(scenery);
      await scenery.stand.phone.dial('1003');
      scenery.stand.leg.farEnd.answer();
      scenery.stand.clock.skip(20_000);
      scenery.stand.server.ring(people.unnamed);
    },
    { extras: true },
  ),
  phone('send elsewhere', async ({ stand, press }) => {
    stand.server.ring(people.amina);
    await press('[data-view="forward"]');
  }),
];
