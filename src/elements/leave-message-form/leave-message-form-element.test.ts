import { expect, html } from '@open-wc/testing';
import '../../define/leave-message-form.js';
import { LeaveMessageRequestEvent } from '../../events/chat-requests.js';
import { expectAccessible, heard, mounted, part, rendered, textOf, until } from '../element.testing.js';
import type { LeaveMessageFormElement } from './leave-message-form-element.js';

describe('cc-leave-message-form', () => {
  let element: LeaveMessageFormElement;

  async function shown(properties: Partial<LeaveMessageFormElement> = {}, lang = 'en'): Promise<void> {
    element = await mounted<LeaveMessageFormElement>(
      html`<cc-leave-message-form lang=${lang}><span>Or look around.</span></cc-leave-message-form>`,
    );
    Object.assign(element, properties);
    await rendered(element);
  }

  const control = (name: 'phone' | 'message'): HTMLInputElement | HTMLTextAreaElement =>
    element.shadowRoot?.querySelector<HTMLInputElement | HTMLTextAreaElement>(`[name="${name}"]`) ?? expect.fail(`no field "${name}"`);

  const described = (name: 'phone' | 'message'): string => {
    const id = control(name).getAttribute('aria-describedby');
    return id ? textOf(element.shadowRoot?.getElementById(id) ?? expect.fail(`nothing is called "${id}"`)) : '';
  };

  async function fill(phone: string, message: string): Promise<void> {
    for (const [name, answer] of [
      ['phone', phone],
      ['message', message],
    ] as const) {
      control(name).value = answer;
      control(name).dispatchEvent(new Event('input', { bubbles: true }));
    }
    await rendered(element);
  }

  async function send(): Promise<readonly LeaveMessageRequestEvent[]> {
    const { events, stop } = heard<LeaveMessageRequestEvent>(LeaveMessageRequestEvent.type);
    part(element, 'send').click();
    await rendered(element);
    await Promise.resolve();
    stop();
    return events;
  }

  it('is accessible in every state, for either reason, and with mistakes', async () => {
    for (const reason of ['outside-hours', 'no-agents'] as const) {
      await shown({ reason });
      await expectAccessible(element);
    }
    await send();
    await expectAccessible(element);
    for (const state of ['sending', 'sent', 'unable'] as const) {
      await shown({ state, phone: '+44 20 7946 0958' });
      await expectAccessible(element);
    }
  });

  it('says why nobody is there, and what can be done', async () => {
    await shown({ reason: 'outside-hours' });
    expect(textOf(part(element, 'base'))).to.contain('We are closed at the moment');
    expect(textOf(part(element, 'base'))).to.contain('Leave a message with your number');
    await shown({ state: 'unable' });
    expect(textOf(part(element, 'base'))).to.contain('Nobody is free at the moment Please try again later.');
    expect(element.shadowRoot?.querySelector('form')).to.equal(null);
  });

  it('says what is wrong in red beside the field, once it is sent, and goes to the first', async () => {
    await shown({ textLimit: 10 });
    await fill('call me', 'much too long');
    expect(described('phone') + described('message')).to.equal('');
    expect(await send()).to.deep.equal([]);
    expect(described('phone')).to.equal('Write a phone number, such as +44 20 7946 0958.');
    expect(described('message')).to.equal('At most 10 characters.');
    expect(element.shadowRoot?.activeElement).to.equal(control('phone'));
    const [words, edge] = [part(element, 'error'), control('phone')].map((each) => getComputedStyle(each));
    expect(words?.color).to.equal(edge?.borderTopColor);
    await fill('+44 20 7946 0958', '');
    expect(described('phone')).to.equal('');
    expect(described('message')).to.equal('Please fill this in.');
    await send();
    expect(element.shadowRoot?.activeElement).to.equal(control('message'));
  });

  it('asks for the message to be left, without the space around it', async () => {
    await shown();
    await fill(' +44 20 7946 0958 ', '  Please call me back.\n');
    const [request, ...more] = await send();
    expect(more).to.deep.equal([]);
    expect([request?.phone, request?.text]).to.deep.equal(['+44 20 7946 0958', 'Please call me back.']);
    expect([request?.cancelable, request?.bubbles, request?.composed]).to.deep.equal([true, true, true]);
  });

  it('asks once: not again while it is being sent', async () => {
    await shown();
    await fill('+44 20 7946 0958', 'Please call me back.');
    element.state = 'sending';
    await rendered(element);
    expect(await send()).to.deep.equal([]);
    expect(part(element, 'send').getAttribute('aria-busy')).to.equal('true');
  });

  it('says that it was sent, where the answer goes, and takes the focus', async () => {
    await shown({ state: 'sent', phone: '<b>1</b>\u202E2' });
    const base = part(element, 'base');
    expect(base.getAttribute('role')).to.equal('status');
    expect(textOf(base)).to.contain('Thank you, we have your message');
    expect(textOf(base)).to.contain('<b>1</b>');
    expect(element.shadowRoot?.querySelector('b')).to.equal(null);
    element.focus();
    expect(element.shadowRoot?.activeElement).to.equal(base);
  });

  it('passes on what was written, whatever it is', async () => {
    const hostile = '<script>alert(1)</script>\u202E"';
    await shown();
    await fill('+44 20 7946 0958', hostile);
    const [request] = await send();
    expect(request?.text).to.equal(hostile);
  });

  it('speaks Chinese', async () => {
    await shown({ reason: 'outside-hours' }, 'zh-CN');
    await until(() => textOf(part(element, 'base')).includes('现在不在服务时间内'), 'its words are Chinese');
    await send();
    expect(described('phone')).to.equal('请填写此项。');
    await expectAccessible(element);
  });
});
