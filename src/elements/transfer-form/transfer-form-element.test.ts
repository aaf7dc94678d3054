import { expect, html } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import '../../define/transfer-form.js';
import type { Contact } from '../../model/contact.js';
import { amina, callIn, expectAccessible, heard, hostile, mounted, part, rendered, robin, textOf, until } from '../element.testing.js';
import type { TransferFormElement } from './transfer-form-element.js';

const contacts: readonly Contact[] = [
  { name: 'Robin Weiss', number: '1002', watched: true },
  { name: 'Noor Haddad', number: '1003' },
];
const abilities = { hold: true, mute: true, dtmf: true, video: false, conference: false, screen: false, record: false };
const call = callIn({ can: { ...abilities, transfer: true, consult: true, forward: true } });
const types = ['cc-transfer-request', 'cc-consult-request', 'cc-complete-transfer-request', 'cc-forward-request'];

describe('cc-transfer-form', () => {
  let element: TransferFormElement;
  let requests: ReturnType<typeof heard>;

  beforeEach(async () => {
    requests = heard(...types);
    element = await mounted<TransferFormElement>(
      html`<cc-transfer-form .call=${call} .contacts=${contacts} .recent=${[amina, { number: '1002' }, { number: '+4930901820' }]} .lines=${[{ address: '1002', state: 'busy' as const }]}></cc-transfer-form>`,
    );
  });
  afterEach(() => requests.stop());

  const button = (name: string): HTMLElement =>
    [...element.renderRoot.querySelectorAll('button')].find((each) => textOf(each) === name) ?? expect.fail(`no button "${name}"`);
  async function type(text: string): Promise<void> {
    part(element, 'target').focus();
    await sendKeys({ type: text });
    await rendered(element);
  }
  async function chooseFirst(): Promise<void> {
    await rendered(element);
    element.renderRoot.querySelector<HTMLElement>('[role="option"]')?.click();
    await rendered(element);
  }

  it('is accessible, empty and with somebody found', async () => {
    await expectAccessible(element);
    await type('rob');
    await sendKeys({ press: 'ArrowDown' });
    await expectAccessible(element);
  });

  it('offers whom there were calls with, then contacts with what their line does, nobody twice, and not the party', () => {
    const offered = [...element.renderRoot.querySelectorAll('[role="option"]')].map(textOf);
    expect(offered).to.have.length(3);
    expect(offered[0]).to.include('Robin Weiss').and.to.include('On a call');
    expect(offered[1]).to.include('+4930901820');
    expect(offered[2]).to.include('Noor Haddad');
  });

  it('hands over by keyboard, and never by Enter in the field', async () => {
    await type('had'); // WebKit's driver swallows a repeated key
    await sendKeys({ press: 'ArrowDown' });
    await sendKeys({ press: 'Enter' });
    await until(() => element.shadowRoot?.activeElement === button('Transfer now'), 'the focus is on the button');
    expect(requests.events).to.deep.equal([]);
    await sendKeys({ press: 'Enter' });
    expect(requests.events).to.have.length(1);
    expect(requests.events[0]).to.include({ type: 'cc-transfer-request', callId: call.id, number: '1003' });
  });

  it('asks first with what was typed', async () => {
    await type('+49 301256');
    button('Ask first').click();
    expect(requests.events[0]).to.include({ type: 'cc-consult-request', number: '+49 301256' });
  });

  it('says what is missing and asks for nothing', async () => {
    button('Transfer now').click();
    await rendered(element);
    expect(textOf(element)).to.include('Choose somebody, or enter a number.');
    await type('not a number!');
    button('Transfer now').click();
    await rendered(element);
    expect(part(element, 'target').getAttribute('aria-invalid')).to.equal('true');
    expect(requests.events).to.deep.equal([]);
  });

  it('connects with a call that is on hold here', async () => {
    element.held = [callIn({ id: 'b', party: robin, hold: 'local' })];
    await chooseFirst();
    button('Connect the two').click();
    expect(requests.events[0]).to.include({ type: 'cc-complete-transfer-request', callId: call.id, heldCallId: 'b' });
  });

  it('sends a ringing call elsewhere, to the voicemail box first', async () => {
    Object.assign(element, { purpose: 'forward', voicemailNumber: '*97' });
    await chooseFirst();
    button('Send there').click();
    expect(requests.events[0]).to.include({ type: 'cc-forward-request', number: '*97' });
  });

  it('shows hostile names as text', async () => {
    element.contacts = [{ name: hostile.name ?? '', number: '1' }];
    await rendered(element);
    expect(element.renderRoot.querySelector('img')).to.equal(null);
    expect(textOf(element)).to.include('<img src=x');
  });
});
