import { equal, ok } from 'node:assert/strict';
import type { Stage } from './stage.js';

/** What an agent does at the centre's inbox. */
export class InboxAgent {
  readonly #url: string;
  #callId = '';

  constructor(stage: Stage) {
    this.#url = `${stage.center.url}/admin/cec`;
  }

  /** Whoever looks at the inbox is signed in: conversations wait for a person from then on. */
  async signIn(): Promise<void> {
    await this.#ask('/inbox?extension=1003&version=-1');
  }

  /** Takes the one conversation that waits. */
  async take(): Promise<void> {
    const { conversations } = (await this.#ask('/conversations')) as {
      conversations: readonly { readonly callId: string | null; readonly phase: string }[];
    };
    const waiting = conversations.filter(({ phase }) => phase === 'queued');
    equal(waiting.length, 1, conversations.map(({ phase }) => phase).join());
    this.#callId = waiting[0]?.callId ?? '';
    await this.#do('take', { extension: '1003' });
  }

  say(text: string): Promise<unknown> {
    return this.#do('say', { text });
  }

  typing(): Promise<unknown> {
    return this.#do('typing');
  }

  signOut(): Promise<unknown> {
    return this.#ask('/inbox/1003', { method: 'DELETE' });
  }

  #do(action: string, body: object = {}): Promise<unknown> {
    return this.#ask(`/inbox/${this.#callId}/${action}`, { method: 'POST', body: JSON.stringify(body) });
  }

  async #ask(path: string, init: RequestInit = {}): Promise<unknown> {
    const response = await fetch(`${this.#url}${path}`, { headers: { 'content-type': 'application/json' }, ...init });
    const text = await response.text();
    ok(response.ok, `${path}: ${String(response.status)} ${text}`);
    return JSON.parse(text) as unknown;
  }
}
