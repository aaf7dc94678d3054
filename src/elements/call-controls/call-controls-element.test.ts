import { expect, html } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import '../../define/call-controls.js';
import type { CallRequestEvent, DtmfRequestEvent } from '../../events/call-requests.js';
import type { VirtualClock } from '../../kit/virtual-clock.js';
import { type Call, noAbilities } from '../../model/call.js';
import { callIn, expectAccessible, findPart, heard, mounted, part, rendered, standingClock, textOf, until } from '../element.testing.js';
import { settlingTime } from '../settling/settling-controller.js';
import type { CallControlsElement } from './call-controls-element.js';

describe('cc-call-controls', () => {
  let clock: VirtualClock;

  beforeEach(() => {
    clock = standingClock();
  });

  async function controlling(change: Partial<Call> = {}): Promise<CallControlsElement> {
    const element = await mounted<CallControlsElement>(html`<cc-call-controls .call=${callIn(change)} .clock=${clock}></cc-call-controls>`);
    await clock.advance(settlingTime);
    return element;
  }

  it('is accessible in every state', async () => {
    for (const change of [{}, { muted: true }, { hold: 'local' }, { state: 'ringing', direction: 'outbound' }] as const)
      await expectAccessible(await controlling(change));
    const keypad = await controlling();
    keypad.keypadOpen = true;
    await rendered(keypad);
    await expectAccessible(keypad);
  });

  const requests: readonly (readonly [control: string, words: string, change: Partial<Call>, type: string])[] = [
    ['mute', 'Mute', {}, 'cc-mute-request'],
    ['mute', 'Unmute', { muted: true }, 'cc-unmute-request'],
    ['hold', 'Hold', {}, 'cc-hold-request'],
    ['hold', 'Resume', { hold: 'local' }, 'cc-resume-request'],
    ['hold', 'Resume', { hold: 'both' }, 'cc-resume-request'],
    ['hold', 'Hold', { hold: 'remote' }, 'cc-hold-request'],
    ['hang-up', 'Hang up', {}, 'cc-hang-up-request'],
    ['hang-up', 'Cancel call', { state: 'ringing', direction: 'outbound' }, 'cc-hang-up-request'],
  ];

  for (const [control, words, change, type] of requests) {
    it(`offers "${words}" with ${JSON.stringify(change)} and sends ${type}`, async () => {
      const heardRequests = heard<CallRequestEvent>(type);
      const element = await controlling(change);
      expect(textOf(part(element, control))).to.equal(words);
      part(element, control).focus();
      await sendKeys({ press: 'Enter' });
      await until(() => heardRequests.events.length > 0, type);
      expect(heardRequests.events.map(({ callId }) => callId)).to.deep.equal(['a']);
      heardRequests.stop();
    });
  }

  it('shows what is, and is busy while it is being changed', async () => {
    const heardRequests = heard('cc-mute-request');
    const element = await controlling();
    element.busy = new Set(['mute']);
    await rendered(element);
    expect(textOf(part(element, 'mute'))).to.equal('Mute');
    expect(part(element, 'mute').getAttribute('aria-busy')).to.equal('true');
    part(element, 'mute').click();
    expect(heardRequests.events).to.have.length(0);
    heardRequests.stop();
  });

  it('leaves out what the call cannot do, and waits for the far end with the rest', async () => {
    const element = await controlling({ can: { ...noAbilities, mute: true } });
    expect(findPart(element, 'hold')).to.equal(undefined);
    expect(findPart(element, 'keypad')).to.equal(undefined);
    expect(part(await controlling({ state: 'dialing', direction: 'outbound' }), 'mute')).to.have.property('disabled', true);
  });

  it('cannot hang up a call in its first half second here', async () => {
    const heardRequests = heard('cc-hang-up-request');
    const element = await mounted<CallControlsElement>(html`<cc-call-controls .call=${callIn()} .clock=${clock}></cc-call-controls>`);
    await clock.advance(settlingTime - 1);
    part(element, 'hang-up').click();
    expect(heardRequests.events).to.have.length(0);
    await clock.advance(1);
    part(element, 'hang-up').click();
    expect(heardRequests.events).to.have.length(1);
    heardRequests.stop();
  });

  it('does not hold hang up back when a call that was dialled is answered', async () => {
    const heardRequests = heard('cc-hang-up-request');
    const element = await controlling({ state: 'ringing', direction: 'outbound' });
    element.call = callIn({ direction: 'outbound' });
    await rendered(element);
    part(element, 'hang-up').click();
    expect(heardRequests.events).to.have.length(1);
    heardRequests.stop();
  });

  it('opens the keypad, which sends keys to this call, and closes it for another call', async () => {
    const keys = heard<DtmfRequestEvent>('cc-dtmf-request');
    const element = await controlling();
    part(element, 'keypad').click();
    await rendered(element);
    expect(part(element, 'keypad').getAttribute('aria-expanded')).to.equal('true');
    const pad = element.renderRoot.querySelector('cc-dialpad');
    pad?.renderRoot.querySelector<HTMLElement>('[data-digit="5"]')?.click();
    expect(keys.events.map(({ callId, digits }) => [callId, digits])).to.deep.equal([['a', '5']]);
    element.call = callIn({ id: 'b' });
    await rendered(element);
    expect(element.renderRoot.querySelector('cc-dialpad')).to.equal(null);
    keys.stop();
  });

  it('takes further controls in its slot and stays within 280 px', async () => {
    const element = await controlling();
    const more = document.createElement('button');
    more.slot = 'more';
    more.textContent = 'Sound';
    element.append(more);
    element.style.setProperty('width', '248px');
    expect(more.assignedSlot?.name).to.equal('more');
    expect(element.scrollWidth).to.be.at.most(248);
  });
});
