import { expect, html } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import '../../define/softphone.js';
import { FakeAudio, FakePhoneBackend } from '../../backends/fake/index.js';
import { Phone } from '../../services/phone.js';
import { amina, expectAccessible, findPart, mounted, rendered, standingClock, textOf, until } from '../element.testing.js';
import { settlingTime } from '../settling/settling-controller.js';
import type { SoftphoneElement } from './softphone-element.js';

describe('what a phone cannot do, in cc-softphone', () => {
  async function talking(can: ConstructorParameters<typeof FakePhoneBackend>[0]): Promise<SoftphoneElement> {
    const clock = standingClock();
    const server = new FakePhoneBackend({ clock, ...can });
    const phone = new Phone({ backend: () => server, microphone: new FakeAudio().microphone, clock });
    const element = await mounted<SoftphoneElement>(html`<cc-softphone .phone=${phone} .clock=${clock}></cc-softphone>`);
    await phone.register();
    await phone.answer(server.ring(amina).id);
    await clock.advance(settlingTime);
    await until(() => findPart(element, 'transfer') !== undefined, 'there is more to do with the call');
    await rendered(element);
    return element;
  }

  it('stands where it is looked for, can be reached by keyboard, and says why it does nothing', async () => {
    const element = await talking({ can: { hold: false, dtmf: false, consult: false } });
    await expectAccessible(element);
    expect(findPart(element, 'no-mute')).to.equal(undefined);
    const hold = findPart(element, 'no-hold') as HTMLButtonElement;
    hold.focus();
    expect(element.shadowRoot?.activeElement).to.equal(hold);
    const why = element.shadowRoot?.getElementById(hold.getAttribute('aria-describedby') ?? '') as HTMLElement;
    expect(textOf(why)).to.equal('This phone service cannot put a call on hold.');
    expect(getComputedStyle(why).visibility).to.equal('visible');
    element.style.inlineSize = '280px';
    const [phone, tip, control] = [element, why, hold].map((one) => one.getBoundingClientRect()) as [DOMRect, DOMRect, DOMRect];
    expect(tip.left).to.be.at.least(phone.left);
    expect(tip.right).to.be.at.most(phone.right);
    expect(tip.bottom).to.be.within(control.top - 12, control.top);
    await expectAccessible(element);
    // put away by Escape though the focus stays, and told again to who comes back
    await sendKeys({ press: 'Escape' });
    expect(getComputedStyle(why).visibility).to.equal('hidden');
    expect(element.shadowRoot?.activeElement).to.equal(hold);
    hold.blur();
    hold.focus();
    expect(getComputedStyle(why).visibility).to.equal('visible');
    hold.blur();
    expect(getComputedStyle(why).visibility).to.equal('hidden');
    element.renderRoot.querySelector<HTMLElement>('[data-view="transfer"]')?.click();
    await until(() => element.renderRoot.querySelector('.cannot-note') !== null, 'the form says what it lacks');
    await expectAccessible(element);
  });

  it('is not spoken of where everything is possible', async () => {
    const element = await talking({});
    expect(element.renderRoot.querySelector('.cannot')).to.equal(null);
  });
});
