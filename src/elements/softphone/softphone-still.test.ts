import { expect } from '@open-wc/testing';
import '../../define/softphone.js';
import { FakeCamera, FakeMixer } from '../../backends/fake/index.js';
import type { PhoneOptions } from '../../services/phone.js';
import { findPart, part, rendered, robin, until } from '../element.testing.js';
import { settlingTime } from '../settling/settling-controller.js';
import { SoftphoneStand } from './stand.testing.js';

const camera = new FakeCamera();
const everything: Partial<PhoneOptions> = {
  camera,
  screen: camera,
  mixer: async () => new FakeMixer(),
  recording: { record: async () => ({ type: 'audio/webm', stop: async () => new Blob([]) }), toneEvery: 0 },
};

describe('what is under the pointer in cc-softphone', () => {
  let stand: SoftphoneStand;

  afterEach(() => stand.dispose());

  /** Where what ends the call is pressed. */
  function pressedAt(): readonly number[] {
    const { left, top, right, bottom } = part(stand.element, 'hang-up').getBoundingClientRect();
    return [left, right, top, bottom].map(Math.round);
  }

  for (const [phone, more] of [
    ['a phone for voices', {}],
    ['a phone with pictures and recordings', everything],
  ] as const) {
    for (const [width, density] of [
      [280, '1'],
      [280, '0.85'],
      [360, '1'],
    ] as const) {
      it(`stays where it is from ringing to talking, on ${phone}, ${String(width)} px wide, density ${density}`, async () => {
        stand = new SoftphoneStand(more);
        await stand.mount();
        stand.element.style.cssText = `inline-size: ${String(width)}px; --cc-density: ${density}`;
        await stand.phone.dial(robin.number);
        const [leg] = stand.server.legs;
        await until(() => findPart(stand.element, 'devices') !== undefined, 'what else can be done is there');
        await rendered(stand.element);
        leg?.farEnd.ring();
        await stand.pass(settlingTime);
        const ringing = pressedAt();
        leg?.farEnd.answer();
        await until(() => findPart(stand.element, 'meter') !== undefined, 'its quality is shown');
        if (more.recording) await until(() => findPart(stand.element, 'recording') !== undefined, 'it may be recorded');
        await rendered(stand.element);
        expect(pressedAt()).to.deep.equal(ringing);
      });
    }
  }
});
