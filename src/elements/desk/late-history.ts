import type { AgentSession } from '../../services/agent-session.js';
import type { CallHistory } from '../../services/call-history.js';
import type { Phone } from '../../services/phone.js';
import { deskMemory } from './desk-memory.js';

/** Where a desk keeps its agent's calls: in this browser, as long as the page lives, or not at all. */
export type HistoryPlace = 'browser' | 'page' | 'off';

/** Whose calls they are. */
export interface HistoryOwner {
  readonly phone: Phone;
  readonly agent: AgentSession;
}

/**
 * The agent's calls: built with the first call, or as soon as there is a list of
 * this number's, and told then. Returns what ends it.
 */
export function lateHistory({ phone, agent }: HistoryOwner, place: HistoryPlace, tell: (history: CallHistory) => void): () => void {
  if (place === 'off') return () => {};
  const storage = place === 'browser' ? deskMemory() : undefined;
  let history: CallHistory | undefined;
  let ended = false;
  const build = async (): Promise<void> => {
    const { callHistory } = await import('./call-history-service.js');
    if (ended || history) return;
    history = callHistory(phone, agent, storage);
    tell(history);
  };
  const look = (): void => {
    const { calls, registration } = phone.state;
    if (calls.length > 0 || (registration.number && storage?.getItem(`cc-calls:${registration.number}`))) {
      stop();
      // tried again with the next call
      build().catch(() => (stop = phone.subscribe(look)));
    }
  };
  let stop = phone.subscribe(look);
  return () => {
    ended = true;
    stop();
    history?.dispose();
  };
}
