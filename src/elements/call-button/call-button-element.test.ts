import { expect, fixtureCleanup, html } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import { FakeAudio, FakeCamera, FakeClickToCallBackend } from '../../backends/fake/index.js';
import '../../define/call-button.js';
import type { ClickToCallRequestEvent, ClickToCallStateChangeEvent } from '../../events/click-to-call-events.js';
import { CallAudio } from '../../services/call-audio.js';
import { ClickToCall } from '../../services/click-to-call.js';
import { expectAccessible, findPart, heard, mounted, part, rendered, standingClock, textOf, until } from '../element.testing.js';
import { settlingTime } from '../settling/settling-controller.js';
import type { CallButtonElement } from './call-button-element.js';
import { callObstacle } from './call-obstacle.js';
import { withWebRtcNames } from './webrtc-names.testing.js';

/** A page with a call button on a centre in memory. */
class Stand {
  readonly clock = standingClock();
  readonly center = new FakeClickToCallBackend({ clock: this.clock });
  readonly hardware = new FakeAudio();
  onLevel: (level: number) => void = () => {};
  measuring = 0;
  readonly clickToCall = new ClickToCall({
    loadPhone: () => import('../../services/phone.js'),
    backend: () => this.center,
    microphone: this.hardware.microphone,
    camera: new FakeCamera(),
    audio: () => new CallAudio({ hardware: this.hardware }),
    measure: async (_stream, onLevel) => {
      this.onLevel = onLevel;
      this.measuring++;
      return () => void this.measuring--;
    },
    clock: this.clock,
  });

  async mount(properties: Partial<CallButtonElement> = {}): Promise<CallButtonElement> {
    const element = await mounted<CallButtonElement>(
      html`<cc-call-button .clickToCall=${this.clickToCall} .clock=${this.clock} no-microphone-check></cc-call-button>`,
    );
    Object.assign(element, properties);
    await rendered(element);
    return element;
  }

  /** Waits for the stage, and until what is shown has settled. */
  async reach(element: CallButtonElement, stage: string): Promise<void> {
    await until(() => this.clickToCall.state.stage === stage, stage);
    await rendered(element);
    await this.clock.advance(settlingTime);
    await rendered(element);
  }

  async talk(element: CallButtonElement): Promise<void> {
    part(element, 'button').click();
    await this.reach(element, 'requesting');
    this.center.ready();
    await this.answer(element);
  }

  async answer(element: CallButtonElement): Promise<void> {
    await until(() => this.clickToCall.state.call?.state === 'ringing', 'ringing');
    this.center.phone.legs[0]?.farEnd.answer();
    await until(() => this.clickToCall.state.call?.state === 'connected', 'talking');
    await rendered(element);
  }
}

const memoryKey = 'contact-center-widgets:microphone-checked';

describe('cc-call-button', () => {
  beforeEach(() => localStorage.removeItem(memoryKey));

  withWebRtcNames();

  it('is a button, accessibly', async () => {
    const element = await new Stand().mount();
    await expectAccessible(element);
    expect(textOf(part(element, 'button'))).to.equal('Call us');
    element.media = 'choice';
    await rendered(element);
    expect([textOf(part(element, 'button')), textOf(part(element, 'video-button'))]).to.deep.equal(['Call us', 'Video call']);
    await expectAccessible(element);
  });

  for (const intent of ['pointerenter', 'pointerdown', 'focus'] as const)
    it(`prepares on ${intent}, and asks for nothing yet`, async () => {
      const stand = new Stand();
      const element = await stand.mount();
      part(element, 'button').dispatchEvent(new Event(intent));
      await until(() => stand.clickToCall.state.abilities !== undefined, 'prepared');
      expect(stand.center.log).to.deep.equal(['check']);
      expect(stand.hardware.microphone.leases).to.equal(0);
    });

  it('calls, shows every stage on itself and in the panel, and comes back to rest with the focus', async () => {
    const stand = new Stand();
    const element = await stand.mount({ context: { article: '4711' } });
    part(element, 'button').focus();
    await until(() => stand.clickToCall.state.abilities !== undefined, 'asked what is offered');
    const stages = heard<ClickToCallStateChangeEvent>('cc-click-to-call-state-change');
    await sendKeys({ press: 'Enter' });
    await stand.reach(element, 'requesting');
    expect(stand.center.context).to.deep.equal({ article: '4711' });
    expect(element.getAttribute('stage')).to.equal('requesting');
    stand.center.queue({ position: 2 });
    await stand.reach(element, 'queued');
    expect(textOf(part(element, 'button'))).to.equal('Waiting for an agent');
    expect(textOf(part(element, 'detail'))).to.equal('Number 2 in line');
    await expectAccessible(element);
    stand.center.ready();
    await stand.reach(element, 'dialing');
    await stand.answer(element);
    expect(textOf(part(element, 'button'))).to.equal('On the call');
    part(element, 'mute').click();
    await until(() => stand.clickToCall.state.call?.muted === true, 'muted');
    part(element, 'hang-up').focus();
    part(element, 'hang-up').click();
    await stand.reach(element, 'ended');
    expect(textOf(part(element, 'title'))).to.equal('You ended the call');
    part(element, 'close').focus();
    part(element, 'close').click();
    await until(() => stand.clickToCall.state.stage === 'idle', 'at rest');
    await rendered(element);
    expect(findPart(element, 'float')).to.equal(undefined);
    expect(element.shadowRoot?.activeElement?.part.value).to.equal('button');
    expect(stages.events.map(({ state }) => state.stage).filter((stage, index, all) => stage !== all[index - 1])).to.deep.equal([
      'checking',
      'connecting',
      'requesting',
      'queued',
      'dialing',
      'ended',
      'idle',
    ]);
    stages.stop();
  });

  it('shows its panel above the page, and takes the focus there when it is pressed again', async () => {
    const stand = new Stand();
    const element = await stand.mount();
    await stand.talk(element);
    expect(part(element, 'float').matches(':popover-open')).to.equal(true);
    part(element, 'button').click();
    await until(() => element.shadowRoot?.activeElement?.localName === 'cc-call-panel', 'the panel has the focus');
    expect(stand.center.log.filter((entry) => entry === 'connect')).to.have.length(1);
  });

  it('lets the page forbid a call by the event, also from the panel', async () => {
    const stand = new Stand();
    const element = await stand.mount();
    const veto = (event: Event): void => event.preventDefault();
    document.addEventListener('cc-click-to-call-request', veto);
    await element.call();
    await element.call('video');
    expect(stand.clickToCall.state.stage).to.equal('idle');
    document.removeEventListener('cc-click-to-call-request', veto);
    stand.center.refuse('no-agents');
    await element.call();
    await stand.reach(element, 'ended');
    document.addEventListener('cc-click-to-call-request', veto);
    part(element, 'again').click();
    await rendered(element);
    expect(stand.clickToCall.state.stage).to.equal('ended');
    document.removeEventListener('cc-click-to-call-request', veto);
  });

  it('asks the page, which may take its time', async () => {
    const stand = new Stand();
    const asked: string[] = [];
    let answer: (admitted: boolean) => void = () => {};
    const element = await stand.mount({
      media: 'video',
      authorize: (media) => {
        asked.push(media);
        return new Promise((resolve) => (answer = resolve));
      },
    });
    void element.call();
    await until(() => asked.length === 1, 'asked');
    await rendered(element);
    expect(part(element, 'button').getAttribute('aria-busy')).to.equal('true');
    answer(false);
    await until(() => findPart(element, 'reason')?.textContent === 'A call is not possible right now.', 'refused');
    expect(stand.clickToCall.state.stage).to.equal('idle');
    void element.call();
    await until(() => asked.length === 2, 'asked again');
    answer(true);
    await until(() => stand.clickToCall.state.stage === 'requesting', 'requested');
    expect(asked).to.deep.equal(['video', 'video']);
    expect(stand.center.log).to.include('request video');
  });

  it('forbids the call when asking the page fails', async () => {
    const stand = new Stand();
    const element = await stand.mount({ authorize: () => Promise.reject(new Error('down')) });
    await element.call();
    await rendered(element);
    expect(textOf(part(element, 'reason'))).to.equal('A call is not possible right now.');
  });

  it('lets the visitor see that they are heard before the first call, once', async () => {
    const stand = new Stand();
    const requests = heard<ClickToCallRequestEvent>('cc-click-to-call-request');
    const element = await stand.mount({ noMicrophoneCheck: false });
    void element.call();
    await until(() => stand.measuring === 1, 'listening');
    expect(stand.center.log).to.deep.equal([]);
    await rendered(element);
    for (const level of [0.5, 0.6, 0.7, 0.6, 0.5]) {
      stand.onLevel(level);
      await rendered(element);
    }
    await stand.clock.advance(settlingTime);
    await expectAccessible(element);
    expect(textOf(part(element, 'detail'))).to.equal('We hear you well');
    part(element, 'call').click();
    await stand.reach(element, 'requesting');
    expect(stand.measuring).to.equal(0);
    expect(stand.hardware.microphone.leases).to.equal(1);
    expect(requests.events).to.have.length(1);
    part(element, 'hang-up').click();
    await stand.reach(element, 'ended');
    part(element, 'again').click();
    await until(() => stand.clickToCall.state.stage === 'requesting', 'no second check');
    requests.stop();
  });

  it('closes the microphone when the check is put away, or the button leaves', async () => {
    const stand = new Stand();
    const element = await stand.mount({ noMicrophoneCheck: false });
    void element.call();
    await until(() => stand.measuring === 1, 'listening');
    await rendered(element);
    part(element, 'close').click();
    await until(() => stand.hardware.microphone.leases === 0, 'closed');
    expect(localStorage.getItem(memoryKey)).to.equal(null);
    void element.call();
    await until(() => stand.measuring === 1, 'listening again');
    element.remove();
    await until(() => stand.hardware.microphone.leases === 0, 'closed again');
    expect(stand.measuring).to.equal(0);
  });

  it('says in the check why there is no microphone, and offers the number', async () => {
    const stand = new Stand();
    stand.hardware.microphone.refusal = 'microphone-denied';
    const element = await stand.mount({ noMicrophoneCheck: false, tel: '+44 20 7946 0958' });
    await element.call();
    await until(() => findPart(element, 'detail')?.textContent.startsWith('The microphone is blocked.') === true, 'said');
    expect(findPart(element, 'fallback')?.getAttribute('href')).to.equal('tel:+442079460958');
    expect(findPart(element, 'fallback')?.assignedSlot?.name).to.equal('fallback');
    stand.hardware.microphone.refusal = undefined;
    await stand.clock.advance(settlingTime);
    part(element, 'call').click();
    await until(() => stand.measuring === 1, 'tried again');
    expect(stand.clickToCall.state.stage).to.equal('idle');
  });

  describe('bound to a button of the page', () => {
    const press = (id: string): void => document.getElementById(id)?.click();

    it('works for one that comes later and one that is replaced', async () => {
      const stand = new Stand();
      const element = await stand.mount({ boundTo: 'later' });
      expect(findPart(element, 'button')).to.equal(undefined);
      const place = document.createElement('div');
      element.after(place);
      const inner = document.createElement('b');
      const later = document.createElement('button');
      later.id = 'later';
      later.append(inner);
      place.append(later);
      inner.dispatchEvent(new PointerEvent('pointerover', { bubbles: true }));
      await until(() => stand.clickToCall.state.abilities !== undefined, 'prepared');
      inner.click();
      await stand.reach(element, 'requesting');
      expect(textOf(part(element, 'title'))).to.equal('Finding someone for you…');
      part(element, 'hang-up').click();
      await stand.reach(element, 'ended');
      part(element, 'close').click();
      await until(() => stand.clickToCall.state.stage === 'idle', 'at rest');
      await rendered(element);
      const other = Object.assign(document.createElement('a'), { id: 'later', href: '#nowhere' });
      later.replaceWith(other);
      press('later');
      await until(() => stand.clickToCall.state.stage === 'requesting', 'requested by the other one');
      expect(location.hash).to.equal('');
      place.remove();
    });

    it('does nothing when the page prevented the click, or after it has left', async () => {
      const stand = new Stand();
      const element = await stand.mount({ boundTo: 'own' });
      const own = document.createElement('button');
      own.id = 'own';
      document.body.append(own);
      const veto = (event: Event): void => event.preventDefault();
      own.addEventListener('click', veto);
      own.click();
      own.removeEventListener('click', veto);
      element.remove();
      own.click();
      await Promise.resolve();
      expect(stand.clickToCall.state.stage).to.equal('idle');
      own.remove();
    });

    it('lets a telephone link do what it does where no call is possible', async () => {
      const stand = new Stand();
      stand.center.offer({ voice: false, video: false });
      await stand.clickToCall.prepare();
      const element = await stand.mount({ boundTo: 'link' });
      const link = document.createElement('a');
      link.id = 'link';
      link.href = '#tel';
      document.body.append(link);
      let prevented: boolean | undefined;
      const onClick = (event: Event): void => {
        prevented = event.defaultPrevented;
        event.preventDefault();
      };
      window.addEventListener('click', onClick);
      link.click();
      await rendered(element);
      expect(prevented).to.equal(false);
      await until(() => findPart(element, 'reason') !== undefined, 'the reason');
      expect(textOf(part(element, 'reason'))).to.equal('Calls from this page are not available right now.');
      window.removeEventListener('click', onClick);
      link.remove();
    });
  });

  describe('where no call is possible', () => {
    it('offers the number, and says why', async () => {
      const stand = new Stand();
      stand.center.offer({ voice: false, video: false });
      const element = await stand.mount({ tel: '+44 (20) 7946 0958' });
      await stand.clickToCall.prepare();
      await until(() => findPart(element, 'fallback') !== undefined, 'the number');
      expect(textOf(part(element, 'fallback'))).to.equal('Call +44 (20) 7946 0958');
      expect(part(element, 'fallback').getAttribute('href')).to.equal('tel:+442079460958');
      expect(textOf(part(element, 'reason'))).to.equal('Calls from this page are not available right now.');
      await expectAccessible(element);
    });

    it('offers the chat', async () => {
      const asked = heard('cc-chat-open-request');
      const stand = new Stand();
      stand.center.offer({ voice: false, video: false });
      const element = await stand.mount({ fallback: 'chat' });
      await stand.clickToCall.prepare();
      await until(() => findPart(element, 'fallback') !== undefined, 'the chat');
      await expectAccessible(element);
      part(element, 'fallback').click();
      expect(asked.events).to.have.length(1);
      asked.stop();
    });

    it('offers no video where the tenant has none', async () => {
      const stand = new Stand();
      stand.center.offer({ voice: true, video: false });
      const element = await stand.mount({ media: 'choice' });
      await stand.clickToCall.prepare();
      await rendered(element);
      expect(findPart(element, 'video-button')).to.equal(undefined);
    });

    it('says so when the page brings nothing to call with, after some patience', async () => {
      fixtureCleanup();
      const clock = standingClock();
      const element = await mounted<CallButtonElement>(html`<cc-call-button tel="112" .clock=${clock}></cc-call-button>`);
      void element.call();
      await until(() => clock.waiting > 0, 'patience');
      await clock.advance(2500);
      await until(() => findPart(element, 'fallback') !== undefined, 'the number');
    });

    const page = (change: object): Window & typeof globalThis =>
      ({ isSecureContext: true, RTCPeerConnection: class {}, navigator: { mediaDevices: {} }, document: {}, ...change }) as never;
    const obstacles: readonly (readonly [string | undefined, object])[] = [
      [undefined, {}],
      ['insecure', { isSecureContext: false }],
      ['browser', { navigator: {} }],
      ['blocked', { document: { featurePolicy: { allowsFeature: (feature: string) => feature !== 'microphone' } } }],
    ];
    for (const [obstacle, change] of obstacles)
      it(`knows ${obstacle ?? 'a page that can'}`, () => {
        expect(callObstacle(page(change), undefined)).to.equal(obstacle);
      });
  });
});
