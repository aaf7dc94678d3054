import { agentNotesBook } from '../../locales/books/agent-notes-book.js';
import { openBook } from '../../locales/languages.js';
import type { ViewHost } from './phone-view.js';

/** What an agent should know about calls that may come, beside their state. Loaded when there is something. */
export class AgentNotes {
  readonly #host: ViewHost;

  constructor(host: ViewHost) {
    openBook(agentNotesBook);
    this.#host = host;
  }

  get note(): string {
    const { agentState, locale } = this.#host;
    if (agentState?.agentState === 'ready') return locale.text('agent.unheard');
    return locale.text(agentState?.whileNotReady === 'silent' ? 'agent.silent' : 'agent.turns-away');
  }
}
