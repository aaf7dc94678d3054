import type { AgentChats } from '../../context/contexts.js';
import { DialRequestEvent } from '../../events/call-requests.js';
import { type PageMessage, PageMessageRequestEvent } from '../../events/screen-pop-events.js';
import { parseDialTarget } from '../../model/dial-target.js';
import type { PageRefusal, PageRequest } from '../../model/page-message.js';
import { cleanLine } from '../safe-text/clean-text.js';
import { safePage } from '../safe-text/safe-link.js';
import type { ScreenPopHost } from './screen-pop-host.js';

/** A number that a page wants to be called; the agent decides. */
export interface DialWish {
  readonly page: string;
  /** As it would be dialled. */
  readonly number: string;
  readonly description: string;
}

/** How long a wish waits for the agent, in ms. */
const patience = 60_000;

/** Carries out what pages ask for: with the agent's consent where something is dialled, and with nothing more than what a person could do. */
export class PageWishes {
  readonly #host: ScreenPopHost;
  #wish: DialWish | undefined;
  #decide: (wanted: boolean) => void = () => {};

  constructor(host: ScreenPopHost) {
    this.#host = host;
  }

  /** What waits for the agent. */
  get wish(): DialWish | undefined {
    return this.#wish;
  }

  /** The agent has decided. */
  decide(wanted: boolean): void {
    this.#decide(wanted);
  }

  /** Resolves with why it was not carried out. */
  async carryOut(page: string, request: PageRequest): Promise<PageRefusal | undefined> {
    try {
      return request.type === 'callOut' ? await this.#dial(page, request) : await this.#write(page, request);
    } catch {
      return 'failed'; // the service that failed has recorded why
    }
  }

  async #dial(page: string, { phoneNumber, desc }: PageRequest & { readonly type: 'callOut' }): Promise<PageRefusal | undefined> {
    const number = dialable(phoneNumber);
    if (number === undefined) return 'invalid';
    const { dialRequests } = this.#host;
    if (dialRequests === 'refuse') return 'declined';
    if (dialRequests === 'confirm' && !(await this.#confirm({ page, number, description: cleanLine(desc ?? '') }))) {
      return this.#wish ? 'busy' : 'declined';
    }
    // a page that prevents it dials by itself
    if (!this.#host.dispatchEvent(new DialRequestEvent(number))) return undefined;
    const phone = this.#host.phoneSource;
    if (!phone) return 'unavailable';
    await phone.dial(number);
    return undefined;
  }

  #confirm(wish: DialWish): Promise<boolean> {
    if (this.#wish) return Promise.resolve(false);
    this.#wish = wish;
    this.#host.requestUpdate();
    return new Promise((resolve) => {
      const cancel = this.#host.clock.after(patience, () => this.#decide(false));
      this.#decide = (wanted) => {
        cancel();
        this.#decide = () => {};
        this.#wish = undefined;
        this.#host.requestUpdate();
        resolve(wanted);
      };
    });
  }

  async #write(page: string, message: PageMessage): Promise<PageRefusal | undefined> {
    if (!this.#host.dispatchEvent(new PageMessageRequestEvent(message, page))) return undefined;
    const { chatSource: chat, agentChatsSource: agentChats } = this.#host;
    // an agent writes as the agent; a desk without one has a visitor's chat at most
    if (agentChats) return writeTo(agentChats, message);
    if (!chat?.state.conversation || chat.state.conversation.state === 'ended') return 'unavailable';
    if (message.type === 'sendTextMessage') await chat.send(message.text);
    else await chat.sendCard(cardOf(message));
    return undefined;
  }
}

async function writeTo(chats: AgentChats, message: PageMessage): Promise<PageRefusal | undefined> {
  const { current } = chats;
  if (!current) return 'unavailable';
  if (message.type === 'sendTextMessage') await chats.sendText(current.id, message.text);
  else await chats.sendCard(current.id, cardOf(message));
  return undefined;
}

function dialable(phoneNumber: string): string | undefined {
  try {
    const target = parseDialTarget(phoneNumber);
    return target.kind === 'number' ? target.number : target.address;
  } catch {
    return undefined;
  }
}

function cardOf(message: Exclude<PageMessage, { readonly type: 'sendTextMessage' }>): {
  readonly title: string;
  readonly description?: string;
  readonly url?: string;
} {
  if (message.type === 'sendCustomMessage') return { title: message.title, description: message.description };
  const { header, desc, url } = message;
  const link = safePage(url);
  return { title: header, ...(desc && { description: desc }), ...(link && { url: link.href }) };
}
