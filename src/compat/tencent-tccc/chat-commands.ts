import type { ChatCard, ChatTransferTarget } from '../../model/agent-conversation.js';
import type { AgentChats } from '../../services/agent-chats.js';
import type { ChatFollower } from './chat-follower.js';
import { Refused } from './refused.js';
import type { TcccSession } from './tccc-session.js';

/** What `ChatCommands` act on. Without `chats` nothing of it is possible. */
export interface ChatCommandsOptions {
  readonly chats: AgentChats | undefined;
  readonly follower: ChatFollower | undefined;
  readonly session: TcccSession;
}

/** Longest line of what a page sends as a card, in characters. */
const longest = 2000;

/** `tccc.Chat`. Rejects with whatever the conversations reject with, or with `Refused`. */
export class ChatCommands {
  readonly #chats: AgentChats | undefined;
  readonly #follower: ChatFollower | undefined;
  readonly #session: TcccSession;

  constructor({ chats, follower, session }: ChatCommandsOptions) {
    this.#chats = chats;
    this.#follower = follower;
    this.#session = session;
  }

  async accept(sessionId: string): Promise<void> {
    await this.#service.accept(this.#conversation(sessionId));
  }

  async end(sessionId: string): Promise<void> {
    await this.#service.end(this.#conversation(sessionId));
  }

  /** To a colleague by account, or to a skill group: to whoever waits on it. */
  async transfer(sessionId: string, { userId, skillGroupId }: { readonly userId: string; readonly skillGroupId: string }): Promise<void> {
    const id = this.#conversation(sessionId);
    const to = this.#target(userId, skillGroupId);
    this.#follower?.handedTo(id, { userId, skillGroupId });
    await this.#service.transfer(id, to);
  }

  async sendCard(sessionId: string, payload: unknown): Promise<void> {
    const id = this.#conversation(sessionId);
    const { header, desc, url } = fieldsOf(payload);
    const title = lineOf(header);
    if (title === undefined) throw new Refused('tccc.invalid');
    await this.#service.sendCard(id, { title, ...described([lineOf(desc)]), ...linkOf(url) });
  }

  /** A card, too: the name of what was ordered, and everything else in lines below it. */
  async sendOrder(sessionId: string, payload: unknown): Promise<void> {
    const id = this.#conversation(sessionId);
    const { guide, name, desc, customField } = fieldsOf(payload);
    const [lead, named] = [lineOf(guide), lineOf(name)];
    const title = named ?? lead;
    if (title === undefined) throw new Refused('tccc.invalid');
    await this.#service.sendCard(id, {
      title,
      ...described([named === undefined ? undefined : lead, lineOf(desc), ...customLines(customField)]),
    });
  }

  get #service(): AgentChats {
    if (!this.#chats) throw new Refused('tccc.unavailable');
    return this.#chats;
  }

  #conversation(sessionId: string): string {
    if (!this.#chats) throw new Refused('tccc.unavailable');
    const id = this.#follower?.conversationOf(sessionId);
    if (id === undefined) throw new Refused('tccc.no-conversation');
    return id;
  }

  #target(userId: string, skillGroupId: string): ChatTransferTarget {
    if (userId !== '') return { agent: userId };
    if (!this.#session.skillGroups?.some(({ id }) => id === skillGroupId)) throw new Refused('tccc.invalid');
    return { queue: skillGroupId };
  }
}

/** From the page, which may say anything. */
function fieldsOf(payload: unknown): Readonly<Record<string, unknown>> {
  return typeof payload === 'object' && payload !== null ? (payload as Record<string, unknown>) : {};
}

function lineOf(value: unknown): string | undefined {
  const line = typeof value === 'string' || typeof value === 'number' ? String(value).trim().slice(0, longest) : '';
  return line === '' ? undefined : line;
}

function described(lines: readonly (string | undefined)[]): Pick<ChatCard, 'description'> {
  const description = lines.filter((line) => line !== undefined).join('\n');
  return description === '' ? {} : { description };
}

function linkOf(value: unknown): Pick<ChatCard, 'url'> {
  const address = lineOf(value);
  const url = address !== undefined && URL.canParse(address) ? new URL(address) : undefined;
  return url && /^https?:$/.test(url.protocol) ? { url: url.href } : {};
}

/** The table says an object, the sample an array of objects whose first key is `name`: each becomes a line, `name: value`. */
function customLines(customField: unknown): readonly string[] {
  const all: readonly unknown[] = Array.isArray(customField) ? customField : [customField];
  return all.slice(0, 20).flatMap((field) => {
    const { name, ...rest } = fieldsOf(field);
    const values = Object.entries(rest).flatMap(([key, value]) => {
      const line = lineOf(value);
      return line === undefined ? [] : [name === undefined ? `${key}: ${line}` : line];
    });
    const label = lineOf(name);
    if (label === undefined) return values;
    return [values.length === 0 ? label : `${label}: ${values.join(', ')}`];
  });
}
