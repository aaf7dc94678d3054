import { expect, html } from '@open-wc/testing';
import { ConversationStateChangeEvent, MessageReceivedEvent } from '../../events/chat-facts.js';
import { ChatOpenRequestEvent } from '../../events/chat-open-request.js';
import { ConversationOpenRequestEvent, MessageSendRequestEvent } from '../../events/chat-requests.js';
import { expectAccessible, heard, part, rendered, textOf, until } from '../element.testing.js';
import { ChatWindowStand, emptyStorage } from './chat-stand.testing.js';
import { WindowMemory } from './window-memory.js';

describe('cc-chat-window', () => {
  const stands: ChatWindowStand[] = [];
  const stand = (...parameters: ConstructorParameters<typeof ChatWindowStand>): ChatWindowStand => {
    const made = new ChatWindowStand(...parameters);
    stands.push(made);
    return made;
  };

  afterEach(async () => {
    for (const made of stands.splice(0)) await made.dispose();
  });

  it('is accessible at rest, with a greeting, and open', async () => {
    const it = stand();
    const element = await it.mount({ greeting: 'Questions about your order?' });
    await expectAccessible(element);
    it.launcher.click();
    await it.becomes('active');
    await expectAccessible(element);
  });

  it('asks nothing of the centre, and stores nothing, before it is opened', async () => {
    const storage = emptyStorage();
    const it = stand({}, new WindowMemory(storage, storage));
    await it.mount({ greeting: 'Hello' });
    expect(it.chat.state.abilities).to.equal(undefined);
    expect(it.farEnd.log).to.deep.equal([]);
    expect(storage.length).to.equal(0);
  });

  it('opens by a press, begins the conversation, and puts the focus where one writes', async () => {
    const it = stand();
    await it.open();
    await it.becomes('active');
    await it.shows('Talk to a person');
    await until(() => it.panel.shadowRoot?.activeElement?.localName === 'cc-message-composer', 'the composer has the focus');
    expect(it.farEnd.log).to.contain('opened');
    expect(it.launcher.checkVisibility()).to.equal(false);
  });

  it('closes by Escape and gives the focus back to its button; the conversation goes on', async () => {
    const it = stand();
    await it.greeted();
    it.textarea.focus();
    it.key('Escape');
    await until(() => it.element.shadowRoot?.activeElement === it.launcher, 'the button has the focus');
    expect(it.element.open).to.equal(false);
    expect(it.conversation?.state).to.equal('active');
  });

  it('leaves Escape to an input method', async () => {
    const it = stand();
    await it.greeted();
    it.key('Escape', { isComposing: true });
    it.key('Escape', { keyCode: 229 });
    expect(it.element.open).to.equal(true);
  });

  it('counts what is unseen on its button, and forgets it when it is opened', async () => {
    const it = stand();
    await it.greeted();
    await it.element.hide();
    it.farEnd.say('Are you there?');
    it.farEnd.say('Hello?');
    await until(() => it.launcher.getAttribute('aria-label') === 'Chat with us, 2 new messages', 'the button says what is new');
    expect(textOf(part(it.element, 'badge'))).to.equal('2');
    await it.element.show();
    await until(() => it.conversation?.unread === 0, 'everything is seen');
  });

  it('stays as the visitor left it in this tab', async () => {
    const memory = new WindowMemory(emptyStorage(), emptyStorage());
    const first = stand({}, memory);
    await first.open();
    const second = stand({}, memory);
    expect((await second.mount()).open).to.equal(true);
    await second.element.hide();
    expect((await stand({}, memory).mount()).open).to.equal(false);
  });

  it('does not take the focus when it stands open after a reload', async () => {
    const memory = new WindowMemory(emptyStorage(), emptyStorage());
    memory.set('open', 'true');
    const it = stand({}, memory);
    await it.mount();
    await it.element.updateComplete;
    expect(it.element.open).to.equal(true);
    expect(it.element.shadowRoot?.activeElement ?? null).to.equal(null);
  });

  it('goes on with the conversation of this browser without being opened', async () => {
    const memory = new WindowMemory(emptyStorage(), emptyStorage());
    memory.set('conversation', 'true');
    const it = stand({}, memory);
    await it.mount();
    await until(() => it.chat.state.abilities !== undefined, 'the chat was asked to go on');
    // there was none after all
    await until(() => memory.get('conversation') === undefined, 'that is remembered');
  });

  it('shows the greeting until it is put away, for good', async () => {
    const memory = new WindowMemory(emptyStorage(), emptyStorage());
    const it = stand({}, memory);
    await it.mount({ greeting: 'Any questions?' });
    expect(textOf(it.element)).to.contain('Any questions?');
    await it.press('Dismiss');
    expect(textOf(it.element)).not.to.contain('Any questions?');
    const again = stand({}, memory);
    await again.mount({ greeting: 'Any questions?' });
    expect(textOf(again.element)).not.to.contain('Any questions?');
  });

  describe('with terms', () => {
    it('loads, stores and sends nothing before the visitor agrees', async () => {
      const storage = emptyStorage();
      const it = stand({}, new WindowMemory(storage, storage));
      await it.open({ consent: 'We keep what you write for 30 days.', consentUrl: '/privacy' });
      await it.shows('Before we start');
      const terms = it.element.shadowRoot?.querySelector<HTMLElement>('slot[name=consent] p') ?? expect.fail('no terms');
      expect(textOf(terms)).to.equal('We keep what you write for 30 days.');
      expect(terms.checkVisibility()).to.equal(true);
      await expectAccessible(it.element);
      expect(it.chat.state.abilities).to.equal(undefined);
      expect(storage.length).to.equal(0);
      await it.press('Agree and chat');
      await it.becomes('active');
      expect(it.memory.get('consent')).to.equal('We keep what you write for 30 days.');
    });

    it('does not go on with a conversation that was not agreed to', async () => {
      const memory = new WindowMemory(emptyStorage(), emptyStorage());
      memory.set('conversation', 'true');
      memory.set('consent', 'Other terms.');
      const it = stand({}, memory);
      await it.mount({}, html`<p slot="consent">New terms.</p>`);
      await it.element.updateComplete;
      expect(it.chat.state.abilities).to.equal(undefined);
    });

    it('closes when the visitor does not want to', async () => {
      const it = stand();
      await it.open({ consent: 'Terms.' });
      await it.press('Not now');
      expect(it.element.open).to.equal(false);
    });
  });

  it('tells the facts of a chat that it was given, once', async () => {
    const it = stand();
    const { events, stop } = heard(ConversationStateChangeEvent.type, MessageReceivedEvent.type);
    await it.greeted();
    stop();
    const types = events.map(({ type }) => type);
    expect(types.filter((type) => type === MessageReceivedEvent.type)).to.have.length(1);
    expect(events.filter((event) => event instanceof ConversationStateChangeEvent && event.conversation.state === 'active')).to.have.length(
      1,
    );
  });

  it('leaves to the page what the page prevents', async () => {
    const it = stand();
    const prevent = (event: Event): void => event.preventDefault();
    document.addEventListener(ConversationOpenRequestEvent.type, prevent, { once: true });
    await it.open();
    await rendered(it.element);
    expect(it.farEnd.log).to.deep.equal([]);
    document.addEventListener(MessageSendRequestEvent.type, prevent, { once: true });
    await it.write('Hello');
    it.key('Enter');
    await rendered(it.element);
    expect(it.textarea.value).to.equal('Hello');
    expect(it.farEnd.received).to.have.length(0);
  });

  it('fills its place and begins nothing by itself when it is embedded', async () => {
    const it = stand();
    await it.mount({ embedded: true });
    await it.element.updateComplete;
    await it.shows('We are happy to help');
    await expectAccessible(it.element);
    expect(it.farEnd.log).to.deep.equal([]);
    await it.write('Hello');
    it.key('Enter');
    await until(() => it.farEnd.received.length === 1, 'the message has arrived');
    expect(it.farEnd.log).to.contain('opened');
  });

  it('says who the visitor is when their first message begins the conversation', async () => {
    const profiles: unknown[] = [];
    const it = stand({ onOpen: (_farEnd, told) => profiles.push(told) });
    const profile = { name: 'Amina', fields: { order: '40-2291' } };
    await it.mount({ embedded: true, profile });
    await it.shows('We are happy to help');
    await it.write('Hello');
    it.key('Enter');
    await until(() => it.farEnd.received.length === 1, 'the message has arrived');
    expect(profiles).to.deep.equal([profile]);
  });

  it('forgets everything about a visitor who signs out', async () => {
    const it = stand();
    await it.greeted({ consent: '' });
    await it.chat.signOut();
    await until(() => it.memory.get('conversation') === undefined, 'the conversation is forgotten');
    expect(it.memory.get('open')).to.equal(undefined);
  });

  it('opens when another widget of its desk would rather have the visitor write', async () => {
    const it = stand();
    await it.mount();
    document.body.dispatchEvent(new ChatOpenRequestEvent());
    await it.becomes('active');
    expect(it.element.open).to.equal(true);
  });

  it('speaks Chinese', async () => {
    const it = stand();
    await it.open();
    it.element.lang = 'zh-CN';
    await it.shows('智能助手');
    await expectAccessible(it.element);
  });
});
