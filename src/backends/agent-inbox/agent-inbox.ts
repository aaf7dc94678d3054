import type { AgentChatBackend, AgentChatBackendListener } from '../../contracts/agent-chat-backend.js';
import { type Clock, systemClock } from '../../kit/clock.js';
import { randomNumber } from '../../kit/random-number.js';
import { backOffDelay } from '../../kit/retry.js';
import { read } from '../../kit/shape.js';
import { sleep } from '../../kit/sleep.js';
import type { ChatCard, ChatTransferTarget } from '../../model/agent-conversation.js';
import { CcError, toCcError } from '../../model/error.js';
import { type InboxView, inboxView } from './inbox-shape.js';

/** How an agent's inbox is reached. */
export interface AgentInboxOptions {
  /** Of your own server; relative to the page. Says whose inbox it is, unless `authorization` or a cookie does. */
  readonly url: string;
  /** The header `Authorization` of every request: `Bearer …`. With it no cookies are sent. */
  readonly authorization?: () => string | Promise<string>;
  readonly fetch?: typeof fetch;
  readonly clock?: Clock;
  /** 0 up to 1 */
  readonly random?: () => number;
}

/**
 * The conversations of an agent, from an inbox that your own server keeps:
 *
 *     GET    {url}?version=7&available=1   what is there, once it is newer than version 7
 *     POST   {url}/{id}/{action}           accept, end, transfer, text, card, typing, read
 *     GET    {url}/{id}/files/{message}    the bytes of a message's file
 *     DELETE {url}                         the agent has gone
 *
 * Who looks is signed in. 409 is an action that cannot be done any more.
 */
export function agentInbox(options: AgentInboxOptions): AgentChatBackend {
  return new AgentInbox(options);
}

class AgentInbox implements AgentChatBackend {
  readonly #options: AgentInboxOptions;
  readonly #clock: Clock;
  readonly #end = new AbortController();
  #listener: AgentChatBackendListener | undefined;
  #available = true;
  #look = new AbortController();
  #started = false;

  constructor(options: AgentInboxOptions) {
    this.#options = options;
    this.#clock = options.clock ?? systemClock;
  }

  attach(listener: AgentChatBackendListener): void {
    this.#listener = listener;
  }

  start(): void {
    if (this.#started || this.#end.signal.aborted) return;
    this.#started = true;
    void this.#follow();
  }

  setAvailable(available: boolean): void {
    if (available === this.#available) return;
    this.#available = available;
    this.#look.abort(); // the next one says so
  }

  accept(id: string): Promise<void> {
    return this.#act(id, 'accept');
  }

  end(id: string): Promise<void> {
    return this.#act(id, 'end');
  }

  transfer(id: string, to: ChatTransferTarget): Promise<void> {
    return this.#act(id, 'transfer', to);
  }

  sendText(id: string, text: string): Promise<void> {
    return this.#act(id, 'text', { text });
  }

  sendCard(id: string, card: ChatCard): Promise<void> {
    return this.#act(id, 'card', card);
  }

  async sendTyping(id: string): Promise<void> {
    await this.#act(id, 'typing').catch(() => undefined);
  }

  async sendRead(id: string): Promise<void> {
    await this.#act(id, 'read').catch(() => undefined);
  }

  async download(id: string, messageId: string): Promise<Blob> {
    return (await this.#ask('GET', `/${encodeURIComponent(id)}/files/${encodeURIComponent(messageId)}`)).blob();
  }

  async dispose(): Promise<void> {
    if (this.#end.signal.aborted) return;
    this.#end.abort();
    this.#look.abort();
    // also from a page that is being left
    if (this.#started) await this.#ask('DELETE', '', { keepalive: true }).catch(() => undefined);
  }

  async #act(id: string, action: string, body: object = {}): Promise<void> {
    await this.#ask('POST', `/${encodeURIComponent(id)}/${action}`, { body: JSON.stringify(body) });
  }

  async #follow(): Promise<void> {
    const { signal } = this.#end;
    let version = 0;
    for (let failed = 0; !signal.aborted;) {
      this.#look = new AbortController();
      const look = this.#look.signal;
      try {
        const view = await this.#view(version, look);
        if (signal.aborted) return;
        [version, failed] = [view.version, 0];
        this.#listener?.onTrouble(undefined);
        this.#listener?.onStanding(view);
      } catch (cause) {
        if (look.aborted) continue;
        const error = toCcError(cause, 'backend-unreachable');
        this.#listener?.onTrouble(error);
        if (error.code !== 'backend-unreachable') return;
        await sleep(this.#clock, backOffDelay(failed++, this.#options.random ?? randomNumber), signal).catch(() => undefined);
      }
    }
  }

  async #view(version: number, signal: AbortSignal): Promise<InboxView> {
    const response = await this.#ask('GET', `?version=${String(version)}&available=${this.#available ? '1' : '0'}`, { signal });
    const view = read(inboxView, await response.json());
    if (!view) throw new CcError('backend-unreachable', 'the inbox answers something else');
    return view;
  }

  async #ask(method: string, path: string, init: RequestInit = {}): Promise<Response> {
    const { url, authorization } = this.#options;
    const header = await authorization?.();
    const headers = {
      accept: 'application/json',
      ...(init.body != null && { 'content-type': 'application/json' }),
      ...(header && { authorization: header }),
    };
    const response = await (this.#options.fetch ?? fetch)(`${url}${path}`, {
      ...init,
      method,
      headers,
      cache: 'no-store',
      redirect: 'error',
      credentials: header === undefined ? 'same-origin' : 'omit',
    }).catch((cause: unknown) => {
      if (init.signal?.aborted) throw init.signal.reason;
      throw new CcError('backend-unreachable', 'the inbox cannot be reached', { cause });
    });
    if (response.ok) return response;
    throw refusal(response.status);
  }
}

function refusal(status: number): CcError {
  const context = { status };
  if (status === 401) return new CcError('credential-expired', 'the inbox wants a newer sign-in', { context });
  if (status === 403) return new CcError('credential-rejected', 'this is not the agent’s inbox', { context });
  if (status === 404 || status === 409) return new CcError('conversation-gone', 'that cannot be done any more', { context });
  if (status >= 500 || status === 429) return new CcError('backend-unreachable', 'no inbox now', { context });
  return new CcError('backend-refused', 'the inbox refuses that', { context });
}
