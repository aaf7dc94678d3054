import { expect, html } from '@open-wc/testing';
import '../../define/chat-panel.js';
import { AgentRequestEvent } from '../../events/chat-requests.js';
import { ChatWindowStand } from '../chat-window/chat-stand.testing.js';
import { ChatPanelElement } from './chat-panel-element.js';
import type { LateViews } from './late-views.js';
import { expectAccessible, heard, rendered, textOf, until } from '../element.testing.js';

describe('cc-chat-panel', () => {
  const stands: ChatWindowStand[] = [];
  const stand = (...parameters: ConstructorParameters<typeof ChatWindowStand>): ChatWindowStand => {
    const made = new ChatWindowStand(...parameters);
    stands.push(made);
    return made;
  };

  afterEach(async () => {
    for (const made of stands.splice(0)) await made.dispose();
  });

  it('is accessible with a bot, in the queue, and with an agent', async () => {
    const it = stand();
    await it.greeted();
    await expectAccessible(it.element);
    it.farEnd.queue({ position: 3, waited: 42, estimated: 130, limit: 600 });
    await it.shows('Number 3 in line');
    await expectAccessible(it.element);
    it.farEnd.attend({ kind: 'agent', name: 'Lena Fischer' });
    await it.shows('With you now');
    await expectAccessible(it.element);
    expect(textOf(it.element)).to.contain('⁨Lena Fischer⁩ is with you now.');
  });

  it('offers a person while a bot attends, and nobody else', async () => {
    const it = stand();
    await it.greeted();
    const { events, stop } = heard(AgentRequestEvent.type);
    await it.press('Talk to a person');
    stop();
    expect(events).to.have.length(1);
    await it.shows('You are next');
    it.farEnd.attend({ kind: 'agent', name: 'Lena' });
    await it.becomes('active');
    expect(it.hasButton('Talk to a person')).to.equal(false);
  });

  it('says that nobody is there when a person was asked for, and lets a message be left', async () => {
    const it = stand();
    await it.greeted();
    it.farEnd.refuse('no-agents');
    await it.press('Talk to a person');
    await it.shows('Nobody is free at the moment.');
    await expectAccessible(it.element);
    await it.press('Leave a message');
    await it.shows('Leave a message with your number');
    await it.press('Back to the conversation');
    await it.shows('Hello');
  });

  it('asks what the page wants to know, tells what is wrong, and gives it to the centre', async () => {
    const it = stand({ onOpen: (farEnd, profile) => farEnd.log.push(JSON.stringify(profile)) });
    await it.open({
      fields: [
        { name: 'name', required: true },
        { name: 'email', required: true },
      ],
    });
    await it.shows('Who are we talking to?');
    await it.press('Start chat');
    await it.shows('Please fill this in.');
    await expectAccessible(it.element);
    const form = it.panel.shadowRoot?.querySelector('cc-pre-chat-form')?.shadowRoot ?? expect.fail('no form');
    const [name, email] = [...form.querySelectorAll('input')];
    expect(form.activeElement).to.equal(name);
    expect(name?.getAttribute('aria-describedby')).to.equal('field-name-error');
    expect([name?.autocomplete, email?.autocomplete]).to.deep.equal(['name', 'email']);
    for (const [input, value] of [
      [name, 'Amina'],
      [email, 'amina@example.com'],
    ] as const) {
      if (!input) continue;
      input.value = value;
      input.dispatchEvent(new InputEvent('input', { bubbles: true }));
    }
    await it.press('Start chat');
    await until(() => it.farEnd.log.includes('opened'), 'the conversation is open');
    expect(it.farEnd.log).to.contain('{"name":"Amina","fields":{"email":"amina@example.com"}}');
  });

  it('asks by plain controls of the page', async () => {
    const it = stand({ onOpen: (farEnd, profile) => farEnd.log.push(JSON.stringify(profile)) });
    await it.open({}, html`<label slot="pre-chat">Order <input name="order" required /></label>`);
    await it.shows('Start chat');
    await it.press('Start chat');
    expect(it.farEnd.log).to.deep.equal([]);
    const input = it.element.querySelector('input');
    if (input) input.value = '40-2291';
    await it.press('Start chat');
    await until(() => it.farEnd.log.includes('{"fields":{"order":"40-2291"}}'), 'the centre has the order');
  });

  it('takes a message when nobody is there', async () => {
    const it = stand();
    it.farEnd.refuse('outside-hours');
    await it.open();
    await it.shows('We are closed at the moment');
    await expectAccessible(it.element);
    await it.press('Leave message');
    await it.shows('Please fill this in.');
    const form = it.panel.shadowRoot?.querySelector('cc-leave-message-form')?.shadowRoot ?? expect.fail('no form');
    for (const [selector, value] of [
      ['input', '+31 6 1234 5678'],
      ['textarea', 'Please call me.'],
    ] as const) {
      const field = form.querySelector<HTMLInputElement>(selector) ?? expect.fail(selector);
      field.value = value;
      field.dispatchEvent(new InputEvent('input', { bubbles: true }));
    }
    await it.press('Leave message');
    await it.shows('Thank you, we have your message');
    expect(it.farEnd.leftMessages).to.deep.equal([{ phone: '+31 6 1234 5678', text: 'Please call me.' }]);
    await expectAccessible(it.element);
  });

  it('keeps what was written and could not be sent', async () => {
    const it = stand();
    await it.greeted();
    await it.write('a'.repeat(1020) + 'é');
    await it.write('Hello');
    it.key('Enter');
    await until(() => it.farEnd.received.length === 1, 'the message has arrived');
    expect(it.textarea.value).to.equal('');
    await it.write('begun');
    await it.element.hide();
    await it.element.show();
    expect(it.textarea.value).to.equal('begun');
    expect(it.chat.draft).to.equal('begun');
  });

  it('says that the connection is lost, and that it is back', async () => {
    const it = stand();
    await it.greeted();
    it.farEnd.goOffline();
    await it.shows('Reconnecting… Go on writing');
    await expectAccessible(it.element);
    it.farEnd.goOnline();
    await it.shows('Connected again.');
    await it.hides('Reconnecting…');
  });

  it('says what failed, and tries again', async () => {
    const it = stand();
    it.farEnd.fail('open', { code: 'backend-unreachable' });
    await it.open();
    await it.shows('We cannot be reached.');
    await expectAccessible(it.element);
    await it.press('Try again');
    await it.becomes('active');
    await it.hides('We cannot be reached.');
  });

  it('ends the conversation only when that is confirmed', async () => {
    const it = stand();
    await it.greeted();
    await it.choose('End conversation');
    await it.shows('End this conversation?');
    await expectAccessible(it.element);
    const focused = (): string => textOf(it.panel.shadowRoot?.activeElement ?? document.body);
    expect(focused()).to.equal('Keep chatting');
    it.key('Escape', {}, it.button('Keep chatting'));
    await it.hides('End this conversation?');
    expect(it.conversation?.state).to.equal('active');
    expect(it.element.open).to.equal(true);
    await it.choose('End conversation');
    const confirm = [...(it.panel.shadowRoot?.querySelectorAll<HTMLElement>('.question .negative') ?? [])][0];
    confirm?.click();
    await it.becomes('ended');
    await it.shows('You ended the conversation.');
    await expectAccessible(it.element);
    await it.press('New conversation');
    await it.becomes('active');
  });

  it('is rated at any time, and the last answer counts', async () => {
    const it = stand();
    await it.greeted();
    await it.choose('Rate the service');
    await it.shows('How did we do?');
    await expectAccessible(it.element);
    await it.press('Send rating');
    await it.shows('Please choose one.');
    const form = (): ShadowRoot => it.panel.shadowRoot?.querySelector('cc-evaluation-form')?.shadowRoot ?? expect.fail('no form');
    const choose = (index: number): void => form().querySelectorAll<HTMLElement>('[name=level]')[index]?.click();
    choose(3);
    await it.press('Send rating');
    await it.shows('Thank you');
    await expectAccessible(it.element);
    await it.press('Change rating');
    choose(4);
    await it.press('Send rating');
    await until(() => it.farEnd.evaluations.length === 2, 'both have arrived');
    expect(it.farEnd.evaluations.map(({ level }) => level)).to.deep.equal([4, 5]);
  });

  it('remembers whether messages may be heard', async () => {
    const it = stand();
    await it.greeted();
    await it.choose('Settings');
    await it.shows('Play a sound');
    await expectAccessible(it.element);
    it.panel.shadowRoot?.querySelector<HTMLElement>('#sound')?.click();
    await rendered(it.element);
    expect(it.memory.get('quiet')).to.equal('true');
    await it.press('Back to the conversation');
    await it.choose('Turn sound on');
    expect(it.memory.get('quiet')).to.equal(undefined);
  });

  it('has a menu for the keyboard', async () => {
    const it = stand();
    await it.greeted();
    const menuButton = it.button('More');
    it.key('ArrowDown', {}, menuButton);
    await rendered(it.element);
    await expectAccessible(it.element);
    const active = (): HTMLElement => it.panel.shadowRoot?.activeElement as HTMLElement;
    const first = textOf(active());
    it.key('End', {}, active());
    expect(textOf(active())).to.equal('End conversation');
    it.key('ArrowDown', {}, active());
    expect(textOf(active())).to.equal(first);
    it.key('s', {}, active());
    expect(textOf(active())).to.match(/^S/);
    it.key('Escape', {}, active());
    await until(() => active() === menuButton, 'the menu button has the focus');
    expect(it.element.open).to.equal(true);
  });

  it('takes files that are dropped anywhere', async () => {
    const it = stand();
    await it.greeted();
    const dropped = new DataTransfer();
    dropped.items.add(new File(['x'], 'label.png', { type: 'image/png' }));
    const drag = (type: string): boolean =>
      it.panel.dispatchEvent(new DragEvent(type, { dataTransfer: dropped, bubbles: true, cancelable: true }));
    drag('dragover');
    await it.shows('Drop to send');
    await expectAccessible(it.element);
    drag('drop');
    await it.shows('label.png');
    await it.hides('Drop to send');
    it.key('Enter');
    await until(() => it.farEnd.received.length === 1, 'the file has arrived');
  });

  it('suggests what others ask', async () => {
    const it = stand();
    await it.greeted();
    it.farEnd.suggestions = ['Where is my parcel?'];
    await it.write('Wh');
    await it.shows('Where is my parcel?');
    await expectAccessible(it.element);
    await it.write('');
    await it.hides('Where is my parcel?');
  });

  describe('what is loaded when it is wanted', () => {
    const { late } = ChatPanelElement;
    const views = (load: LateViews['views']): void => {
      if (late) ChatPanelElement.late = { ...late, views: load };
    };
    const loaded = (): ReturnType<LateViews['views']> => late?.views() ?? expect.fail('the panel loads nothing');

    afterEach(() => (ChatPanelElement.late = late));

    it('is said to be missing when it could not be had, and is brought when the visitor tries again', async () => {
      let attempts = 0;
      let isReachable = false;
      views(() => {
        attempts++;
        return isReachable ? loaded() : Promise.reject(new TypeError('Failed to fetch'));
      });
      const it = stand();
      await it.greeted();
      expect(attempts).to.equal(0);
      await it.press('More');
      await it.shows('We cannot be reached.');
      await expectAccessible(it.element);
      isReachable = true;
      await it.press('Try again');
      await it.hides('We cannot be reached.');
      await it.choose('Settings');
      await it.shows('Play a sound');
    });

    it('leaves the end of a conversation its words and the focus its place meanwhile', async () => {
      let arrive = (): void => {};
      const arrival = new Promise<void>((resolve) => (arrive = resolve));
      views(() => arrival.then(loaded));
      const it = stand();
      await it.greeted();
      it.farEnd.end('agent');
      await it.becomes('ended');
      await it.shows('We ended the conversation.');
      expect(it.hasButton('New conversation')).to.equal(false);
      const focused = (): string => textOf(it.panel.shadowRoot?.activeElement ?? expect.fail('the focus is gone'));
      await until(() => focused().startsWith('We ended'), 'the focus is on what is said');
      const before = it.panel.shadowRoot?.querySelector<HTMLElement>('.ended')?.offsetHeight ?? 0;
      arrive();
      await until(() => it.panel.shadowRoot?.activeElement?.localName === 'button', 'the focus is on a button');
      expect(focused()).to.equal('New conversation');
      expect(it.panel.shadowRoot?.querySelector<HTMLElement>('.ended')?.offsetHeight).to.be.closeTo(before, 8);
    });
  });
});
