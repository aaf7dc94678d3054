import { huaweiCec } from '../../src/backends/huawei-cec/index.js';
import type { ConversationMemory } from '../../src/contracts/conversation-memory.js';
import { isOwn, type Message } from '../../src/model/message.js';
import { Chat } from '../../src/services/chat.js';
import type { CenterFacts } from './center.js';

/** Everything that one visitor's browser keeps. */
interface Kept {
  readonly storage: Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>;
  readonly memory: ConversationMemory;
}

/** Somebody who writes to the centre, with the chat that a page would use, in a browser that is not there. */
export class TestVisitor {
  readonly name: string;
  readonly wrote: string[] = [];
  readonly #center: CenterFacts;
  readonly #kept: Kept = keptInMemory();
  #chat: Chat;
  /** How often the page was loaded again. */
  reloads = 0;

  constructor(name: string, center: CenterFacts) {
    this.name = name;
    this.#center = center;
    this.#chat = this.#load();
  }

  get messages(): readonly Message[] {
    return this.#chat.state.conversation?.messages ?? [];
  }

  /** How many of their messages the centre has, as far as they know. */
  get sent(): number {
    return this.messages.filter((message) => isOwn(message) && (message.status === 'sent' || message.status === 'read')).length;
  }

  /** By what the centre knows them. */
  get visitorId(): string {
    const kept = JSON.parse(this.#kept.storage.getItem(`cc-huawei-cec:${this.#center.channelId}`) ?? '{}') as {
      readonly visitorId?: string;
    };
    return kept.visitorId ?? '';
  }

  get state(): string {
    const { conversation, connection, error } = this.#chat.state;
    const statuses = this.messages.map((message) => (isOwn(message) ? message.status : message.author)).join(' ');
    const why = [error, conversation?.error].map((one) => one && `${one.code} ${one.message} ${JSON.stringify(one.context)}`).join(', ');
    return `${this.name}: ${conversation?.state ?? 'nothing'}, ${connection}, ${why} [${statuses}]`;
  }

  /** Opens a conversation; presses again when that fails, as people do. */
  async open(): Promise<void> {
    for (let attempt = 0; ; attempt++) {
      try {
        return await this.#chat.open({ name: this.name });
      } catch (cause) {
        if (attempt === 20) throw cause;
      }
    }
  }

  /** Writes so many messages: some at once, some when an answer has come. */
  async write(count: number): Promise<void> {
    for (let index = 0; index < count; index++) {
      const text = `${this.name} says ${this.wrote.length + 1}`;
      this.wrote.push(text);
      await this.#chat.send(text);
      if (index % 3 === 2) await this.#until(() => this.answers.length >= this.wrote.length - 1);
    }
  }

  /** What the agent made of it, in the order in which it is shown. */
  get answers(): readonly Message[] {
    return this.messages.filter((message) => message.author === 'agent' && textOf(message).includes('I have noted'));
  }

  /** Everything was sent, and everything was answered. */
  async done(): Promise<void> {
    const isSent = ({ status }: Message): boolean => status === 'sent' || status === 'read';
    await this.#until(() => this.messages.filter(isOwn).every(isSent) && this.answers.length >= this.wrote.length);
  }

  /** The page goes, in the middle of whatever it does, and is loaded again. */
  async reload(): Promise<void> {
    this.reloads++;
    await this.#chat.dispose();
    this.#chat = this.#load();
    await this.#chat.resume();
  }

  leave(): Promise<void> {
    return this.#chat.dispose();
  }

  #load(): Chat {
    const { url, channelId } = this.#center;
    const credentialUrl = `${url}/cc/credential/huawei-cec`;
    const options = { baseUrl: url, channelId, credentialUrl, storage: this.#kept.storage, page: undefined, locale: 'en' };
    const { chat } = huaweiCec(options);
    if (!chat) throw new Error('no chat');
    return new Chat({ backend: chat, memory: this.#kept.memory, backOff: { first: 200, longest: 2000, jitter: 0.5 } });
  }

  // by its state, and not by asking every few milliseconds five hundred times over
  #until(isSo: () => boolean): Promise<void> {
    return new Promise((resolve) => {
      if (isSo()) return resolve();
      const stop = this.#chat.subscribe(() => {
        if (!isSo()) return;
        stop();
        resolve();
      });
    });
  }
}

export function textOf({ content }: Message): string {
  return content.type === 'text' ? content.text : '';
}

function keptInMemory(): Kept {
  const items = new Map<string, string>();
  let record: string | undefined;
  const nothing = async (): Promise<undefined> => undefined;
  return {
    storage: {
      getItem: (key) => items.get(key) ?? null,
      setItem: (key, value) => void items.set(key, value),
      removeItem: (key) => void items.delete(key),
    },
    memory: {
      load: () => record,
      save: (_key, text) => {
        record = text;
        return true;
      },
      loadDraft: () => undefined,
      saveDraft: () => {},
      loadFile: nothing,
      saveFile: nothing,
      dropFile: nothing,
      wipe: async () => {
        record = undefined;
      },
    },
  };
}
