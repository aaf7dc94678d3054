import type { AgentMemory } from '../../contracts/agent-memory.js';

const key = 'contact-center-widgets:agent';

/** Keeps an agent's state in this tab's storage: over a reload, and no longer than the tab. */
export function agentPageMemory(): AgentMemory {
  return {
    load: () => kept((storage) => storage.getItem(key)) ?? undefined,
    save: (record) => void kept((storage) => (record === undefined ? storage.removeItem(key) : storage.setItem(key, record))),
  };
}

function kept<T>(use: (storage: Storage) => T): T | undefined {
  try {
    return use(globalThis.sessionStorage);
  } catch {
    return undefined; // a page that may keep nothing begins anew after a reload
  }
}
