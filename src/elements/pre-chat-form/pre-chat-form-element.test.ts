import { expect, html } from '@open-wc/testing';
import '../../define/pre-chat-form.js';
import { ConversationOpenRequestEvent } from '../../events/chat-requests.js';
import { expectAccessible, heard, mounted, part, rendered, textOf, until } from '../element.testing.js';
import type { FormField } from '../form-field/form-field.js';
import type { PreChatFormElement } from './pre-chat-form-element.js';

const fields: readonly FormField[] = [
  { name: 'name', required: true },
  { name: 'email', required: true, help: 'We answer there when you are gone.' },
  { name: 'phone' },
  {
    name: 'topic',
    type: 'select',
    label: 'Topic',
    required: true,
    options: [
      { value: 'order', label: 'An order' },
      { value: 'other', label: 'Something else' },
    ],
  },
  { name: 'order number', label: 'Order number', pattern: '\\d{2}-\\d{4}' },
  { name: 'question', type: 'textarea', label: 'Your question', maxLength: 10 },
  { name: 'terms', type: 'checkbox', label: 'I agree', required: true },
];

type Control = HTMLInputElement | HTMLSelectElement | HTMLTextAreaElement;

describe('cc-pre-chat-form', () => {
  let element: PreChatFormElement;

  async function shown(properties: Partial<PreChatFormElement> = {}, content: unknown = undefined): Promise<void> {
    element = await mounted<PreChatFormElement>(html`<cc-pre-chat-form .fields=${fields}>${content}</cc-pre-chat-form>`);
    Object.assign(element, properties);
    await rendered(element);
  }

  const control = (name: string): Control =>
    element.shadowRoot?.querySelector<Control>(`[name="${name}"]`) ?? expect.fail(`there is no field "${name}"`);

  /** What stands beside a field for those who hear it. */
  const described = (name: string): string =>
    (control(name).getAttribute('aria-describedby') ?? '')
      .split(' ')
      .filter(Boolean)
      .map((id) => textOf(element.shadowRoot?.getElementById(id) ?? expect.fail(`nothing is called "${id}"`)))
      .join(' | ');

  async function fill(answers: Readonly<Record<string, string>>): Promise<void> {
    for (const [name, answer] of Object.entries(answers)) {
      const field = control(name);
      if (field instanceof HTMLInputElement && field.type === 'checkbox') field.checked = answer !== '';
      else field.value = answer;
      field.dispatchEvent(
        new Event(field instanceof HTMLSelectElement || field.type === 'checkbox' ? 'change' : 'input', { bubbles: true }),
      );
    }
    await rendered(element);
  }

  const whole = { name: 'Amina', email: 'amina@example.com', topic: 'order', terms: 'on' };

  /** Presses the button, and gives what was asked of the page. */
  async function send(): Promise<readonly ConversationOpenRequestEvent[]> {
    const { events, stop } = heard<ConversationOpenRequestEvent>(ConversationOpenRequestEvent.type);
    part(element, 'start').click();
    await rendered(element);
    await Promise.resolve();
    stop();
    return events;
  }

  it('is accessible empty, with mistakes, and while the chat is opened', async () => {
    await shown();
    await expectAccessible(element);
    await send();
    await expectAccessible(element);
    element.busy = true;
    await rendered(element);
    await expectAccessible(element);
  });

  it('has a label, a kind and what the browser may fill in for every field', async () => {
    await shown();
    const facts = fields.map(({ name }) => {
      const field = control(name);
      const label = element.shadowRoot?.querySelector(`label[for="${field.id}"]`);
      return [label ? textOf(label) : undefined, field.type, field.getAttribute('autocomplete'), field.getAttribute('aria-required')];
    });
    expect(facts).to.deep.equal([
      ['Name', 'text', 'name', 'true'],
      ['E-mail', 'email', 'email', 'true'],
      ['Phone number ( optional )', 'tel', 'tel', 'false'],
      ['Topic', 'select-one', 'off', 'true'],
      ['Order number ( optional )', 'text', 'off', 'false'],
      ['Your question ( optional )', 'textarea', 'off', 'false'],
      ['I agree', 'checkbox', null, 'true'],
    ]);
  });

  it('says nothing of mistakes before it is sent, then everything at once, and goes to the first', async () => {
    await shown();
    await fill({ email: 'amina' });
    expect(fields.map(({ name }) => control(name).getAttribute('aria-invalid'))).to.deep.equal(fields.map(() => 'false'));
    expect(described('email')).to.equal('We answer there when you are gone.');
    await fill({ phone: 'call me', 'order number': '7', question: 'much too long' });
    expect(await send()).to.deep.equal([]);
    expect(Object.fromEntries(fields.map(({ name }) => [name, described(name)]))).to.deep.equal({
      name: 'Please fill this in.',
      email: 'We answer there when you are gone. | Write an e-mail address, such as name@example.com.',
      phone: 'Write a phone number, such as +44 20 7946 0958.',
      topic: 'Please choose one.',
      'order number': 'This does not look right. Please check it.',
      question: 'At most 10 characters.',
      terms: 'Please tick this to go on.',
    });
    expect(element.shadowRoot?.activeElement).to.equal(control('name'));
  });

  it('takes a mistake back as soon as it is mended, and leads to the next', async () => {
    await shown();
    await send();
    await fill({ name: 'Amina' });
    expect(control('name').getAttribute('aria-invalid')).to.equal('false');
    expect(described('name')).to.equal('');
    await send();
    expect(element.shadowRoot?.activeElement).to.equal(control('email'));
  });

  it('asks for the conversation once all is well, with what was answered and what was known', async () => {
    await shown({ profile: { name: 'Known', fields: { customer: '4711' } } });
    expect(control('name').value).to.equal('Known');
    await fill({ ...whole, name: '  Amina ', 'order number': '40-2291' });
    const [request, ...more] = await send();
    expect(more).to.deep.equal([]);
    expect(request?.profile).to.deep.equal({
      name: 'Amina',
      fields: { customer: '4711', email: 'amina@example.com', topic: 'order', 'order number': '40-2291', terms: 'on' },
    });
    expect([request?.cancelable, request?.bubbles, request?.composed]).to.deep.equal([true, true, true]);
  });

  it('asks once: not again while the chat is being opened', async () => {
    await shown();
    await fill(whole);
    element.busy = true;
    await rendered(element);
    expect(await send()).to.deep.equal([]);
  });

  it('sends by Enter in a field', async () => {
    await shown();
    await fill(whole);
    const { events, stop } = heard(ConversationOpenRequestEvent.type);
    element.shadowRoot?.querySelector('form')?.requestSubmit();
    await rendered(element);
    stop();
    expect(events).to.have.length(1);
  });

  it('asks the plain controls of the page, too, and lets the browser say what is wrong with them', async () => {
    await shown(
      { fields: [] },
      html`<label>Shop <input name="shop" required /></label>
        <label>Gift <input type="checkbox" name="gift" value="yes" /></label>
        <label>Card <input type="checkbox" name="card" value="yes" checked /></label>
        <input name="off" value="x" disabled /><input value="nameless" />`,
    );
    expect(await send()).to.deep.equal([]);
    const shop = element.querySelector<HTMLInputElement>('[name=shop]') ?? expect.fail('no field');
    expect(document.activeElement).to.equal(shop);
    shop.value = ' Long Acre ';
    const [request] = await send();
    expect(request?.profile).to.deep.equal({ fields: { shop: 'Long Acre', card: 'yes' } });
  });

  it('shows what comes from outside as letters, and passes it on as it was written', async () => {
    const hostile = '"><img src=x onerror=alert(1)>\u202Egnp';
    await shown({
      fields: [
        { name: hostile, label: hostile, help: hostile, type: 'select', options: [{ value: hostile, label: hostile }] },
        { name: 'name', value: hostile },
      ],
    });
    expect(element.shadowRoot?.querySelector('img')).to.equal(null);
    expect(textOf(element)).to.contain('<img src=x onerror=alert(1)>');
    const select = element.shadowRoot?.querySelector('select') ?? expect.fail('no choice');
    select.value = hostile;
    select.dispatchEvent(new Event('change', { bubbles: true }));
    await rendered(element);
    const [request] = await send();
    expect(request?.profile).to.deep.equal({ name: hostile, fields: { [hostile]: hostile } });
  });

  it('goes on when a page declares a pattern that is none, as browsers do', async () => {
    await shown({ fields: [{ name: 'order', pattern: '[' }] });
    await fill({ order: 'AB' });
    const [request] = await send();
    expect(request?.profile).to.deep.equal({ fields: { order: 'AB' } });
  });

  it('speaks Chinese', async () => {
    element = await mounted<PreChatFormElement>(html`<cc-pre-chat-form lang="zh-CN" .fields=${fields}></cc-pre-chat-form>`);
    await until(() => textOf(part(element, 'form')).includes('请先介绍一下您自己'), 'its words are Chinese');
    await send();
    expect(described('name')).to.equal('请填写此项。');
    await expectAccessible(element);
  });
});
