import { expect, fixture, html } from '@open-wc/testing';
import { setViewport } from '@web/test-runner-commands';
import { FakeAudio, FakeClickToCallBackend } from '../../backends/fake/index.js';
import '../../define/call-button.js';
import '../../define/chat-window.js';
import { CallAudio } from '../../services/call-audio.js';
import { ClickToCall } from '../../services/click-to-call.js';
import type { ChatWindowElement } from '../chat-window/chat-window-element.js';
import { WindowMemory } from '../chat-window/window-memory.js';
import { expectAccessible, findPart, part, rendered, standingClock, until } from '../element.testing.js';
import type { CallButtonElement } from './call-button-element.js';
import { withWebRtcNames } from './webrtc-names.testing.js';

type Place = HTMLElement & { readonly button: CallButtonElement; readonly chat: ChatWindowElement };

/** A page with a chat window and a call button whose panel is shown. */
async function page(tag = 'cc-desk'): Promise<Place> {
  const clock = standingClock();
  const hardware = new FakeAudio();
  const clickToCall = new ClickToCall({
    loadPhone: () => import('../../services/phone.js'),
    backend: () => new FakeClickToCallBackend({ clock }),
    microphone: hardware.microphone,
    audio: () => new CallAudio({ hardware }),
    clock,
  });
  const place = await fixture<HTMLElement>(html`<div></div>`);
  const around = place.appendChild(document.createElement(tag));
  const chat = Object.assign(document.createElement('cc-chat-window'), { memory: new WindowMemory(), clock });
  const button = Object.assign(document.createElement('cc-call-button'), { clickToCall, clock, noMicrophoneCheck: true });
  around.append(chat, button);
  await rendered(button);
  await rendered(chat);
  part(button, 'button').click();
  await until(() => findPart(button, 'float') !== undefined, 'the panel is shown');
  await rendered(button);
  return Object.assign(place, { button, chat });
}

const overlap = (one: Element, other: Element): boolean => {
  const [a, b] = [one.getBoundingClientRect(), other.getBoundingClientRect()];
  return a.width > 0 && b.width > 0 && a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;
};

// WebKitGTK is driven by WebDriver, which gives a page no size of its own
if (!navigator.vendor.startsWith('Apple')) {
  describe('cc-call-button beside a chat window', () => {
    before(() => setViewport({ width: 1000, height: 800 }));
    after(() => setViewport({ width: 800, height: 600 }));

    for (const direction of ['ltr', 'rtl']) {
      it(`keeps its panel off the launcher and off the open window, ${direction}`, async () => {
        document.documentElement.dir = direction;
        const { button, chat } = await page();
        const float = part(button, 'float');
        await expectAccessible(button);
        expect(overlap(float, part(chat, 'launcher'))).to.equal(false);

        chat.open = true;
        await rendered(chat);
        await until(() => chat.renderRoot.querySelector('cc-chat-panel')?.shadowRoot != null, 'the window is open');
        const shown = chat.renderRoot.querySelector('cc-chat-panel') as HTMLElement;
        await rendered(button);
        await Promise.all(shown.getAnimations().map(({ finished }) => finished));
        expect(overlap(float, shown)).to.equal(false);
        expect(float.getBoundingClientRect().width).to.equal(360);

        chat.open = false;
        await rendered(chat);
        await rendered(button);
        expect(overlap(float, part(chat, 'launcher'))).to.equal(false);
        document.documentElement.dir = '';
      });
    }

    it('leaves the call to the window where there is room for one of them only', async () => {
      await setViewport({ width: 400, height: 700 });
      const { button, chat } = await page();
      expect(overlap(part(button, 'float'), part(chat, 'launcher'))).to.equal(false);
      chat.open = true;
      await rendered(chat);
      await rendered(button);
      expect(part(button, 'float').getBoundingClientRect().width).to.equal(0);
      await setViewport({ width: 1000, height: 800 });
    });
  });
}

describe('cc-call-button without a chat window of its desk', () => {
  withWebRtcNames();

  it('stays in the corner where the chat is of another desk, or none', async () => {
    const { button } = await page('section');
    const { right, bottom } = part(button, 'float').getBoundingClientRect();
    // Firefox gives 16.000015
    expect([innerWidth - right, innerHeight - bottom].map(Math.round)).to.deep.equal([16, 16]);
  });
});
