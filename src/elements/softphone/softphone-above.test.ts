import { expect } from '@open-wc/testing';
import { resetMouse, sendKeys, sendMouse, setViewport } from '@web/test-runner-commands';
import '../../define/softphone.js';
import { expectAccessible, findPart, part, rendered, textOf, until } from '../element.testing.js';
import { settlingTime } from '../settling/settling-controller.js';
import { SoftphoneStand } from './stand.testing.js';
import type { PhoneMode } from './phone-frame.js';

const key = 'contact-center-widgets:phone-place';
const [width, height] = [1000, 800];

// WebKitGTK is driven by WebDriver, which gives a page no size of its own
if (!navigator.vendor.startsWith('Apple')) {
  describe('cc-softphone in a page that stacks', () => {
    let stand: SoftphoneStand;
    let page: HTMLElement;

    beforeEach(async () => {
      localStorage.removeItem(key);
      await setViewport({ width, height });
      stand = new SoftphoneStand();
    });

    afterEach(async () => {
      await resetMouse();
      await stand.dispose();
      page.remove();
      localStorage.removeItem(key);
    });

    after(() => setViewport({ width: 800, height: 600 }));

    /** A narrow, moved and clipped aside with a stacking context of its own, and a frame over all of the window that comes later. */
    async function standing(mode: PhoneMode): Promise<void> {
      await stand.mount();
      page = document.createElement('div');
      const aside = document.createElement('aside');
      aside.style.cssText =
        'position: sticky; top: 0; z-index: 1; width: 300px; height: 200px; overflow: hidden; transform: translateX(40px)';
      const frame = document.createElement('iframe');
      frame.title = 'Customer record';
      frame.srcdoc = '<!doctype html><html lang="en"><title>Customer record</title><p>Customer record</p></html>';
      frame.style.cssText = 'position: fixed; inset: 0; z-index: 2; width: 100%; height: 100%; background: white';
      document.body.append(page);
      page.append(aside, frame);
      stand.element.mode = mode;
      aside.append(stand.element);
      await until(() => findPart(stand.element, 'minimize') !== undefined, 'the frame is there');
      await rendered(stand.element);
      await until(() => onTop(), 'it is above the page');
    }

    const box = (): DOMRect => stand.element.getBoundingClientRect();

    function middle(element: Element): [x: number, y: number] {
      const { left, top, width: wide, height: high } = element.getBoundingClientRect();
      return [Math.round(left + wide / 2), Math.round(top + high / 2)];
    }

    function onTop(): boolean {
      return document.elementFromPoint(...middle(stand.element)) === stand.element;
    }

    /** Presses with the mouse, where an agent would. */
    async function press(element: Element): Promise<void> {
      await sendMouse({ type: 'click', position: middle(element) });
      await rendered(stand.element);
    }

    function chat(styles: string): HTMLElement {
      const window = document.createElement('cc-chat-window');
      window.style.cssText = `position: fixed; z-index: 1000; right: 20px; bottom: 20px; ${styles}`;
      page.append(window);
      return window;
    }

    for (const mode of ['floating', 'docked'] as const) {
      it(`stands ${mode} in the window's corner above it, and is worked with the mouse`, async () => {
        await standing(mode);
        await expectAccessible(stand.element);
        const edge = mode === 'docked' ? 0 : 16;
        expect([box().right, box().bottom]).to.deep.equal([width - edge, height - edge]);
        await press(part(stand.element, 'minimize'));
        expect(stand.element.minimized).to.equal(true);
        expect([Math.round(box().right), Math.round(box().bottom)]).to.deep.equal([width - 16, height - 16]);
        await expectAccessible(stand.element);
        await stand.ring();
        expect(stand.said('alert')).to.contain('Amina Okafor');
        // where it was, not on what answers
        expect(stand.element.shadowRoot?.activeElement === part(stand.element, 'restore')).to.equal(true);
        await press(part(stand.element, 'answer'));
        await until(() => stand.phone.state.calls[0]?.state === 'connected', 'answered');
        await stand.pass(settlingTime);
        await press(part(stand.element, 'restore'));
        expect(stand.stage).to.contain('Connected');
        expect(onTop()).to.equal(true);
      });
    }

    it('is as wide as it says, whatever its page says of a phone in the page', async () => {
      const sheet = new CSSStyleSheet();
      sheet.replaceSync('cc-softphone { position: sticky; width: 100%; height: 300px; margin: 40px }');
      document.adoptedStyleSheets.push(sheet);
      try {
        await setViewport({ width: 390, height });
        await standing('floating');
        expect([box().left, box().right, box().bottom]).to.deep.equal([16, 374, height - 16]);
      } finally {
        document.adoptedStyleSheets = [];
      }
    });

    it('is worked with the keyboard: Escape closes what it opened and not itself, and the focus goes back', async () => {
      await standing('floating');
      stand.button('Settings').focus();
      await sendKeys({ press: 'Enter' });
      await until(() => findPart(stand.element, 'settings') !== undefined, 'settings are open');
      await rendered(stand.element);
      await sendKeys({ press: 'Escape' });
      await rendered(stand.element);
      await until(() => stand.element.shadowRoot?.activeElement === stand.button('Settings'), 'the focus is where it was');
      await sendKeys({ press: 'Escape' });
      await rendered(stand.element);
      expect(onTop()).to.equal(true);
      part(stand.element, 'minimize').focus();
      await sendKeys({ press: 'Enter' });
      await rendered(stand.element);
      expect(textOf(part(stand.element, 'pill'))).to.contain('Ready');
      expect(onTop()).to.equal(true);
    });

    it('goes back into the page, and above it again wherever it is put', async () => {
      await standing('floating');
      stand.element.mode = 'embedded';
      await rendered(stand.element);
      expect(onTop()).to.equal(false);
      expect(stand.element.hasAttribute('popover')).to.equal(false);
      stand.element.mode = 'docked';
      await rendered(stand.element);
      expect(onTop()).to.equal(true);
      page.prepend(stand.element);
      await until(onTop, 'it is above the page at its new place');
    });

    it('steps aside for a chat that comes later, and for one that opens', async () => {
      await standing('floating');
      const corner = box().right;
      const visitors = chat('width: 60px; height: 60px');
      await until(() => box().right <= visitors.getBoundingClientRect().left, 'it stands beside the button');
      visitors.style.width = '360px';
      visitors.style.height = '600px';
      await until(() => box().right <= visitors.getBoundingClientRect().left, 'it stands beside the window');
      expect(onTop()).to.equal(true);
      visitors.remove();
      await until(() => box().right === corner, 'it has gone back');
    });

    it('leaves room below it for a chat while it is docked, or stands beside it', async () => {
      await standing('docked');
      const visitors = chat('width: 60px; height: 60px');
      await until(() => box().bottom <= visitors.getBoundingClientRect().top, 'it ends above the button');
      expect([box().top, box().right]).to.deep.equal([0, width]);
      visitors.style.width = '360px';
      visitors.style.height = '600px';
      await until(() => box().right <= visitors.getBoundingClientRect().left, 'it stands beside the window');
      expect([box().top, box().bottom]).to.deep.equal([0, height]);
      visitors.remove();
      await until(() => box().right === width, 'it has gone back');
    });

    it('lets a chat be above where there is no room for both', async () => {
      await setViewport({ width: 400, height });
      await standing('floating');
      const visitors = chat('width: 360px; height: 700px');
      await until(() => document.elementFromPoint(...middle(visitors)) === visitors, 'the chat is above');
      visitors.remove();
      await until(onTop, 'it is above the page again');
    });
  });
}
