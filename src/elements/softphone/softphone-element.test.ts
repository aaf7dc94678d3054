import { expect, html } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import '../../define/desk.js';
import '../../define/softphone.js';
import { fake, FakeAudio } from '../../backends/fake/index.js';
import type { CallEndedEvent } from '../../events/call-facts.js';
import type { CcErrorEvent } from '../../events/error-event.js';
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
  standingClock,
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

  function stage(): string {
    return textOf(part(element, 'stage'));
  }

  function button(name: string): HTMLButtonElement {
    const find = (root: ParentNode): HTMLButtonElement | undefined => {
      for (const inner of root.querySelectorAll('*')) {
        if (inner instanceof HTMLButtonElement && (inner.getAttribute('aria-label') === name || textOf(inner) === name)) return inner;
        const deeper = inner.shadowRoot ? find(inner.shadowRoot) : undefined;
        if (deeper) return deeper;
      }
      return undefined;
    };
    return find(element.renderRoot) ?? expect.fail(`there is no button "${name}"`);
  }

  function said(role: 'status' | 'alert'): string {
    return textOf(element.renderRoot.querySelector(`.visually-hidden[role="${role}"]`) ?? element);
  }

  async function ring(party = amina): Promise<ReturnType<typeof stand.server.ring>> {
    const leg = stand.server.ring(party);
    await stand.pass(element, settlingTime);
    return leg;
  }

  async function talk(): Promise<ReturnType<typeof stand.server.ring>> {
    const leg = await stand.talk(amina);
    await stand.pass(element, settlingTime);
    return leg;
  }

  describe('is accessible', () => {
    const plots: Readonly<Record<string, () => Promise<unknown> | void>> = {
      idle: () => {},
      'ringing in': () => ring(),
      'ringing out': () => stand.phone.dial('1002'),
      talking: () => talk(),
      muted: async () => stand.phone.mute((await talk()).id),
      held: async () => stand.phone.hold((await talk()).id),
      'with a second call': async () => void ((await talk()) && stand.server.ring(robin)),
      'after a call': async () => (await ring()).farEnd.end('canceled'),
      'in wrap-up': async () => (await talk()).farEnd.end(),
      'signed out': () => stand.agent.signOut(),
      reconnecting: () => stand.server.loseSignaling(),
      rejected: () => stand.server.dropRegistration(),
      'without a microphone': () => stand.hardware.set({ permission: 'denied' }),
      'without sound': () => stand.hardware.set({ locked: true }),
      'with settings': () => button('Settings').click(),
      'with a wrong number': () => stand.phone.dial('?').catch(() => undefined),
      'with a long name': () => stand.talk(longNamed),
    };
    for (const [name, plot] of Object.entries(plots)) {
      it(name, async () => {
        await plot();
        await stand.pass(element, settlingTime);
        await expectAccessible(element);
      });
    }
  });

  describe('a call', () => {
    it('comes in, is answered, muted, held and hung up, each shown when the phone says so', async () => {
      await ring();
      expect(stage()).to.include('Amina Okafor');
      expect(stage()).to.include('Incoming call');
      button('Answer').click();
      await until(() => stand.phone.state.calls[0]?.state === 'connected', 'connected');
      await stand.pass(element, settlingTime);
      expect(stage()).to.include('Connected 0:00');
      button('Mute').click();
      await stand.pass(element, 0);
      expect(stage()).to.include('You are muted');
      button('Hold').click();
      await stand.pass(element, 0);
      expect(stage()).to.include('On hold');
      button('Hang up').click();
      await stand.pass(element, 0);
      expect(stand.server.legs).to.have.length(0);
      expect(stand.phone.state.calls[0]?.endReason).to.equal('local-hangup');
    });

    it('is declined', async () => {
      const leg = await ring();
      button('Decline').click();
      await stand.pass(element, 0);
      expect(leg.log).to.deep.equal(['declined declined']);
      expect(stage()).to.include('You declined the call');
    });

    it('goes out from the keypad, whose number comes back afterwards', async () => {
      button('1').click();
      button('Call').click();
      await stand.pass(element, settlingTime);
      expect(stage()).to.include('Ringing…');
      button('Cancel call').click();
      await stand.pass(element, settlingTime);
      expect(stage()).to.include('You canceled the call');
      button('Close').click();
      await stand.pass(element, 0);
      expect(button('Bring back 1').getAttribute('part')).to.equal('call');
    });

    it('cannot be hung up by the click that answered it', async () => {
      await ring();
      button('Answer').click();
      await stand.pass(element, 0);
      button('Hang up').click();
      await stand.pass(element, 0);
      expect(stand.phone.state.calls[0]?.state).to.equal('connected');
    });

    it('that ends does not put another action under the click meant for it', async () => {
      const leg = await ring();
      leg.farEnd.end('canceled');
      await stand.pass(element, 0);
      button('Call back').click();
      expect(stand.server.legs).to.have.length(0);
      await stand.pass(element, settlingTime);
      button('Call back').click();
      await stand.pass(element, 0);
      expect(stand.server.legs).to.have.length(1);
    });

    it('waits as a card beside the one that talks, and takes its place', async () => {
      const first = await talk();
      const second = stand.server.ring(robin);
      await stand.pass(element, settlingTime);
      expect(stage()).to.include('Amina Okafor');
      expect(textOf(part(element, 'strip'))).to.include('Robin Weiss');
      button('Answer and hold the current call').click();
      await stand.pass(element, settlingTime);
      expect([first.log.at(-1), second.log.at(-1)]).to.deep.equal(['held', 'answered']);
      expect(stage()).to.include('Robin Weiss');
      button('Switch to this call').click();
      await stand.pass(element, settlingTime);
      expect(stage()).to.include('Amina Okafor');
      expect(first.log.at(-1)).to.equal('resumed');
    });

    it('comes above and leaves the controls of the one that talks where they are', async () => {
      await talk();
      const before = part(element, 'hang-up').getBoundingClientRect().top;
      stand.server.ring(robin);
      await stand.pass(element, 0);
      expect(part(element, 'hang-up').getBoundingClientRect().top).to.equal(before);
    });

    it('is left to a page that prevents the request', async () => {
      const prevent = (event: Event): void => event.preventDefault();
      document.addEventListener('cc-answer-request', prevent);
      const leg = await ring();
      button('Answer').click();
      await stand.pass(element, 0);
      document.removeEventListener('cc-answer-request', prevent);
      expect(leg.log).to.deep.equal([]);
    });

    it('is busy until the phone has done it, and does not flip before', async () => {
      const leg = await talk();
      let done = (): void => {};
      const hold = leg.hold.bind(leg);
      leg.hold = () => new Promise((resolve) => (done = () => resolve(hold())));
      button('Hold').click();
      await stand.pass(element, 0);
      expect(button('Hold').getAttribute('aria-busy')).to.equal('true');
      done();
      await stand.pass(element, 0);
      expect(button('Resume').getAttribute('aria-busy')).to.equal('false');
    });

    it('shows a hostile name as text', async () => {
      await ring(hostile);
      expect(part(element, 'party').textContent).to.equal('<img src=x onerror=alert(1)> gnp.exe');
      expect(element.renderRoot.querySelector('img')).to.equal(null);
    });
  });

  describe('what went wrong', () => {
    function notice(): string {
      return textOf(element.renderRoot.querySelector('.notices') ?? element);
    }

    it('is silent when all is well', () => {
      expect(notice()).to.equal('');
    });

    it('says that the microphone is in use, keeps the call ringing, and mends it', async () => {
      stand.hardware.microphone.refusal = 'microphone-busy';
      await ring();
      button('Answer').click();
      await stand.pass(element, 0);
      expect(notice()).to.include('The microphone is used by another app. Close it, then try again.');
      expect(stage()).to.include('Incoming call');
      stand.hardware.microphone.refusal = undefined;
      button('Try again').click();
      await stand.pass(element, 0);
      expect(notice()).to.equal('');
      button('Answer').click();
      await stand.pass(element, 0);
      expect(stand.phone.state.calls[0]?.state).to.equal('connected');
    });

    it('says once that the microphone is blocked', async () => {
      stand.hardware.set({ permission: 'denied' });
      stand.hardware.microphone.refusal = 'microphone-denied';
      await ring();
      button('Answer').click();
      await stand.pass(element, 0);
      expect(notice()).to.equal('The microphone is blocked. Allow it in the site settings beside the address, then try again. Try again');
    });

    it('leads to the devices when there is no microphone', async () => {
      stand.hardware.microphone.refusal = 'microphone-missing';
      await stand.phone.dial('1002');
      await stand.pass(element, settlingTime);
      expect(stage()).to.include('No microphone found. Plug one in, then try again.');
    });

    it('turns on the sound', async () => {
      stand.hardware.set({ locked: true });
      await stand.pass(element, 0);
      button('Turn on sound').click();
      await stand.pass(element, 0);
      expect(stand.audio.state.locked).to.equal(false);
      expect(notice()).to.equal('');
    });

    it('says that it reconnects, and that the call goes on', async () => {
      stand.server.loseSignaling();
      await stand.pass(element, 0);
      expect(notice()).to.equal('Reconnecting…');
      stand.server.recoverSignaling();
      await talk();
      stand.server.loseSignaling();
      await stand.pass(element, 0);
      expect(notice()).to.equal('Reconnecting… your call goes on.');
    });

    it('offers to register again', async () => {
      stand.server.dropRegistration();
      await stand.pass(element, settlingTime);
      expect(notice()).to.include('The phone server turned this phone away.');
      button('Try again').click();
      await until(() => stand.agent.state.agentState === 'ready', 'ready again');
      await stand.pass(element, 0);
      expect(notice()).to.equal('');
    });

    it('tells a refused hold, and lets it be put away', async () => {
      const leg = await talk();
      leg.farEnd.refuse();
      button('Hold').click();
      await stand.pass(element, 0);
      expect(notice()).to.include('That did not work. Please try again.');
      expect(button('Hold').getAttribute('aria-busy')).to.equal('false');
      button('Dismiss').click();
      await stand.pass(element, 0);
      expect(notice()).to.equal('');
    });

    it('says at the field that a number is none', async () => {
      element.renderRoot.querySelector('cc-dialpad')?.setAttribute('value', '?');
      await rendered(element);
      button('Call').click();
      await stand.pass(element, 0);
      expect(textOf(part(element, 'hint'))).to.include('This is not a number');
      expect(notice()).to.equal('');
    });

    it('says that there is no phone, after a while', async () => {
      const clock = standingClock();
      const lonely = await mounted<SoftphoneElement>(html`<cc-softphone .clock=${clock}></cc-softphone>`);
      expect(textOf(part(lonely, 'stage'))).to.equal('');
      await clock.advance(3000);
      await rendered(lonely);
      expect(textOf(part(lonely, 'stage'))).to.include('This page has no phone');
      await expectAccessible(lonely);
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
      await stand.pass(element, settlingTime);
      expect(stage()).to.include('Signed out');
      expect(stand.agent.state.agentState).to.equal('offline');
      button('Sign in').click();
      await until(() => stand.agent.state.agentState === 'ready', 'signed in');
    });

    it('signs in by hand where the page says so', async () => {
      const other = new SoftphoneStand();
      element = await mounted<SoftphoneElement>(
        html`<cc-softphone manual-sign-in .phone=${other.phone} .agent=${other.agent} .clock=${other.clock}></cc-softphone>`,
      );
      await other.pass(element, settlingTime);
      expect(other.agent.state.agentState).to.equal('offline');
      button('Sign in').click();
      await until(() => other.agent.state.agentState === 'ready', 'signed in');
      await other.dispose();
    });

    it('finishes wrap-up early, or dials in it', async () => {
      (await talk()).farEnd.end();
      await stand.pass(element, settlingTime);
      expect(stage()).to.include('Wrap-up 0:30');
      button('Keypad').click();
      await stand.pass(element, 0);
      expect(element.renderRoot.querySelector('cc-dialpad')).not.to.equal(null);
      button('Ready now').click();
      await until(() => stand.agent.state.agentState === 'ready', 'ready');
    });
  });

  describe('the keyboard', () => {
    async function pressWithAlt(letter: string): Promise<void> {
      // WebKit's driver holds no key down
      if (!/Chrome|Firefox/.test(navigator.userAgent)) {
        button('Settings').dispatchEvent(
          new KeyboardEvent('keydown', { key: letter, code: `Key${letter.toUpperCase()}`, altKey: true, bubbles: true, composed: true }),
        );
        return;
      }
      await sendKeys({ down: 'Alt' });
      await sendKeys({ press: letter });
      await sendKeys({ up: 'Alt' });
    }

    it('answers, mutes, holds and hangs up with Alt and a letter', async () => {
      await ring();
      button('Settings').focus();
      await pressWithAlt('a');
      await until(() => stand.phone.state.calls[0]?.state === 'connected', 'answered');
      await pressWithAlt('m');
      await until(() => stand.phone.state.calls[0]?.muted === true, 'muted');
      await pressWithAlt('p');
      await until(() => stand.phone.state.calls[0]?.hold === 'local', 'held');
      await pressWithAlt('x');
      await until(() => stand.phone.state.calls[0]?.state === 'ended', 'hung up');
    });

    it('does nothing outside the phone, nor where the page switched it off', async () => {
      const leg = await ring();
      document.body.dispatchEvent(new KeyboardEvent('keydown', { key: 'a', code: 'KeyA', altKey: true, bubbles: true }));
      element.noShortcuts = true;
      button('Settings').dispatchEvent(
        new KeyboardEvent('keydown', { key: 'a', code: 'KeyA', altKey: true, bubbles: true, composed: true }),
      );
      await stand.pass(element, 0);
      expect(leg.log).to.deep.equal([]);
      expect(findPart(element, 'answer')?.hasAttribute('aria-keyshortcuts')).to.equal(false);
    });

    it('keeps the focus in the phone when what had it goes', async () => {
      await ring();
      button('Answer').focus();
      button('Answer').click();
      await until(
        () => document.activeElement === element && findPart(element, 'mute')?.matches(':focus') === true,
        'the focus is on Mute',
      );
    });

    it('leaves the focus of the page alone when a call rings', async () => {
      const input = document.createElement('input');
      element.before(input);
      input.focus();
      await ring();
      expect(document.activeElement).to.equal(input);
      input.remove();
    });

    it('leaves the settings with Escape and goes back to their button', async () => {
      button('Settings').focus();
      button('Settings').click();
      await rendered(element);
      await until(() => part(element, 'settings').contains(element.shadowRoot?.activeElement ?? null), 'the focus is in the settings');
      await sendKeys({ press: 'Escape' });
      await until(() => element.shadowRoot?.activeElement === element.renderRoot.querySelector('.open-settings'), 'the focus is back');
    });
  });

  describe('a screen reader', () => {
    it('is told at once of a call that rings, and politely of the rest, each once', async () => {
      const leg = await ring();
      expect(said('alert')).to.equal('Incoming call from Amina Okafor');
      await stand.phone.answer(leg.id);
      await stand.pass(element, 0);
      expect([said('alert'), said('status')]).to.deep.equal(['', 'Amina Okafor: Connected']);
      await stand.phone.hold(leg.id);
      await stand.pass(element, 0);
      expect(said('status')).to.equal('Amina Okafor: On hold');
      leg.farEnd.end();
      await stand.pass(element, 0);
      expect(said('status')).to.equal('Amina Okafor: They hung up');
    });
  });

  describe('devices', () => {
    it('are chosen and heard from the settings', async () => {
      button('Settings').click();
      await rendered(element);
      const devices = element.renderRoot.querySelector('cc-audio-devices');
      const select = devices?.renderRoot.querySelector<HTMLSelectElement>('#speaker') ?? expect.fail('no picker');
      select.value = 'headset-out';
      select.dispatchEvent(new Event('change', { bubbles: true }));
      await stand.pass(element, 0);
      expect(stand.audio.state.chosen.speaker).to.equal('headset-out');
      button('Test the ringer').click();
      await stand.pass(element, 0);
      expect(stand.hardware.log).to.include('test ringer');
    });

    it('give way to a call that rings', async () => {
      button('Settings').click();
      await rendered(element);
      await ring();
      expect(stage()).to.include('Incoming call');
    });
  });

  it('tells the facts of a phone that it was given, once', async () => {
    const facts = heard<CallEndedEvent>('cc-call-incoming', 'cc-call-ended');
    const errors = heard<CcErrorEvent>('cc-error');
    const leg = await ring();
    leg.farEnd.end();
    await stand.phone.dial('?').catch(() => undefined);
    expect(facts.events.map(({ type }) => type)).to.deep.equal(['cc-call-incoming', 'cc-call-ended']);
    expect(errors.events.map(({ error }) => error.code)).to.deep.equal(['invalid-number']);
    facts.stop();
    errors.stop();
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
    await ring();
    expect(stage()).to.include('接听');
    expect(said('alert')).to.equal('Amina Okafor 来电');
    await expectAccessible(element);
  });

  it('holds together at 280 px, in every state, from right to left', async () => {
    element.dir = 'rtl';
    element.style.setProperty('width', '280px');
    await stand.talk(longNamed);
    stand.server.ring({ number: 'x'.repeat(80) });
    stand.hardware.set({ permission: 'denied' });
    await stand.pass(element, 0);
    const base = part(element, 'base');
    expect(base.scrollWidth).to.be.at.most(280);
    for (const inner of base.querySelectorAll('*'))
      expect(inner.getBoundingClientRect().right, inner.className.toString()).to.be.at.most(base.getBoundingClientRect().right + 4);
  });
});
