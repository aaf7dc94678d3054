import { expect, html } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import '../../define/dialpad.js';
import type { DialRequestEvent, DtmfRequestEvent } from '../../events/call-requests.js';
import type { VirtualClock } from '../../kit/virtual-clock.js';
import { CcError } from '../../model/error.js';
import { expectAccessible, heard, mounted, part, rendered, standingClock, textOf, until } from '../element.testing.js';
import type { DialpadElement } from './dialpad-element.js';

function field(element: DialpadElement): HTMLInputElement {
  return part(element, 'number') as HTMLInputElement;
}

function key(element: DialpadElement, digit: string): HTMLElement {
  return element.renderRoot.querySelector<HTMLElement>(`[data-digit="${digit}"]`) ?? expect.fail(`there is no key ${digit}`);
}

async function paste(element: DialpadElement, text: string): Promise<boolean> {
  const clipboardData = new DataTransfer();
  clipboardData.setData('text/plain', text);
  // Firefox takes no data from a page's own event
  const event = Object.defineProperty(new ClipboardEvent('paste', { bubbles: true, cancelable: true }), 'clipboardData', {
    value: clipboardData,
  });
  (element.renderRoot.querySelector('input') ?? key(element, '1')).dispatchEvent(event);
  await rendered(element);
  return event.defaultPrevented;
}

describe('cc-dialpad', () => {
  let clock: VirtualClock;

  beforeEach(() => {
    clock = standingClock();
  });

  function dialing(value = ''): Promise<DialpadElement> {
    return mounted(html`<cc-dialpad .value=${value} .clock=${clock}></cc-dialpad>`);
  }

  function sending(): Promise<DialpadElement> {
    return mounted(html`<cc-dialpad mode="dtmf" .callId=${'a'} .clock=${clock}></cc-dialpad>`);
  }

  it('is accessible empty, with a number, with a wrong one, and in a call', async () => {
    await expectAccessible(await dialing());
    await expectAccessible(await dialing('+442079460958'));
    await expectAccessible(await sending());
    const wrong = await dialing('?!');
    wrong.error = new CcError('invalid-number');
    await rendered(wrong);
    await expectAccessible(wrong);
    expect(field(wrong).getAttribute('aria-invalid')).to.equal('true');
    expect(textOf(part(wrong, 'hint'))).to.equal('Nobody has this number, or it is not complete. Check it, then call again.');
  });

  it('types with its keys where the caret is', async () => {
    const element = await dialing('19');
    field(element).setSelectionRange(1, 1);
    key(element, '5').click();
    await rendered(element);
    expect(element.value).to.equal('159');
    expect(field(element).selectionStart).to.equal(2);
  });

  it('calls what was typed, with the button and with Enter', async () => {
    const requests = heard<DialRequestEvent>('cc-dial-request');
    const element = await dialing();
    field(element).focus();
    await sendKeys({ type: '1203' }); // WebKit's driver swallows a repeated key
    await sendKeys({ press: 'Enter' });
    part(element, 'call').click();
    await until(() => requests.events.length === 2, 'two requests');
    expect(requests.events.map(({ number }) => number)).to.deep.equal(['1203', '1203']);
    requests.stop();
  });

  it('takes digits typed on its keys, and the arrow keys walk over them', async () => {
    const element = await dialing();
    key(element, '1').focus();
    await sendKeys({ press: 'ArrowRight' });
    await sendKeys({ press: 'ArrowDown' });
    expect(element.shadowRoot?.activeElement).to.equal(key(element, '5'));
    await sendKeys({ press: 'Enter' });
    await sendKeys({ press: '7' });
    await sendKeys({ press: '8' });
    await sendKeys({ press: 'Backspace' });
    await until(() => element.value === '57', 'what was typed');
    const tabbable = [...element.renderRoot.querySelectorAll<HTMLElement>('.key')].filter(({ tabIndex }) => tabIndex === 0);
    expect(tabbable).to.deep.equal([key(element, '5')]);
  });

  it('makes a plus of a 0 that is held', async () => {
    const element = await dialing();
    const zero = key(element, '0');
    zero.dispatchEvent(new PointerEvent('pointerdown', { bubbles: true, cancelable: true }));
    await clock.advance(500);
    zero.dispatchEvent(new PointerEvent('pointerup', { bubbles: true }));
    zero.click();
    expect(element.value).to.equal('+');
    zero.dispatchEvent(new PointerEvent('pointerdown', { bubbles: true, cancelable: true }));
    await clock.advance(200);
    zero.dispatchEvent(new PointerEvent('pointerup', { bubbles: true }));
    zero.click();
    await clock.advance(1000);
    expect(element.value).to.equal('+0');
  });

  it('tidies what is pasted and shows what it was', async () => {
    const element = await dialing();
    expect(await paste(element, ' +49 (0)30 123-456 ')).to.equal(true);
    expect(element.value).to.equal('+4930123456');
    expect(textOf(part(element, 'hint'))).to.equal('Tidied from “+49 (0)30 123-456”');
    key(element, '7').click();
    await rendered(element);
    expect(textOf(part(element, 'hint'))).to.equal('');
  });

  it('leaves alone what needs no tidying, and what cannot be dialled', async () => {
    const element = await dialing();
    await paste(element, '1002');
    expect([element.value, textOf(part(element, 'hint'))]).to.deep.equal(['1002', '']);
    expect(await paste(await dialing(), 'what is this?')).to.equal(false);
  });

  it('brings back the last number on an empty field and does not call it', async () => {
    const requests = heard('cc-dial-request');
    const element = await dialing();
    element.lastNumber = '+442079460958';
    await rendered(element);
    expect(part(element, 'call').getAttribute('aria-label')).to.equal('Bring back +442079460958');
    part(element, 'call').click();
    expect(element.value).to.equal('+442079460958');
    expect(requests.events).to.have.length(0);
    requests.stop();
  });

  it('deletes from the end', async () => {
    const element = await dialing('12');
    part(element, 'backspace').click();
    expect(element.value).to.equal('1');
    part(element, 'backspace').click();
    await rendered(element);
    expect(part(element, 'backspace')).to.have.property('disabled', true);
  });

  it('forgets an error when the number is changed', async () => {
    const element = await dialing('?');
    element.error = new CcError('invalid-number');
    await rendered(element);
    part(element, 'backspace').click();
    await rendered(element);
    expect(field(element).getAttribute('aria-invalid')).to.equal('false');
  });

  it('does not call twice while a call is being set up', async () => {
    const requests = heard('cc-dial-request');
    const element = await dialing('1');
    element.busy = true;
    part(element, 'call').click();
    expect(requests.events).to.have.length(0);
    requests.stop();
  });

  it('sends each key to the call and shows what was sent', async () => {
    const requests = heard<DtmfRequestEvent>('cc-dtmf-request');
    const element = await sending();
    key(element, '4').click();
    key(element, '#').focus();
    await sendKeys({ press: '9' });
    await until(() => requests.events.length === 2, 'two keys');
    await rendered(element);
    expect(requests.events.map(({ callId, digits }) => `${callId} ${digits}`)).to.deep.equal(['a 4', 'a 9']);
    expect(textOf(part(element, 'number'))).to.equal('49');
    requests.stop();
  });

  it('sends a code that is pasted as people write it, and nothing that is none', async () => {
    const requests = heard<DtmfRequestEvent>('cc-dtmf-request');
    const element = await sending();
    await paste(element, ' 4021 5566-77# ');
    for (const text of ['hello', '12a', '', '1'.repeat(41)]) await paste(element, text);
    expect(requests.events.map(({ digits }) => digits)).to.deep.equal(['4021556677#']);
    expect(textOf(part(element, 'number'))).to.equal('4021556677#');
    requests.stop();
  });

  it('does not show a key that the page took over', async () => {
    const prevent = (event: Event): void => event.preventDefault();
    document.addEventListener('cc-dtmf-request', prevent);
    const element = await sending();
    key(element, '4').click();
    expect(element.value).to.equal('');
    document.removeEventListener('cc-dtmf-request', prevent);
  });

  it('stays from left to right in a page from right to left', async () => {
    const wrapper = await mounted<DialpadElement>(html`<cc-dialpad dir="rtl" .clock=${clock}></cc-dialpad>`);
    const [one, three] = [key(wrapper, '1'), key(wrapper, '3')].map((each) => each.getBoundingClientRect().left);
    expect(one).to.be.lessThan(three ?? 0);
  });
});
