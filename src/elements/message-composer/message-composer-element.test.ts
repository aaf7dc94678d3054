import { expect, html } from '@open-wc/testing';
import { setViewport } from '@web/test-runner-commands';
import '../../define/message-composer.js';
import { FileSendRequestEvent, MessageSendRequestEvent, TypingRequestEvent } from '../../events/chat-requests.js';
import { EmojiChosenEvent } from '../../events/emoji-chosen-event.js';
import { expectAccessible, findPart, heard, mounted, part, rendered, textOf, until } from '../element.testing.js';
import type { MessageComposerElement } from './message-composer-element.js';

const types = ['png', 'txt', 'pdf'];

async function composer(properties: Partial<MessageComposerElement> = {}): Promise<MessageComposerElement> {
  const element = await mounted<MessageComposerElement>(html`<cc-message-composer></cc-message-composer>`);
  Object.assign(element, properties);
  await rendered(element);
  return element;
}

const input = (element: MessageComposerElement): HTMLTextAreaElement => part(element, 'input') as HTMLTextAreaElement;

async function write(element: MessageComposerElement, text: string): Promise<void> {
  input(element).value = text;
  input(element).dispatchEvent(new InputEvent('input', { bubbles: true, composed: true }));
  await element.updateComplete;
}

async function press(element: MessageComposerElement, key: string, more: KeyboardEventInit = {}): Promise<KeyboardEvent> {
  const event = new KeyboardEvent('keydown', { key, bubbles: true, composed: true, cancelable: true, ...more });
  input(element).dispatchEvent(event);
  await element.updateComplete;
  return event;
}

const file = (name: string, content = 'x', type = ''): File => new File([content], name, { type });

describe('cc-message-composer', () => {
  it('is accessible, empty and with all that it can show', async () => {
    const element = await composer({ fileTypes: types, textLimit: 30 });
    await expectAccessible(element);
    element.suggestions = ['Where is my parcel?', 'Where are you?'];
    element.addFiles([file('a.txt'), file('photo.png', 'x', 'image/png'), file('setup.exe')]);
    await write(element, 'Where is the parcel that I bought?');
    await expectAccessible(element);
  });

  // WebKitGTK is driven by WebDriver, which gives a page no size of its own
  if (!navigator.vendor.startsWith('Apple'))
    it('shows all of what stands in it before anything is written, in the narrowest window', async () => {
      await setViewport({ width: 280, height: 600 });
      try {
        const element = await composer({ fileTypes: types });
        element.style.inlineSize = '256px'; // what a window leaves
        await rendered(element);
        const { font, paddingInlineStart, paddingInlineEnd } = getComputedStyle(input(element));
        const pen = document.createElement('canvas').getContext('2d') ?? expect.fail('nothing to measure with');
        pen.font = font;
        const room = input(element).clientWidth - parseFloat(paddingInlineStart) - parseFloat(paddingInlineEnd);
        expect(pen.measureText(input(element).placeholder).width).to.be.at.most(room);
      } finally {
        await setViewport({ width: 800, height: 600 });
      }
    });

  it('sends by Enter what is written, and is empty then', async () => {
    const element = await composer();
    const { events, stop } = heard<MessageSendRequestEvent>(MessageSendRequestEvent.type);
    await write(element, '  Hello\nyou ');
    expect((await press(element, 'Enter')).defaultPrevented).to.equal(true);
    stop();
    expect(events.map(({ text }) => text)).to.deep.equal(['Hello\nyou']);
    expect(input(element).value).to.equal('');
  });

  it('begins a new line by Shift and Enter', async () => {
    const element = await composer();
    const { events, stop } = heard(MessageSendRequestEvent.type);
    await write(element, 'Hello');
    expect((await press(element, 'Enter', { shiftKey: true })).defaultPrevented).to.equal(false);
    stop();
    expect(events).to.have.length(0);
  });

  for (const [what, init] of [
    ['while it composes', { isComposing: true }],
    ['that ends its composing, as some browsers tell it', { keyCode: 229 }],
  ] as const) {
    it(`leaves Enter to an input method ${what}`, async () => {
      const element = await composer();
      const { events, stop } = heard(MessageSendRequestEvent.type);
      await write(element, 'nihao');
      expect((await press(element, 'Enter', init)).defaultPrevented).to.equal(false);
      stop();
      expect(events).to.have.length(0);
      expect(element.value).to.equal('nihao');
    });
  }

  it('keeps everything when the page prevents the request', async () => {
    const element = await composer({ fileTypes: types });
    const prevent = (event: Event): void => event.preventDefault();
    document.addEventListener(MessageSendRequestEvent.type, prevent);
    await write(element, 'Hello');
    await press(element, 'Enter');
    document.removeEventListener(MessageSendRequestEvent.type, prevent);
    expect(element.value).to.equal('Hello');
  });

  it('tells what is being written, and that nothing is any more', async () => {
    const element = await composer();
    const { events, stop } = heard<TypingRequestEvent>(TypingRequestEvent.type);
    await write(element, 'He');
    await press(element, 'Enter');
    stop();
    expect(events.map(({ text }) => text)).to.deep.equal(['He', '']);
  });

  it('sends nothing that is empty or too long, and says how much too long', async () => {
    const element = await composer({ textLimit: 9 });
    const { events, stop } = heard(MessageSendRequestEvent.type);
    await write(element, '   ');
    await press(element, 'Enter');
    await write(element, '你好你好');
    await press(element, 'Enter');
    stop();
    expect(events).to.have.length(0);
    expect(textOf(element)).to.contain('1 character too long');
    expect(input(element).getAttribute('aria-invalid')).to.equal('true');
    expect(part(element, 'send').getAttribute('aria-disabled')).to.equal('true');
  });

  it('puts a text back that could not be sent, before what was written since', async () => {
    const element = await composer();
    await write(element, 'second');
    element.restore('first');
    await element.updateComplete;
    expect(input(element).value).to.equal('first\nsecond');
  });

  it('tells why a file cannot be sent, before anything is uploaded', async () => {
    const element = await composer({ fileTypes: types, fileLimit: 2 });
    element.addFiles([file('setup.exe'), file('big.txt', '123'), file('nothing.txt', '')]);
    await element.updateComplete;
    const told = textOf(element);
    expect(told).to.contain('“setup.exe” cannot be sent. What can: png, txt, pdf.');
    expect(told).to.contain('“big.txt” is too large. Up to 2 byte can be sent.');
    expect(told).to.contain('“nothing.txt” is empty.');
    expect(findPart(element, 'files')).to.equal(undefined);
  });

  it('sends files before the text that was written to them', async () => {
    const element = await composer({ fileTypes: types });
    const { events, stop } = heard<FileSendRequestEvent | MessageSendRequestEvent>(FileSendRequestEvent.type, MessageSendRequestEvent.type);
    element.addFiles([file('a.txt'), file('b.pdf')]);
    await write(element, 'Here they are');
    await press(element, 'Enter');
    stop();
    expect(events.map(({ type }) => type)).to.deep.equal([FileSendRequestEvent.type, MessageSendRequestEvent.type]);
    expect((events[0] as FileSendRequestEvent).files.map(({ name }) => name)).to.deep.equal(['a.txt', 'b.pdf']);
    expect(findPart(element, 'files')).to.equal(undefined);
  });

  it('lets a file be taken out again', async () => {
    const element = await composer({ fileTypes: types });
    element.addFiles([file('a.txt'), file('b.txt')]);
    await element.updateComplete;
    part(element, 'files').querySelector<HTMLElement>('[aria-label="Remove “a.txt”"]')?.click();
    await element.updateComplete;
    expect(textOf(part(element, 'files')))
      .to.contain('b.txt')
      .and.not.to.contain('a.txt');
  });

  it('takes files that are pasted, and leaves text to the browser', async () => {
    const element = await composer({ fileTypes: types });
    const pasted = new DataTransfer();
    pasted.items.add(file('image.png', 'x', 'image/png'));
    const event = new ClipboardEvent('paste', { bubbles: true, cancelable: true });
    // Firefox lets no script fill a clipboard event
    Object.defineProperty(event, 'clipboardData', { value: pasted });
    input(element).dispatchEvent(event);
    await element.updateComplete;
    expect(event.defaultPrevented).to.equal(true);
    expect(textOf(part(element, 'files'))).to.contain('image.png');
    const text = new ClipboardEvent('paste', { clipboardData: new DataTransfer(), bubbles: true, cancelable: true });
    input(element).dispatchEvent(text);
    expect(text.defaultPrevented).to.equal(false);
  });

  it('offers no files where none are taken', async () => {
    const element = await composer();
    expect(element.renderRoot.querySelector('input[type=file]')).to.equal(null);
  });

  it('lets a suggestion be taken by arrow keys and Enter, without sending it', async () => {
    const element = await composer({ suggestions: ['Where is my parcel?', 'Where are you?'] });
    const { events, stop } = heard(MessageSendRequestEvent.type);
    await write(element, 'Where');
    await press(element, 'ArrowDown');
    await press(element, 'ArrowDown');
    expect(input(element).getAttribute('aria-activedescendant')).to.equal('suggestion-1');
    await press(element, 'Enter');
    stop();
    expect(element.value).to.equal('Where are you?');
    expect(events).to.have.length(0);
    expect(findPart(element, 'suggestions')).to.equal(undefined);
  });

  it('closes the suggestions by Escape, and nothing around them', async () => {
    const element = await composer({ suggestions: ['Where is my parcel?'] });
    await write(element, 'Where');
    const { events, stop } = heard('keydown');
    await press(element, 'Escape');
    expect(findPart(element, 'suggestions')).to.equal(undefined);
    expect(events).to.have.length(0);
    await press(element, 'Escape');
    stop();
    expect(events).to.have.length(1);
  });

  it('loads the emoji when they are asked for, and puts one where the cursor is', async () => {
    const element = await composer({ value: 'ab' });
    input(element).setSelectionRange(1, 1);
    element.renderRoot.querySelector<HTMLElement>('[aria-label="Emoji"]')?.click();
    await until(() => findPart(element, 'emoji') !== undefined, 'the emoji are shown');
    part(element, 'emoji').dispatchEvent(new EmojiChosenEvent('👍'));
    await element.updateComplete;
    expect(input(element).value).to.equal('a👍b');
    expect(findPart(element, 'emoji')).to.equal(undefined);
    expect(element.shadowRoot?.activeElement).to.equal(input(element));
  });

  it('grows with its text, to five lines', async () => {
    const element = await composer();
    const low = part(element, 'box').offsetHeight;
    await write(element, 'one\ntwo\nthree');
    const higher = part(element, 'box').offsetHeight;
    await write(element, 'a\n'.repeat(40));
    expect(higher).to.be.greaterThan(low + 20);
    expect(part(element, 'box').offsetHeight).to.be.lessThan(low + 130);
  });
});
