import { type ChatWindowElement, type FormField, MessageSendRequestEvent } from 'contact-center-widgets';
import type { FakeChatOptions } from 'contact-center-widgets/backends/fake';
import { ChatStand } from './chat-stand.js';
import type { Scene, SceneGroup } from './scene.js';

type Plot = (stand: ChatStand, window: ChatWindowElement) => Promise<unknown> | void;

const fields: readonly FormField[] = [
  { name: 'name', required: true },
  { name: 'email', required: true },
  {
    name: 'topic',
    type: 'select',
    label: 'What is it about?',
    required: true,
    options: [
      { value: 'order', label: 'An order' },
      { value: 'return', label: 'Returning something' },
      { value: 'other', label: 'Something else' },
    ],
  },
  { name: 'order', label: 'Order number', help: 'It stands in your e-mail, such as 40-2291.' },
];

/** The open window in the frame; `play` comes when it is shown. */
function open(name: string, play: Plot, properties: Partial<ChatWindowElement> = {}, options: FakeChatOptions = {}): Scene {
  return {
    name,
    show: async (frame, clock) => {
      const stand = new ChatStand(clock, options);
      const window = stand.window(frame, { embedded: true, ...properties });
      await panelOf(window);
      await play(stand, window);
      await panelOf(window);
    },
  };
}

/** The button in the corner of the frame. */
function launcher(name: string, play: Plot, properties: Partial<ChatWindowElement> = {}): Scene {
  return {
    name,
    show: async (frame, clock) => {
      const stand = new ChatStand(clock);
      const corner = document.createElement('div');
      corner.className = 'corner';
      frame.append(corner);
      const window = stand.window(corner, properties);
      await play(stand, window);
      await window.updateComplete;
    },
  };
}

async function panelOf(window: ChatWindowElement): Promise<ShadowRoot> {
  await customElements.whenDefined('cc-chat-panel');
  await window.updateComplete;
  const panel = window.shadowRoot?.querySelector('cc-chat-panel');
  await panel?.updateComplete;
  if (!panel?.shadowRoot) throw new Error('The window has no panel');
  return panel.shadowRoot;
}

async function press(window: ChatWindowElement, ...selectors: readonly string[]): Promise<void> {
  for (const selector of selectors) {
    const root = await panelOf(window);
    const [outer = '', inner] = selector.split(' >> ');
    const element = root.querySelector<HTMLElement>(outer);
    const pressed = inner ? element?.shadowRoot?.querySelector<HTMLElement>(inner) : element;
    pressed?.click();
    await new Promise(requestAnimationFrame);
  }
}

/** Sends a first message, whose chat is there when `arrival` says, or cannot be had then. */
async function say(window: ChatWindowElement, text: string, arrival: Promise<void>): Promise<void> {
  const root = await panelOf(window);
  const panel = root.host as HTMLElementTagNameMap['cc-chat-panel'];
  panel.onWant = () => arrival;
  panel.dispatchEvent(new MessageSendRequestEvent(text));
  await new Promise(requestAnimationFrame);
}

/** Presses the menu's entry whose icon comes in this place, counted from the end. */
async function choose(window: ChatWindowElement, fromEnd: number): Promise<void> {
  await press(window, '#menu-button');
  const items = (await panelOf(window)).querySelectorAll<HTMLElement>('.item');
  items[items.length - fromEnd]?.click();
  await new Promise(requestAnimationFrame);
}

/** Every state of the chat window. */
export const windowScenes: readonly SceneGroup[] = [
  {
    element: 'cc-chat-window',
    scenes: [
      launcher('launcher', () => {}),
      launcher('greeting', () => {}, { greeting: 'Questions about your order? We answer in a minute.' }),
      launcher('unread', async (stand) => {
        await stand.greeted();
        stand.farEnd.say('Are you still there?');
        await stand.said(2);
      }),
      open('consent', () => {}, {
        consent: 'To answer you, we keep what you write for 30 days. It is read by our team in Utrecht and by nobody else.',
        consentUrl: 'https://example.com/privacy',
      }),
      open('pre-chat', () => {}, { fields }),
      open(
        'pre-chat with errors',
        async (_stand, window) => {
          const form = (await panelOf(window)).querySelector('cc-pre-chat-form');
          form?.shadowRoot?.querySelector('form')?.requestSubmit();
        },
        { fields },
      ),
      open('welcome', () => {}, { heading: 'Northwind' }),
      open('sent before the chat is there', (_stand, window) => say(window, 'Hello, my parcel has not arrived.', new Promise(() => {})), {
        chat: undefined,
      }),
      open('the chat cannot be had', (_stand, window) => say(window, 'Hello, my parcel has not arrived.', Promise.resolve()), {
        chat: undefined,
      }),
      open('connecting', (stand) => void stand.chat.open(), {}, { latency: 3_600_000 }),
      open('bot', (stand) => stand.greeted()),
      open('queued', async (stand) => {
        await stand.greeted();
        await stand.chat.send('I want to talk to somebody');
        stand.farEnd.queue({ position: 3, waited: 42, estimated: 130, limit: 600 });
        await stand.until(() => stand.chat.state.conversation?.state === 'queued');
      }),
      open('next in line', async (stand) => {
        await stand.greeted();
        stand.farEnd.queue({ position: 1, waited: 142, estimated: 30 });
        await stand.until(() => stand.chat.state.conversation?.state === 'queued');
      }),
      open('agent', (stand) => stand.attended()),
      open('typing', async (stand) => {
        await stand.attended();
        stand.farEnd.typing();
        await stand.until(() => stand.chat.state.conversation?.typing === true);
      }),
      open('menu', async (stand, window) => {
        await stand.attended();
        await press(window, '#menu-button');
      }),
      open('end question', async (stand, window) => {
        await stand.attended();
        await choose(window, 1);
      }),
      open('settings', async (stand, window) => {
        await stand.attended();
        await choose(window, 2);
      }),
      open('evaluation', async (stand, window) => {
        await stand.attended();
        await choose(window, 6);
      }),
      open('emoji', async (stand, window) => {
        await stand.attended();
        await press(window, 'cc-message-composer >> [aria-expanded]');
        await customElements.whenDefined('cc-emoji-picker');
      }),
      open('files', async (stand, window) => {
        await stand.attended();
        const composer = (await panelOf(window)).querySelector('cc-message-composer');
        composer?.addFiles([
          new File([await picture()], 'label.png', { type: 'image/png' }),
          new File(['x'.repeat(48_000)], 'invoice of the order 40-2291.pdf'),
          new File(['x'], 'setup.exe'),
        ]);
      }),
      open('suggestions', async (stand, window) => {
        await stand.greeted();
        stand.farEnd.suggestions = ['Where is my parcel?', 'Where can I find my invoice?', 'Where do you deliver?'];
        const composer = (await panelOf(window)).querySelector('cc-message-composer');
        const input = composer?.shadowRoot?.querySelector('textarea');
        if (!input) return;
        input.value = 'Where';
        input.dispatchEvent(new InputEvent('input', { bubbles: true, composed: true }));
      }),
      open('long text', async (stand, window) => {
        await stand.attended();
        const composer = (await panelOf(window)).querySelector('cc-message-composer');
        composer?.restore('I would like to have it sent to my neighbour instead, since nobody is at home. '.repeat(12));
      }),
      open('reconnecting', async (stand) => {
        await stand.attended();
        stand.farEnd.goOffline();
        await stand.chat.send('Are you still there?');
        await stand.until(() => stand.chat.state.connection === 'reconnecting');
      }),
      open('later', async (stand) => {
        await stand.attended();
        stand.farEnd.asynchronous();
        await stand.until(() => stand.chat.state.conversation?.asynchronous === true);
      }),
      open('nobody free', async (stand) => {
        await stand.greeted();
        stand.farEnd.refuse('no-agents');
        await stand.chat.requestAgent();
      }),
      open('failed to open', async (stand) => {
        stand.farEnd.fail('open', { code: 'backend-unreachable', times: 9 });
        await stand.chat.open().catch(() => {});
      }),
      open('closed', async (stand) => {
        stand.farEnd.refuse('outside-hours');
        await stand.chat.open();
      }),
      open(
        'closed for good',
        async (stand) => {
          stand.farEnd.refuse('outside-hours');
          await stand.chat.open();
        },
        {},
        { abilities: { leaveMessage: false } },
      ),
      open('ended', async (stand) => {
        await stand.attended();
        stand.farEnd.end('agent');
        await stand.until(() => stand.chat.state.conversation?.state === 'ended');
      }),
      open('queue gave up', async (stand) => {
        await stand.greeted();
        stand.farEnd.end('queue-timeout');
        await stand.until(() => stand.chat.state.conversation?.state === 'ended');
      }),
    ],
  },
];

/** A small picture, drawn here. */
async function picture(): Promise<Blob> {
  const canvas = new OffscreenCanvas(160, 120);
  const context = canvas.getContext('2d');
  if (context) {
    context.fillStyle = '#e8b04a';
    context.fillRect(0, 0, 160, 120);
    context.fillStyle = '#7a4a12';
    context.fillRect(30, 40, 100, 50);
  }
  return canvas.convertToBlob();
}
