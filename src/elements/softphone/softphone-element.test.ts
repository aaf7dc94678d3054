import { expect, html } from '@open-wc/testing';
import '../../define/desk.js';
import '../../define/softphone.js';
import { fake, FakeAudio } from '../../backends/fake/index.js';
import type { CallEndedEvent } from '../../events/call-facts.js';
import type { CcErrorEvent } from '../../events/error-event.js';
import { type FarDigitEvent, LineStateChangeEvent, VoicemailChangeEvent } from '../../events/phone-facts.js';
import type { DeskElement } from '../desk/desk-element.js';
import {
  amina,
  expectAccessible,
  findPart,
  heard,
  hostile,
  longNamed,
  mounted,
  part,
  rendered,
  robin,
  textOf,
  until,
} from '../element.testing.js';
import { settlingTime } from '../settling/settling-controller.js';
import { SoftphoneStand } from './stand.testing.js';
import type { SoftphoneElement } from './softphone-element.js';

describe('cc-softphone', () => {
  let stand: SoftphoneStand;
  let element: SoftphoneElement;

  beforeEach(async () => {
    stand = new SoftphoneStand();
    element = await stand.mount();
  });

  afterEach(() => stand.dispose());

  describe('a call', () => {
    it('comes in, is answered, muted, held and hung up, each shown when the phone says so', async () => {
      await stand.ring();
      expect(stand.stage).to.include('Amina Okafor');
      expect(stand.stage).to.include('Incoming call');
      stand.button('Answer').click();
      await until(() => stand.phone.state.calls[0]?.state === 'connected', 'connected');
      await stand.pass(settlingTime);
      expect(stand.stage).to.include('Connected 0:00');
      stand.button('Mute').click();
      await stand.pass(0);
      expect(stand.stage).to.include('You are muted');
      stand.button('Hold').click();
      await stand.pass(0);
      expect(stand.stage).to.include('On hold');
      stand.button('Hang up').click();
      await stand.pass(0);
      expect(stand.server.legs).to.have.length(0);
      expect(stand.phone.state.calls[0]?.endReason).to.equal('local-hangup');
    });

    it('is declined', async () => {
      const leg = await stand.ring();
      stand.button('Decline').click();
      await stand.pass(0);
      expect(leg.log).to.deep.equal(['declined declined']);
      expect(stand.stage).to.include('You declined the call');
    });

    it('goes out from the keypad, whose number comes back afterwards', async () => {
      stand.button('1').click();
      stand.button('Call').click();
      await stand.pass(settlingTime);
      expect(stand.stage).to.include('Ringing…');
      stand.button('Cancel call').click();
      await stand.pass(settlingTime);
      expect(stand.stage).to.include('You canceled the call');
      stand.button('Close').click();
      await stand.pass(0);
      expect(stand.button('Bring back 1').getAttribute('part')).to.equal('call');
    });

    it('cannot be hung up by the click that answered it', async () => {
      await stand.ring();
      stand.button('Answer').click();
      await stand.pass(0);
      stand.button('Hang up').click();
      await stand.pass(0);
      expect(stand.phone.state.calls[0]?.state).to.equal('connected');
    });

    it('that ends does not put another action under the click meant for it', async () => {
      const leg = await stand.ring();
      leg.farEnd.end('canceled');
      await stand.pass(0);
      stand.button('Call back').click();
      expect(stand.server.legs).to.have.length(0);
      await stand.pass(settlingTime);
      stand.button('Call back').click();
      await stand.pass(0);
      expect(stand.server.legs).to.have.length(1);
    });

    it('waits as a card beside the one that talks, and takes its place', async () => {
      const first = await stand.answered();
      const second = stand.server.ring(robin);
      await stand.pass(settlingTime);
      expect(stand.stage).to.include('Amina Okafor');
      expect(textOf(part(element, 'strip'))).to.include('Robin Weiss');
      stand.button('Answer and hold the current call').click();
      await stand.pass(settlingTime);
      expect([first.log.at(-1), second.log.at(-1)]).to.deep.equal(['held', 'answered']);
      expect(stand.stage).to.include('Robin Weiss');
      stand.button('Switch to this call').click();
      await stand.pass(settlingTime);
      expect(stand.stage).to.include('Amina Okafor');
      expect(first.log.at(-1)).to.equal('resumed');
    });

    it('comes above and leaves the controls of the one that talks where they are', async () => {
      await stand.answered();
      // the last of what comes late; a level meter has a part "meter" too
      await until(() => findPart(element, 'report') !== undefined, 'it shows how the call sounds');
      await rendered(element);
      const before = part(element, 'hang-up').getBoundingClientRect().top;
      stand.server.ring(robin);
      await stand.pass(0);
      expect(part(element, 'hang-up').getBoundingClientRect().top).to.equal(before);
    });

    it('is left to a page that prevents the request', async () => {
      const prevent = (event: Event): void => event.preventDefault();
      document.addEventListener('cc-answer-request', prevent);
      const leg = await stand.ring();
      stand.button('Answer').click();
      await stand.pass(0);
      document.removeEventListener('cc-answer-request', prevent);
      expect(leg.log).to.deep.equal([]);
    });

    it('is busy until the phone has done it, and does not flip before', async () => {
      const leg = await stand.answered();
      let done = (): void => {};
      const hold = leg.hold.bind(leg);
      leg.hold = () => new Promise((resolve) => (done = () => resolve(hold())));
      stand.button('Hold').click();
      await stand.pass(0);
      expect(stand.button('Hold').getAttribute('aria-busy')).to.equal('true');
      done();
      await stand.pass(0);
      expect(stand.button('Resume').getAttribute('aria-busy')).to.equal('false');
    });

    it('shows a hostile name as text', async () => {
      await stand.ring(hostile);
      expect(part(element, 'party').textContent).to.equal('<img src=x onerror=alert(1)> gnp.exe');
      expect(element.renderRoot.querySelector('img')).to.equal(null);
    });
  });

  describe('the agent', () => {
    it('is signed in when the phone comes into the page', () => {
      expect(stand.agent.state.agentState).to.equal('ready');
    });

    it('is not signed in again after leaving by hand', async () => {
      const status = element.renderRoot.querySelector('cc-agent-status');
      status?.renderRoot.querySelector<HTMLElement>('.leave')?.click();
      await until(() => stand.agent.state.agentState === 'offline', 'signed out');
      const { parentElement } = element;
      element.remove();
      parentElement?.append(element);
      await stand.pass(settlingTime);
      expect(stand.stage).to.include('Signed out');
      expect(stand.agent.state.agentState).to.equal('offline');
      stand.button('Sign in').click();
      await until(() => stand.agent.state.agentState === 'ready', 'signed in');
    });

    it('signs in by hand where the page says so', async () => {
      const other = new SoftphoneStand();
      element = await mounted<SoftphoneElement>(
        html`<cc-softphone manual-sign-in .phone=${other.phone} .agent=${other.agent} .clock=${other.clock}></cc-softphone>`,
      );
      await other.pass(settlingTime, element);
      expect(other.agent.state.agentState).to.equal('offline');
      stand.button('Sign in', element).click();
      await until(() => other.agent.state.agentState === 'ready', 'signed in');
      await other.dispose();
    });

    it('gives more time for notes, as long as there is more to be had', async () => {
      const leg = await stand.answered();
      leg.farEnd.end();
      await stand.pass(settlingTime);
      const endsAt = stand.agent.state.wrapUpEndsAt ?? 0;
      stand.button('30 s more').click();
      await stand.pass(0);
      expect(stand.agent.state.wrapUpEndsAt).to.equal(endsAt + 30_000);
      await stand.agent.extendWrapUp(1_000_000);
      await stand.pass(0);
      expect(stand.stage).to.not.include('30 s more');
    });

    it('finishes wrap-up early, or dials in it', async () => {
      (await stand.answered()).farEnd.end();
      await stand.pass(settlingTime);
      expect(stand.stage).to.include('Wrap-up 0:30');
      stand.button('Keypad').click();
      await stand.pass(0);
      expect(element.renderRoot.querySelector('cc-dialpad')).not.to.equal(null);
      stand.button('Ready now').click();
      await until(() => stand.agent.state.agentState === 'ready', 'ready');
    });
  });

  describe('devices', () => {
    it('are chosen and heard from the settings', async () => {
      stand.button('Settings').click();
      await until(() => element.renderRoot.querySelector('cc-audio-devices') !== null, 'the settings are loaded');
      await rendered(element);
      const devices = element.renderRoot.querySelector('cc-audio-devices');
      const select = devices?.renderRoot.querySelector<HTMLSelectElement>('#speaker') ?? expect.fail('no picker');
      select.value = 'headset-out';
      select.dispatchEvent(new Event('change', { bubbles: true }));
      await until(() => stand.audio.state.chosen.speaker === 'headset-out', 'the speaker is chosen');
      stand.button('Test the ringer').click();
      await stand.pass(0);
      expect(stand.hardware.log).to.include('test ringer');
    });

    it('give way to a call that rings', async () => {
      stand.button('Settings').click();
      await rendered(element);
      await stand.ring();
      expect(stand.stage).to.include('Incoming call');
    });
  });

  it('tells the facts of a phone that it was given, once', async () => {
    const facts = heard<CallEndedEvent>('cc-call-incoming', 'cc-call-ended');
    const errors = heard<CcErrorEvent>('cc-error');
    const leg = await stand.ring();
    leg.farEnd.end();
    await stand.phone.dial('?').catch(() => undefined);
    expect(facts.events.map(({ type }) => type)).to.deep.equal(['cc-call-incoming', 'cc-call-ended']);
    expect(errors.events.map(({ error }) => error.code)).to.deep.equal(['invalid-number']);
    facts.stop();
    errors.stop();
  });

  it('tells of its voicemail, of lines that are watched, and of keys that the far end presses', async () => {
    const facts = heard<VoicemailChangeEvent | LineStateChangeEvent | FarDigitEvent>(
      'cc-voicemail-change',
      'cc-line-state-change',
      'cc-far-digit',
    );
    stand.server.setVoicemail({ waiting: true, new: 2, old: 0 });
    stand.server.setVoicemail({ waiting: false, new: 0, old: 2 });
    await stand.phone.watch(['1002', '1003']);
    stand.server.setLine('1002', 'idle');
    await until(() => stand.phone.state.lines[0]?.state === 'idle', 'what it does is told');
    stand.server.setLine('1002', 'busy');
    const leg = await stand.answered();
    leg.farEnd.press('7');
    facts.stop();
    const told = facts.events.map((event) => {
      if (event instanceof VoicemailChangeEvent) return `voicemail ${String(event.previous?.new)} ${String(event.voicemail?.new)}`;
      if (event instanceof LineStateChangeEvent) return `${event.line.address} ${event.previous ?? 'new'} ${event.line.state}`;
      return event.callId === leg.id ? event.digit : 'of another call';
    });
    expect(told.filter((one) => !one.endsWith(' unknown'))).to.deep.equal([
      'voicemail undefined 2',
      'voicemail 2 0',
      '1002 unknown idle',
      '1002 idle busy',
      '7',
    ]);
    expect(told).to.include('1003 new unknown');
    // to whoever listens above shadow roots, and not to be prevented: it has happened
    expect(facts.events.every(({ bubbles, composed, cancelable }) => bubbles && composed && !cancelable)).to.equal(true);
  });

  it('takes its services from the desk', async () => {
    const backend = fake();
    const desk = await mounted<DeskElement>(
      html`<cc-desk .backends=${[backend]} .audioHardware=${new FakeAudio()}><cc-softphone></cc-softphone></cc-desk>`,
    );
    const inside = desk.querySelector('cc-softphone') ?? expect.fail('no softphone');
    await until(() => desk.agent?.state.agentState === 'ready', 'the agent is signed in');
    backend.phone().ring(amina);
    await until(() => textOf(part(inside, 'stage')).includes('Amina Okafor'), 'the caller is shown');
    desk.remove();
  });

  it('speaks Chinese where the page does', async () => {
    element = await stand.mount('zh-CN');
    await until(() => textOf(part(element, 'bar')).includes('空闲'), 'Chinese');
    await stand.ring();
    expect(stand.stage).to.include('接听');
    expect(stand.said('alert')).to.equal('Amina Okafor 来电');
    await expectAccessible(element);
  });

  it('holds together at 280 px, in every state, from right to left', async () => {
    element.dir = 'rtl';
    element.style.setProperty('width', '280px');
    await stand.talk(longNamed);
    stand.server.ring({ number: 'x'.repeat(80) });
    stand.hardware.set({ permission: 'denied' });
    await stand.pass(0);
    const base = part(element, 'base');
    expect(base.scrollWidth).to.be.at.most(280);
    for (const inner of base.querySelectorAll('*'))
      expect(inner.getBoundingClientRect().right, inner.className.toString()).to.be.at.most(base.getBoundingClientRect().right + 4);
  });
});
