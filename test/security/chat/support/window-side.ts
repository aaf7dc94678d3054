import 'contact-center-widgets/define/chat-window';
import { Chat, type ChatWindowElement, type Message, type QueuePlace } from 'contact-center-widgets';
import { FakeChatBackend } from 'contact-center-widgets/backends/fake';
import { ordinaryTime } from '../corpus/payload.js';
import { everything, painted, until } from './content-look.js';
import { layOut, layouts, look } from './window-look.js';

// The page's side of the test: a chat window on a chat on the centre in memory, all as they are published.

type Told = {
  readonly about: string;
  readonly message: Message;
  readonly bytes?: { readonly mediaType: string; readonly text: string };
};

/** Each looks at everything in the window, laid out in each way, and gives what is wrong. */
type WindowSide = {
  /** One conversation in which everybody says what each payload says, and is called so. */
  readonly tell: (json: string) => Promise<readonly string[]>;
  /** Visitors that wait at these places. */
  readonly queue: (json: string) => Promise<readonly string[]>;
  /** Suggestions, files to be sent, and an evaluation that are called so. */
  readonly ask: (texts: readonly string[]) => Promise<readonly string[]>;
};

declare global {
  var windowSide: WindowSide;
}

const backend = new FakeChatBackend({ onOpen: () => undefined });
const { farEnd } = backend;
const chat = new Chat({ backend: () => backend });
const element = document.querySelector('cc-chat-window') as ChatWindowElement;
element.chat = chat;

const find = (selector: string): HTMLElement | undefined =>
  everything(element.renderRoot).find((found): found is HTMLElement => found.matches(selector));
const findPart = <Tag extends keyof HTMLElementTagNameMap>(tag: Tag): HTMLElementTagNameMap[Tag] | undefined =>
  find(tag) as HTMLElementTagNameMap[Tag] | undefined;
const bubbles = () => findPart('cc-message-list')?.bubbles ?? [];

/** A conversation with nothing in it. */
async function begin(): Promise<void> {
  if (chat.state.conversation && chat.state.conversation.state !== 'ended') await chat.close();
  await chat.open();
  farEnd.attend({ kind: 'agent', name: 'Mia' });
  await until('somebody attends', () => chat.state.conversation?.state === 'active');
}

const isShown = (id: string): boolean => (bubbles().find(({ message }) => message?.id === id)?.shadowRoot?.childElementCount ?? 0) > 0;

function wordsOf({ content, name = '', quickReplies = [] }: Message): string {
  switch (content.type) {
    case 'file':
      return content.file.name;
    case 'card':
      return content.title;
    case 'location':
      return content.label ?? '';
    case 'gap':
      return '';
    default:
      return content.text === 'Hello' ? name : (quickReplies[0] ?? content.text);
  }
}

/** As much of a text as the visitor may write. */
function writable(text: string): string {
  return new TextDecoder().decode(new TextEncoder().encode(text).slice(0, 1000)).replaceAll('\ufffd', '').trim();
}

async function sayAll(payload: Told): Promise<void> {
  const { message, bytes } = payload;
  const { id, content, recalled } = message;
  const words = wordsOf(message);
  farEnd.attend({ kind: 'agent', name: words || (message.name ?? ''), ...(message.avatar !== undefined && { avatar: message.avatar }) });
  const reference = farEnd.lay(new Blob([bytes?.text ?? 'x'], { type: bytes?.mediaType ?? 'image/png' }));
  // said now, unless its time is what is hostile: an older one would stand above everything, out of sight
  farEnd.say(content, { ...message, ...(message.at === ordinaryTime && { at: Date.now() }), reference });
  if (recalled) farEnd.recall(id);
  farEnd.say('Choose', {
    id: `${id} choice`,
    author: 'bot',
    name: words,
    quickReplies: [words, words],
    similarQuestions: [words],
    rateable: true,
  });
  farEnd.say(words, { id: `${id} notice`, author: 'system' });
  const own = writable(words);
  const said = [id, `${id} choice`, `${id} notice`, ...(own === '' ? [] : [await chat.send(own)])];
  farEnd.typing();
  await until(
    `${payload.about} is in the window, and somebody writes`,
    () =>
      chat.state.conversation?.typing &&
      said.every(isShown) &&
      chat.state.conversation.messages.every(({ status }) => status !== 'pending'),
  );
}

/** Looks in every layout. */
async function lookAround(of: (found: Element) => string): Promise<readonly string[]> {
  const faults: string[] = [];
  for (const layout of layouts) {
    await layOut(layout);
    faults.push(...look(element, of).map((fault) => `${layout}: ${fault}`));
  }
  await layOut('narrow');
  return faults;
}

function read(json: string): unknown {
  return JSON.parse(json, (_key, value: unknown) =>
    typeof value === 'object' && value !== null && 'number' in value && Object.keys(value).length === 1 ? Number(value.number) : value,
  );
}

globalThis.windowSide = {
  async tell(json) {
    const payloads = read(json) as readonly Told[];
    await begin();
    const faults: string[] = [];
    for (const payload of payloads) {
      await sayAll(payload);
      // who is there, who writes, and what is read out change with each
      faults.push(...look(element, () => payload.about));
    }
    const about = new Map(payloads.map(({ about: words, message: { id } }) => [id, words]));
    const of = (found: Element): string => {
      const root = found.getRootNode();
      const { message } = (root instanceof ShadowRoot ? root.host : found) as { readonly message?: Message };
      return (message && (about.get(message.id.split(' ')[0] ?? '') ?? wordsOf(message).slice(0, 80))) ?? payloads.at(-1)?.about ?? '';
    };
    faults.push(...(await lookAround(of)));
    return [...new Set(faults)];
  },

  async queue(json) {
    const faults: string[] = [];
    await begin();
    for (const place of read(json) as readonly QueuePlace[]) {
      farEnd.queue(place);
      await until('the visitor waits', () => chat.state.conversation?.state === 'queued' && find('cc-queue-notice'));
      await painted();
      const told = find('cc-queue-notice')?.shadowRoot?.textContent ?? '';
      if (/NaN|Infinity|undefined|\d{10}|\de\+|-\d/.test(told))
        faults.push(`${JSON.stringify(place)} is told as ${told.replace(/\s+/g, ' ')}`);
      faults.push(...(await lookAround(() => JSON.stringify(place))));
      farEnd.attend({ kind: 'agent', name: 'Mia' });
      await until('somebody attends', () => chat.state.conversation?.state === 'active');
    }
    return faults;
  },

  async ask(texts) {
    const faults: string[] = [];
    for (let start = 0; start < texts.length; start += 5) {
      const some = texts.slice(start, start + 5);
      const of = (): string => some.map((text) => JSON.stringify(text.slice(0, 30))).join(' ');
      await begin();
      farEnd.say('Welcome');
      const composer = await until('there is a field', () => findPart('cc-message-composer'));
      for (const show of [suggest, choose, evaluate]) {
        const putAway = await show(composer, some);
        await painted();
        faults.push(...(await lookAround(of)));
        await putAway();
      }
    }
    return [...new Set(faults)];
  },
};

type Composer = HTMLElementTagNameMap['cc-message-composer'];
type Show = (composer: Composer, texts: readonly string[]) => Promise<() => unknown>;

/** Questions that are suggested. */
const suggest: Show = async (composer, texts) => {
  const field = composer.renderRoot.querySelector('textarea') as HTMLTextAreaElement;
  const write = (text: string): void => {
    field.value = text;
    field.dispatchEvent(new InputEvent('input', { bubbles: true, composed: true }));
  };
  farEnd.suggestions = texts.map((text) => `ask ${text}`);
  write('ask');
  await until('questions are suggested', () => composer.suggestions.length === texts.length);
  return () => write('');
};

/** Files that wait to be sent, and others that are not taken. */
const choose: Show = async (composer, texts) => {
  const buttons = () => composer.renderRoot.querySelectorAll<HTMLElement>('[part="files"] button');
  composer.addFiles(texts.flatMap((name) => [new File(['x'], `${name}.png`, { type: 'image/png' }), new File(['x'], `${name}.exe`)]));
  await until('files wait', () => buttons().length === texts.length);
  return async () => {
    for (const button of buttons()) {
      button.click();
      await composer.updateComplete;
    }
  };
};

/** What is asked when it is over. */
const evaluate: Show = async (_composer, texts) => {
  farEnd.evaluationForm = {
    levels: texts.map((label, value) => ({ value, label })),
    asksResolved: true,
    asksRecommendation: true,
    commentLimit: 100,
  };
  farEnd.end();
  (await until('it can be rated', () => find('.ended .outlined'))).click();
  await until('it is asked for', () => findPart('cc-evaluation-form')?.shadowRoot?.querySelector('form'));
  return () => find('.back')?.click();
};
