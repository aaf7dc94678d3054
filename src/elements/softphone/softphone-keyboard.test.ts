import { expect } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import '../../define/softphone.js';
import { findPart, part, rendered, textOf, until } from '../element.testing.js';
import { settlingTime } from '../settling/settling-controller.js';
import { SoftphoneStand } from './stand.testing.js';
import type { SoftphoneElement } from './softphone-element.js';

describe('the keyboard of cc-softphone', () => {
  let stand: SoftphoneStand;
  let element: SoftphoneElement;

  beforeEach(async () => {
    stand = new SoftphoneStand();
    element = await stand.mount();
  });

  afterEach(() => stand.dispose());

  it('answers, mutes, holds and hangs up with Alt and a letter', async () => {
    await stand.ring();
    stand.button('Settings').focus();
    await stand.pressWithAlt('a');
    await until(() => stand.phone.state.calls[0]?.state === 'connected', 'answered');
    await stand.pressWithAlt('m');
    await until(() => stand.phone.state.calls[0]?.muted === true, 'muted');
    await stand.pressWithAlt('p');
    await until(() => stand.phone.state.calls[0]?.hold === 'local', 'held');
    await stand.pressWithAlt('x');
    await until(() => stand.phone.state.calls[0]?.state === 'ended', 'hung up');
  });

  it('does nothing outside the phone, nor where the page switched it off', async () => {
    const leg = await stand.ring();
    document.body.dispatchEvent(new KeyboardEvent('keydown', { key: 'a', code: 'KeyA', altKey: true, bubbles: true }));
    element.noShortcuts = true;
    stand
      .button('Settings')
      .dispatchEvent(new KeyboardEvent('keydown', { key: 'a', code: 'KeyA', altKey: true, bubbles: true, composed: true }));
    await stand.pass(0);
    expect(leg.log).to.deep.equal([]);
    expect(findPart(element, 'answer')?.hasAttribute('aria-keyshortcuts')).to.equal(false);
  });

  it('works anywhere on the page where the page says so, with the chords that it gives, and not in what is typed', async () => {
    element.shortcuts = 'page';
    element.shortcutKeys = { answer: 'q', mute: 'F8', decline: '' };
    const leg = await stand.ring();
    expect(findPart(element, 'answer')?.getAttribute('aria-keyshortcuts')).to.equal('q');
    expect(findPart(element, 'decline')?.hasAttribute('aria-keyshortcuts')).to.equal(false);
    const field = document.createElement('input');
    element.before(field);
    field.focus();
    await sendKeys({ press: 'q' });
    expect(leg.log).to.deep.equal([]);
    field.blur();
    await sendKeys({ press: 'q' });
    await until(() => stand.phone.state.calls[0]?.state === 'connected', 'answered');
    field.focus();
    await sendKeys({ press: 'F8' });
    await until(() => stand.phone.state.calls[0]?.muted === true, 'muted');
    field.remove();
  });

  it('goes to the number field in wrap-up, too, which it opens', async () => {
    (await stand.answered()).farEnd.end();
    await until(() => textOf(part(element, 'stage')).includes('Wrap-up'), 'wrap-up');
    await stand.pass(settlingTime);
    stand.button('Settings').focus();
    await stand.pressWithAlt('n');
    await until(() => element.shadowRoot?.activeElement?.localName === 'cc-dialpad', 'the focus is in the number field');
  });

  it('goes to the number field and back to where it came from', async () => {
    element.shortcuts = 'page';
    element.shortcutKeys = { search: 'F9' };
    const field = document.createElement('input');
    element.before(field);
    field.focus();
    await sendKeys({ press: 'F9' });
    await until(
      () => element.shadowRoot?.activeElement === element.renderRoot.querySelector('cc-dialpad'),
      'the focus is in the number field',
    );
    await sendKeys({ press: 'Escape' });
    expect(document.activeElement).to.equal(field);
    field.remove();
  });

  it('keeps the focus in the phone when what had it goes', async () => {
    await stand.ring();
    stand.button('Answer').focus();
    stand.button('Answer').click();
    await until(() => document.activeElement === element && findPart(element, 'mute')?.matches(':focus') === true, 'the focus is on Mute');
  });

  it('keeps what was being typed when a call rings, and answers nobody with it', async () => {
    const input = element.renderRoot.querySelector('cc-dialpad') ?? expect.fail('no dialpad');
    input.focus();
    await sendKeys({ type: '12' });
    const leg = await stand.ring();
    expect(element.shadowRoot?.activeElement).to.equal(part(element, 'stage'));
    await sendKeys({ press: 'Enter' });
    await stand.pass(0);
    expect(leg.log).to.deep.equal([]);
    leg.farEnd.end('canceled');
    await stand.pass(settlingTime);
    await until(() => textOf(element.shadowRoot?.activeElement ?? element) === 'Close', 'the focus is on Close');
    stand.button('Close').click();
    await stand.pass(0);
    expect(element.renderRoot.querySelector('cc-dialpad')?.value).to.equal('12');
  });

  it('leaves the focus of the page alone when a call rings', async () => {
    const input = document.createElement('input');
    element.before(input);
    input.focus();
    await stand.ring();
    expect(document.activeElement).to.equal(input);
    input.remove();
  });

  it('leaves the settings with Escape and goes back to their button', async () => {
    stand.button('Settings').focus();
    stand.button('Settings').click();
    await rendered(element);
    await until(() => part(element, 'settings').contains(element.shadowRoot?.activeElement ?? null), 'the focus is in the settings');
    await sendKeys({ press: 'Escape' });
    await until(() => element.shadowRoot?.activeElement === element.renderRoot.querySelector('.open-settings'), 'the focus is back');
  });
});
