import { expect, html } from '@open-wc/testing';
import '../../define/microphone-check.js';
import type { ClickToCallRequestEvent } from '../../events/click-to-call-events.js';
import type { VirtualClock } from '../../kit/virtual-clock.js';
import { CcError } from '../../model/error.js';
import { expectAccessible, heard, mounted, part, rendered, standingClock, textOf } from '../element.testing.js';
import { settlingTime } from '../settling/settling-controller.js';
import type { MicrophoneCheckElement } from './microphone-check-element.js';

let clock: VirtualClock;

async function checking(): Promise<MicrophoneCheckElement> {
  clock = standingClock();
  const element = await mounted<MicrophoneCheckElement>(html`<cc-microphone-check .clock=${clock}></cc-microphone-check>`);
  await clock.advance(settlingTime);
  return element;
}

async function hear(element: MicrophoneCheckElement, ...levels: readonly number[]): Promise<void> {
  for (const level of levels) {
    element.level = level;
    await rendered(element);
  }
}

describe('cc-microphone-check', () => {
  it('asks, listens and hears, accessibly', async () => {
    const element = await checking();
    await expectAccessible(element);
    expect(textOf(part(element, 'detail'))).to.equal('Allow the microphone when your browser asks.');
    await hear(element, 0.05);
    expect(textOf(part(element, 'detail'))).to.equal('Say a few words, so that we know we can hear you.');
    await hear(element, 0.5, 0.6, 0.55, 0.1, 0.7);
    expect(textOf(part(element, 'detail'))).to.equal('We hear you well');
    expect(element.heard).to.equal(true);
    expect((part(element, 'level') as HTMLMeterElement).value).to.equal(70);
    await expectAccessible(element);
    await clock.advance(10_000);
    await rendered(element);
    expect(textOf(part(element, 'detail'))).to.equal('We hear you well');
  });

  it('takes one knock for no voice, and asks after some seconds whether it is the right microphone', async () => {
    const element = await checking();
    await hear(element, 0.02, 0.9, 0.02);
    expect(element.heard).to.equal(false);
    await clock.advance(6000);
    await rendered(element);
    expect(textOf(part(element, 'detail'))).to.contain('Nothing heard yet.');
  });

  it('lets call without waiting, and be put away', async () => {
    const asked = heard<ClickToCallRequestEvent>('cc-click-to-call-request', 'cc-click-to-call-dismiss-request');
    const element = await checking();
    element.media = 'video';
    await rendered(element);
    expect(textOf(part(element, 'call'))).to.equal('Start video call');
    part(element, 'call').click();
    part(element, 'close').click();
    expect(asked.events.map(({ type }) => type)).to.deep.equal(['cc-click-to-call-request', 'cc-click-to-call-dismiss-request']);
    expect(asked.events[0]).to.include({ media: 'video' });
    asked.stop();
  });

  it('says why there is no microphone', async () => {
    const element = await checking();
    element.error = new CcError('microphone-busy');
    await rendered(element);
    expect(textOf(part(element, 'detail'))).to.contain('used by another app');
    await expectAccessible(element);
  });
});
