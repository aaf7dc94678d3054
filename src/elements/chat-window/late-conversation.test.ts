import { expect, html } from '@open-wc/testing';
import '../../define/chat-panel.js';
import '../../define/chat-window.js';
import '../../define/desk.js';
import { FakeChatBackend, type FakeChatFarEnd, type FakeChatOptions } from '../../backends/fake/index.js';
import { CcErrorEvent } from '../../events/error-event.js';
import { ChatPanelElement } from '../chat-panel/chat-panel-element.js';
import type { DeskElement } from '../desk/desk-element.js';
import { serviceLoads } from '../desk/service-loads.js';
import { expectAccessible, heard, mounted, rendered, textOf, until } from '../element.testing.js';
import type { MessageComposerElement } from '../message-composer/message-composer-element.js';
import { emptyStorage } from './chat-stand.testing.js';
import type { ChatWindowElement } from './chat-window-element.js';
import { WindowMemory } from './window-memory.js';

const { chat: loadServices } = serviceLoads;
const { late } = ChatPanelElement;

/** An open window whose desk has not loaded its chat: nothing was said, and the centre does not speak first. */
class OpenWindow {
  readonly desk: DeskElement;
  readonly farEnd: FakeChatFarEnd;
  readonly element: ChatWindowElement;
  /** How often the desk has begun to load its chat. */
  loads = 0;
  /** What it loads arrives, or does not. */
  arrive: () => void = () => {};
  fail: () => void = () => {};

  private constructor(desk: DeskElement, farEnd: FakeChatFarEnd) {
    this.desk = desk;
    this.farEnd = farEnd;
    this.element = desk.querySelector('cc-chat-window') ?? expect.fail('no window');
    serviceLoads.chat = () => {
      this.loads += 1;
      return new Promise((resolve, reject) => {
        this.arrive = () => resolve(loadServices?.() ?? expect.fail('no services'));
        this.fail = () => reject(new TypeError('Failed to fetch'));
      });
    };
  }

  static async open(properties: Partial<ChatWindowElement> = {}, options: FakeChatOptions = {}): Promise<OpenWindow> {
    const backend = new FakeChatBackend(options);
    const desk = await mounted<DeskElement>(html`<cc-desk><cc-chat-window></cc-chat-window></cc-desk>`);
    const it = new OpenWindow(desk, backend.farEnd);
    Object.assign(it.element, { memory: new WindowMemory(emptyStorage(), emptyStorage()), ...properties });
    desk.backends = [{ name: 'fake', chat: () => backend }];
    await desk.updateComplete;
    if (it.element.embedded) await it.element.updateComplete;
    else await it.element.show();
    await rendered(it.element);
    return it;
  }

  get panel(): ChatPanelElement {
    return this.element.shadowRoot?.querySelector('cc-chat-panel') ?? expect.fail('the window is not loaded');
  }

  get composer(): MessageComposerElement {
    return this.panel.shadowRoot?.querySelector('cc-message-composer') ?? expect.fail('there is no composer');
  }

  get textarea(): HTMLTextAreaElement {
    return this.composer.shadowRoot?.querySelector('textarea') ?? expect.fail('there is no field');
  }

  get text(): string {
    return textOf(this.element);
  }

  async shows(text: string): Promise<void> {
    await until(() => this.text.includes(text), `the window shows "${text}"; it shows: ${this.text}`);
    await rendered(this.element);
  }

  async hides(text: string): Promise<void> {
    await until(() => !this.text.includes(text), `the window does not show "${text}"`);
  }

  key(key: string): void {
    this.textarea.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, composed: true, cancelable: true }));
  }

  async write(text: string): Promise<void> {
    this.key(text.slice(-1));
    this.textarea.value = text;
    this.textarea.dispatchEvent(new InputEvent('input', { bubbles: true, composed: true }));
    await rendered(this.element);
  }

  async say(text: string): Promise<void> {
    await this.write(text);
    this.key('Enter');
    await rendered(this.element);
  }

  async received(count: number): Promise<readonly string[]> {
    await until(() => this.farEnd.received.length === count, `${String(count)} messages have arrived`);
    return this.farEnd.received.map(({ content }) => (content.type === 'text' ? content.text : content.type));
  }

  async dispose(): Promise<void> {
    await this.desk.chat?.signOut();
    this.desk.remove();
  }
}

describe('an open window in which nothing was said', () => {
  const windows: OpenWindow[] = [];
  const open = async (...parameters: Parameters<typeof OpenWindow.open>): Promise<OpenWindow> => {
    const opened = await OpenWindow.open(...parameters);
    windows.push(opened);
    return opened;
  };

  afterEach(async () => {
    for (const opened of windows.splice(0)) await opened.dispose();
    ChatPanelElement.late = late;
    if (loadServices) serviceLoads.chat = loadServices;
  });

  it('greets and takes what is written, and has asked nobody for anything', async () => {
    const it = await open();
    await it.shows('We are happy to help');
    await expectAccessible(it.element);
    expect(it.loads).to.equal(0);
    expect(it.farEnd.log).to.deep.equal([]);
    expect(it.panel.shadowRoot?.activeElement).to.equal(it.composer);
  });

  it('is left by Tab and Escape as it was', async () => {
    const it = await open();
    it.key('Tab');
    it.key('Escape');
    expect(it.element.open).to.equal(false);
    expect(it.loads).to.equal(0);
  });

  it('begins the conversation with the first key, while the visitor writes', async () => {
    const it = await open();
    it.key('H');
    await until(() => it.loads === 1, 'the chat is being loaded');
    it.arrive();
    await until(() => it.farEnd.log.includes('opened'), 'the conversation is open');
    it.farEnd.say('Hello, I am Mira', { author: 'bot', name: 'Mira' });
    await it.shows('Hello, I am Mira');
    await it.say('Hi');
    expect(await it.received(1)).to.deep.equal(['Hi']);
    expect(it.loads).to.equal(1);
  });

  it('shows what was sent before the chat was there, and sends it once and in order', async () => {
    const it = await open();
    await it.say('one');
    await it.say('two');
    await it.write('thr');
    await it.shows('Sending…');
    expect(it.text).to.contain('one').and.to.contain('two');
    await expectAccessible(it.element);
    expect(it.textarea.value).to.equal('thr');
    it.arrive();
    expect(await it.received(2)).to.deep.equal(['one', 'two']);
    await it.say('three');
    expect(await it.received(3)).to.deep.equal(['one', 'two', 'three']);
    expect(it.panel.shadowRoot?.querySelector('.waiting')).to.equal(null);
  });

  it('keeps what was being written', async () => {
    const it = await open();
    await it.write('half a sen');
    it.arrive();
    await until(() => it.desk.chat?.draft === 'half a sen', 'the chat keeps the draft');
    expect(it.textarea.value).to.equal('half a sen');
  });

  it('has after a reload in that moment what was sent and what was being written, and sends it once', async () => {
    const tab = emptyStorage();
    const memory = (): WindowMemory => new WindowMemory(tab, emptyStorage());
    const before = await open({ memory: memory() });
    await before.say('one');
    await before.say('two');
    await before.write('thr');
    before.desk.remove();
    const it = await open({ memory: memory() });
    await it.shows('Sending…');
    expect(it.text).to.contain('one').and.to.contain('two');
    expect(it.textarea.value).to.equal('thr');
    it.arrive();
    expect(await it.received(2)).to.deep.equal(['one', 'two']);
    await until(() => it.desk.chat?.draft === 'thr', 'the chat keeps the draft');
    await it.say('three');
    expect(await it.received(3)).to.deep.equal(['one', 'two', 'three']);
    expect(tab.getItem('contact-center-widgets/chat-window/unsent')).to.equal(null);
  });

  it('sends what waited before a reload although its window was closed meanwhile', async () => {
    const tab = emptyStorage();
    const before = await open({ memory: new WindowMemory(tab, emptyStorage()) });
    await before.say('Do not lose this');
    before.key('Escape');
    before.desk.remove();
    const backend = new FakeChatBackend();
    if (loadServices) serviceLoads.chat = loadServices;
    const desk = await mounted<DeskElement>(
      html`<cc-desk .backends=${[{ name: 'fake', chat: () => backend }]}>
        <cc-chat-window .memory=${new WindowMemory(tab, emptyStorage())}></cc-chat-window>
      </cc-desk>`,
    );
    await until(() => backend.farEnd.received.length === 1, 'the message has arrived');
    expect(desk.querySelector('cc-chat-window')?.open).to.equal(false);
    await desk.chat?.signOut();
    desk.remove();
  });

  it('sends nothing of before a reload that a visitor who is asked something first has not been asked', async () => {
    const tab = emptyStorage();
    tab.setItem('contact-center-widgets/chat-window/unsent', JSON.stringify(['', 'one']));
    const it = await open({ memory: new WindowMemory(tab, emptyStorage()), consent: 'Terms.' });
    await it.shows('Before we start');
    expect(it.loads).to.equal(0);
    it.panel.shadowRoot?.querySelector<HTMLElement>('.primary')?.click();
    await until(() => it.loads === 1, 'the chat is brought');
    it.arrive();
    expect(await it.received(1)).to.deep.equal(['one']);
  });

  it('does without what somebody else has left in its place', async () => {
    for (const left of ['{', '7', '[]', '[1]', '["", {}]', '{"draft":"one"}', '"one"']) {
      const tab = emptyStorage();
      tab.setItem('contact-center-widgets/chat-window/unsent', left);
      const it = await open({ memory: new WindowMemory(tab, emptyStorage()) });
      await it.shows('We are happy to help');
      expect(it.loads).to.equal(0);
      expect(it.textarea.value).to.equal('');
    }
  });

  it('says that the chat cannot be had, keeps what was sent, and sends it when that is tried again', async () => {
    const it = await open();
    const { events, stop } = heard(CcErrorEvent.type);
    await it.say('Do not lose this');
    it.fail();
    await it.shows('We cannot be reached.');
    stop();
    expect(events).to.have.length(1);
    expect(it.text).to.contain('Do not lose this').and.to.contain('Not sent');
    await expectAccessible(it.element);
    it.panel.shadowRoot?.querySelector<HTMLElement>('.remedy')?.click();
    await until(() => it.loads === 2, 'it is tried again');
    it.arrive();
    expect(await it.received(1)).to.deep.equal(['Do not lose this']);
    await it.hides('We cannot be reached.');
  });

  it('tries again by itself when the network is back', async () => {
    const it = await open();
    await it.say('Still here');
    it.fail();
    await it.shows('We cannot be reached.');
    globalThis.dispatchEvent(new Event('online'));
    await until(() => it.loads === 2, 'it is tried again');
    it.arrive();
    expect(await it.received(1)).to.deep.equal(['Still here']);
  });

  it('does the same when what shows a conversation cannot be loaded', async () => {
    // every attempt fails until it is mended: writing begins one, sending another
    let broken = true;
    const load = late?.conversation ?? expect.fail('the panel loads nothing');
    if (late) ChatPanelElement.late = { ...late, conversation: () => (broken ? Promise.reject(new TypeError('no')) : load()) };
    const it = await open();
    await it.say('Hello');
    it.arrive();
    await it.shows('We cannot be reached.');
    expect(it.text).to.contain('Hello');
    expect(it.farEnd.received).to.deep.equal([]);
    broken = false;
    it.panel.shadowRoot?.querySelector<HTMLElement>('.remedy')?.click();
    expect(await it.received(1)).to.deep.equal(['Hello']);
    await it.hides('We cannot be reached.');
  });

  it('takes files before anybody knows what is taken, and looks at them when it is known', async () => {
    const it = await open();
    const dropped = new DataTransfer();
    for (const name of ['label.png', 'setup.exe']) dropped.items.add(new File(['x'], name));
    for (const type of ['dragover', 'drop'])
      it.panel.dispatchEvent(new DragEvent(type, { dataTransfer: dropped, bubbles: true, cancelable: true }));
    await it.shows('setup.exe');
    expect(it.loads).to.equal(1);
    it.arrive();
    await it.shows('“setup.exe” cannot be sent.');
    await it.shows('label.png');
    it.key('Enter');
    expect(await it.received(1)).to.deep.equal(['file']);
  });

  it('says so where no files are taken', async () => {
    const it = await open({}, { abilities: { files: false } });
    it.composer.addFiles([new File(['x'], 'label.png')]);
    await it.write('See this');
    it.arrive();
    await it.shows('Files cannot be sent here.');
    expect(it.textarea.value).to.equal('See this');
  });

  it('asks what the page wants to know before anything is loaded, and tells the centre with the first message', async () => {
    const profiles: unknown[] = [];
    const it = await open({ fields: [{ name: 'name', required: true }] }, { onOpen: (_farEnd, told) => profiles.push(told) });
    await it.shows('Who are we talking to?');
    expect(it.loads).to.equal(0);
    const form = it.panel.shadowRoot?.querySelector('cc-pre-chat-form')?.shadowRoot ?? expect.fail('no form');
    const input = form.querySelector('input') ?? expect.fail('no field');
    input.value = 'Amina';
    input.dispatchEvent(new InputEvent('input', { bubbles: true, composed: true }));
    await until(() => it.loads === 1, 'the chat is brought while the form is filled in');
    form.querySelector<HTMLElement>('[type=submit]')?.click();
    it.arrive();
    await until(() => it.farEnd.log.includes('opened'), 'the conversation is open');
    expect(profiles).to.deep.equal([{ name: 'Amina', fields: {} }]);
    await until(() => it.textarea.checkVisibility(), 'one can write');
  });

  it('puts into the message that is left what was written before it was known that nobody is there', async () => {
    const it = await open();
    it.farEnd.refuse('outside-hours');
    await it.say('My parcel is late');
    await it.write('Please help');
    it.arrive();
    await it.shows('We are closed at the moment');
    const text = (): string | undefined =>
      it.panel.shadowRoot?.querySelector('cc-leave-message-form')?.shadowRoot?.querySelector('textarea')?.value;
    await until(() => text() === 'My parcel is late\nPlease help', 'both are in the form');
  });

  it('brings the chat when another tab has begun a conversation', async () => {
    const storage = emptyStorage();
    const it = await open({ memory: new WindowMemory(emptyStorage(), storage) });
    expect(it.loads).to.equal(0);
    it.element.memory.set('conversation', 'true');
    globalThis.dispatchEvent(new StorageEvent('storage', { key: 'contact-center-widgets/chat-window/conversation' }));
    await until(() => it.loads === 1, 'the chat is brought');
    it.arrive();
  });

  it('is the same in a place of its own', async () => {
    const it = await open({ embedded: true });
    await it.shows('We are happy to help');
    expect(it.loads).to.equal(0);
    await it.say('Hello');
    it.arrive();
    expect(await it.received(1)).to.deep.equal(['Hello']);
  });

  it('waits with all of that for consent', async () => {
    const it = await open({ consent: 'Terms.' });
    await it.shows('Before we start');
    it.panel.shadowRoot?.querySelector<HTMLElement>('.primary')?.click();
    await it.shows('We are happy to help');
    expect(it.loads).to.equal(0);
    await until(() => it.panel.shadowRoot?.activeElement === it.composer, 'the composer has the focus');
  });
});
