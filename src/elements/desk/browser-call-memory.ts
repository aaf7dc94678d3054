import type { CallHistoryMemory } from '../../contracts/call-history-memory.js';

const prefix = 'cc-calls:';

/** What is asked of the browser. Replaceable for tests. */
export interface CallMemoryPlatform {
  readonly storage: Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>;
  /** Where other tabs' changes are heard. */
  readonly window: Pick<Window, 'addEventListener' | 'removeEventListener'>;
}

/** Keeps lists of calls in localStorage. Whatever the browser denies is not kept, and nothing fails. */
export function browserCallMemory({ storage, window }: CallMemoryPlatform): CallHistoryMemory {
  return {
    load: (key) => attempted(() => storage.getItem(prefix + key) ?? undefined),
    save: (key, record) => void attempted(() => storage.setItem(prefix + key, record)),
    wipe: (key) => void attempted(() => storage.removeItem(prefix + key)),
    follow: (key, listener) => {
      // a storage that was cleared as a whole says so without a key
      const onStorage = (event: StorageEvent): void => {
        if (event.key === prefix + key || event.key === null) listener(event.newValue ?? undefined);
      };
      window.addEventListener('storage', onStorage);
      return () => window.removeEventListener('storage', onStorage);
    },
  };
}

function attempted<T>(action: () => T): T | undefined {
  try {
    return action();
  } catch {
    return undefined; // denied, or full
  }
}
