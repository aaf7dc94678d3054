import { expect, html } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import '../../define/incoming-call.js';
import type { AnswerRequestEvent } from '../../events/call-requests.js';
import type { VirtualClock } from '../../kit/virtual-clock.js';
import type { Call } from '../../model/call.js';
import {
  callIn,
  expectAccessible,
  findPart,
  heard,
  hostile,
  longNamed,
  mounted,
  part,
  rendered,
  standingClock,
  textOf,
  until,
} from '../element.testing.js';
import { settlingTime } from '../settling/settling-controller.js';
import type { IncomingCallElement } from './incoming-call-element.js';

describe('cc-incoming-call', () => {
  let clock: VirtualClock;

  beforeEach(() => {
    clock = standingClock();
  });

  function ringing(change: Partial<Call> = {}): Promise<IncomingCallElement> {
    return mounted(html`<cc-incoming-call .call=${callIn({ state: 'ringing', ...change })} .clock=${clock}></cc-incoming-call>`);
  }

  it('is accessible while it rings, is being answered, and for any party', async () => {
    const element = await ringing();
    await expectAccessible(element);
    for (const party of [{ number: '' }, { number: '1002' }, hostile, longNamed]) await expectAccessible(await ringing({ party }));
  });

  it('says who is calling, and since when', async () => {
    expect(textOf(await ringing())).to.include('Amina Okafor +442079460958 Incoming call 1:30');
    expect(textOf(await ringing({ party: { number: '' } }))).to.include('Unknown caller');
    expect(findPart(await ringing({ party: { number: '1002' } }), 'number')).to.equal(undefined);
  });

  it('says that the phone will answer by itself', async () => {
    const element = await ringing({ answersAt: clock.now() + 2000 });
    await expectAccessible(element);
    expect(textOf(element)).to.include('Answered automatically in a moment');
  });

  it('is empty unless an inbound call rings', async () => {
    for (const call of [callIn(), callIn({ state: 'ended' }), callIn({ state: 'ringing', direction: 'outbound' })]) {
      const element = await mounted<IncomingCallElement>(html`<cc-incoming-call .call=${call}></cc-incoming-call>`);
      expect(textOf(element)).to.equal('');
    }
  });

  it('asks to answer and to decline, by mouse and by keyboard', async () => {
    const requests = heard<AnswerRequestEvent>('cc-answer-request', 'cc-decline-request');
    const element = await ringing();
    await clock.advance(settlingTime);
    part(element, 'answer').click();
    element.focus();
    expect(element.shadowRoot?.activeElement).to.equal(part(element, 'answer'));
    await sendKeys({ press: 'Enter' });
    part(element, 'decline').focus();
    await sendKeys({ press: ' ' });
    await until(() => requests.events.length === 3, 'three requests');
    expect(requests.events.map(({ type, callId, cancelable }) => [type, callId, cancelable])).to.deep.equal([
      ['cc-answer-request', 'a', true],
      ['cc-answer-request', 'a', true],
      ['cc-decline-request', 'a', true],
    ]);
    requests.stop();
  });

  it('cannot be hit in its first half second, which begins anew with another call', async () => {
    const requests = heard('cc-answer-request', 'cc-decline-request');
    const element = await ringing();
    await clock.advance(settlingTime - 1);
    part(element, 'answer').click();
    part(element, 'decline').click();
    expect(requests.events).to.have.length(0);
    await clock.advance(1);
    element.call = callIn({ state: 'ringing', id: 'b' });
    await rendered(element);
    part(element, 'answer').click();
    expect(requests.events).to.have.length(0);
    await clock.advance(settlingTime);
    part(element, 'answer').click();
    expect(requests.events).to.have.length(1);
    requests.stop();
  });

  it('is busy, and not answered twice, while answering is under way', async () => {
    const requests = heard('cc-answer-request');
    const element = await ringing();
    element.busy = new Set(['answer']);
    await clock.advance(settlingTime);
    await rendered(element);
    expect(part(element, 'answer').getAttribute('aria-busy')).to.equal('true');
    expect(textOf(part(element, 'answer'))).to.equal('Answer');
    part(element, 'answer').click();
    expect(requests.events).to.have.length(0);
    requests.stop();
  });

  it('shows a hostile name as text, apart from the text around it', async () => {
    const element = await ringing({ party: hostile });
    expect(element.renderRoot.querySelector('img')).to.equal(null);
    const name = part(element, 'party').querySelector('bdi');
    expect(name?.textContent).to.equal('<img src=x onerror=alert(1)> gnp.exe');
  });

  it('names its shortcuts only where there are some', async () => {
    const element = await ringing();
    expect(part(element, 'answer').hasAttribute('aria-keyshortcuts')).to.equal(false);
    element.shortcuts = true;
    await rendered(element);
    expect(part(element, 'answer').getAttribute('aria-keyshortcuts')).to.equal('Alt+A');
    expect(part(element, 'decline').getAttribute('aria-keyshortcuts')).to.equal('Alt+R');
  });

  it('stays within 280 px', async () => {
    const element = await ringing({ party: longNamed });
    element.style.setProperty('width', '248px');
    await rendered(element);
    expect(element.scrollWidth).to.be.at.most(248);
  });
});
