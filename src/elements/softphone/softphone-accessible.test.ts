import '../../define/softphone.js';
import { expectAccessible, longNamed, robin } from '../element.testing.js';
import { settlingTime } from '../settling/settling-controller.js';
import { SoftphoneStand } from './stand.testing.js';
import type { SoftphoneElement } from './softphone-element.js';

describe('cc-softphone is accessible', () => {
  let stand: SoftphoneStand;
  let element: SoftphoneElement;

  beforeEach(async () => {
    stand = new SoftphoneStand();
    element = await stand.mount();
  });

  afterEach(() => stand.dispose());

  const plots: Readonly<Record<string, () => Promise<unknown> | void>> = {
    idle: () => {},
    'ringing in': () => stand.ring(),
    'ringing out': () => stand.phone.dial('1002'),
    talking: () => stand.answered(),
    muted: async () => stand.phone.mute((await stand.answered()).id),
    held: async () => stand.phone.hold((await stand.answered()).id),
    'with a second call': async () => void ((await stand.answered()) && stand.server.ring(robin)),
    'after a call': async () => (await stand.ring()).farEnd.end('canceled'),
    'in wrap-up': async () => (await stand.answered()).farEnd.end(),
    'signed out': () => stand.agent.signOut(),
    reconnecting: () => stand.server.loseSignaling(),
    rejected: () => stand.server.dropRegistration(),
    'without a microphone': () => stand.hardware.set({ permission: 'denied' }),
    'without sound': () => stand.hardware.set({ locked: true }),
    'with settings': () => stand.button('Settings').click(),
    'with a wrong number': () => stand.phone.dial('?').catch(() => undefined),
    'with a long name': () => stand.talk(longNamed),
  };
  for (const [name, plot] of Object.entries(plots)) {
    it(name, async () => {
      await plot();
      await stand.pass(settlingTime);
      await expectAccessible(element);
    });
  }
});
