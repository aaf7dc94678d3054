import { expect } from '@open-wc/testing';
import { sendKeys, setViewport } from '@web/test-runner-commands';
import '../../define/softphone.js';
import { expectAccessible, findPart, part, rendered, robin, textOf, until } from '../element.testing.js';
import { settlingTime } from '../settling/settling-controller.js';
import { SoftphoneStand } from './stand.testing.js';
import type { PhoneMode } from './phone-frame.js';

const key = 'contact-center-widgets:phone-place';

// WebKitGTK is driven by WebDriver, which gives a page no size of its own
if (!navigator.vendor.startsWith('Apple')) {
  describe('cc-softphone above its page', () => {
    let stand: SoftphoneStand;

    beforeEach(async () => {
      localStorage.removeItem(key);
      await setViewport({ width: 1000, height: 800 });
      stand = new SoftphoneStand();
    });

    afterEach(async () => {
      await stand.dispose();
      localStorage.removeItem(key);
    });

    after(() => setViewport({ width: 800, height: 600 }));

    async function standing(mode: PhoneMode = 'floating'): Promise<void> {
      await stand.mount();
      stand.element.mode = mode;
      await until(
        () => findPart(stand.element, 'minimize') !== undefined || findPart(stand.element, 'pill') !== undefined,
        'the frame is there',
      );
      await rendered(stand.element);
    }

    async function minimize(): Promise<void> {
      part(stand.element, 'minimize').click();
      await rendered(stand.element);
    }

    const box = (): DOMRect => stand.element.getBoundingClientRect();

    function pointer(type: string, clientX: number, clientY: number): void {
      const options = { clientX, clientY, pointerId: 1, button: 0, bubbles: true, composed: true };
      part(stand.element, 'grip').dispatchEvent(new PointerEvent(type, options));
    }

    it('is accessible large, small, ringing and talking', async () => {
      await standing();
      await expectAccessible(stand.element);
      await minimize();
      await expectAccessible(stand.element);
      await stand.ring();
      await expectAccessible(stand.element);
      await stand.phone.answer(stand.server.legs[0]?.id ?? '');
      await rendered(stand.element);
      await expectAccessible(stand.element);
    });

    it('stands in the corner, inside the window, whatever that becomes', async () => {
      await standing();
      expect([box().right, box().bottom]).to.deep.equal([984, 784]);
      await setViewport({ width: 400, height: 500 });
      await until(() => box().left >= 0 && box().right <= 400 && box().top >= 0 && box().bottom <= 500, 'it is inside the smaller window');
    });

    it('is moved by its edge, never out of the window, and remembers where', async () => {
      await standing();
      const { left, top } = box();
      pointer('pointerdown', left + 100, top + 10);
      pointer('pointermove', left - 200, top - 40);
      expect([Math.round(box().left), Math.round(box().top)]).to.deep.equal([left - 300, top - 50]);
      pointer('pointermove', -5000, -5000);
      pointer('pointerup', -5000, -5000);
      expect([box().left, box().top]).to.deep.equal([16, 16]);
      await stand.dispose();
      stand = new SoftphoneStand();
      await standing();
      expect([box().left, box().top]).to.deep.equal([16, 16]);
    });

    it('is moved with the arrow keys, and to the next corner by a click', async () => {
      await standing();
      const { left, top } = box();
      part(stand.element, 'grip').focus();
      await sendKeys({ press: 'ArrowLeft' });
      await sendKeys({ press: 'ArrowUp' });
      expect([Math.round(box().left), Math.round(box().top)]).to.deep.equal([left - 24, top - 24]);
      await sendKeys({ press: 'Enter' });
      expect([box().left, box().bottom]).to.deep.equal([16, 784]);
    });

    it('does not cover a chat on the same page', async () => {
      const chat = document.createElement('cc-chat-window');
      chat.style.cssText = 'position: fixed; right: 20px; bottom: 20px; width: 60px; height: 60px';
      document.body.append(chat);
      try {
        await standing();
        await until(() => box().right <= chat.getBoundingClientRect().left, 'it stands beside the chat');
      } finally {
        chat.remove();
      }
    });

    it('answers, mutes and hangs up as a pill, by keyboard alone', async () => {
      await standing();
      part(stand.element, 'minimize').focus();
      await sendKeys({ press: 'Enter' });
      await rendered(stand.element);
      await until(
        () => stand.element.shadowRoot?.activeElement === part(stand.element, 'restore'),
        'the focus is on what brings the phone back',
      );
      expect(textOf(part(stand.element, 'pill'))).to.contain('Ready');
      const leg = await stand.ring();
      expect(textOf(part(stand.element, 'pill')))
        .to.contain('Amina Okafor')
        .and.to.contain('Incoming call');
      expect(stand.said('alert')).to.contain('Amina Okafor');
      await stand.pressWithAlt('a');
      await until(() => stand.phone.state.calls[0]?.state === 'connected', 'answered');
      await stand.pass(settlingTime);
      expect(textOf(part(stand.element, 'pill'))).to.contain('Connected');
      stand.button('Mute').click();
      await until(() => stand.phone.state.calls[0]?.muted === true, 'muted');
      stand.server.ring(robin);
      await stand.pass(settlingTime);
      expect(textOf(part(stand.element, 'pill')))
        .to.contain('Amina Okafor')
        .and.to.contain('Robin Weiss');
      stand.button('Hang up').click();
      await until(() => leg.log.includes('hung up') || stand.phone.state.calls[0]?.state === 'ended', 'hung up');
    });

    it('does not hang up where decline stood a moment ago', async () => {
      await standing();
      await minimize();
      await stand.ring();
      await stand.phone.answer(stand.server.legs[0]?.id ?? '');
      await rendered(stand.element);
      stand.button('Hang up').click();
      await stand.pass(1);
      expect(stand.phone.state.calls[0]?.state).to.equal('connected');
    });

    it('comes back as it was left: small, and with what was typed', async () => {
      await standing();
      const pad = stand.element.renderRoot.querySelector('cc-dialpad');
      const input = pad?.shadowRoot?.querySelector('input');
      if (!input) throw new Error('there is no number field');
      input.value = '1002';
      input.dispatchEvent(new InputEvent('input', { bubbles: true, composed: true }));
      await minimize();
      expect(findPart(stand.element, 'stage')).to.equal(undefined);
      part(stand.element, 'restore').click();
      await rendered(stand.element);
      expect(stand.element.renderRoot.querySelector('cc-dialpad')?.value).to.equal('1002');
      await minimize();
      await stand.dispose();
      stand = new SoftphoneStand();
      await standing();
      await until(() => stand.element.minimized, 'it is small again');
    });

    it('is docked along the end of the window', async () => {
      await standing('docked');
      expect([box().top, box().right, box().bottom]).to.deep.equal([0, 1000, 800]);
      expect(findPart(stand.element, 'grip')).to.equal(undefined);
      await minimize();
      expect(box().height).to.be.lessThan(80);
    });
  });
}
