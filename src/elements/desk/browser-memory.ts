import type { ConversationMemory, RememberedFile } from '../../contracts/conversation-memory.js';
import { type Clock, systemClock } from '../../kit/clock.js';
import { sleep } from '../../kit/sleep.js';

/** What is asked of the browser. Replaceable for tests. */
export interface MemoryPlatform {
  readonly storage: Pick<Storage, 'getItem' | 'setItem' | 'removeItem'> | undefined;
  readonly indexedDB: IDBFactory | undefined;
  readonly clock: Clock;
}

const recordPrefix = 'cc-chat:';
const draftPrefix = 'cc-chat-draft:';
const database = 'cc-chat';
const files = 'files';
/** How long a browser may take to open its database, in ms: some never do in private windows. */
const patience = 5000;

/** Whether this browser keeps a conversation that a chat could go on with: worth knowing before a chat is loaded. */
export function isConversationRemembered(storage: Pick<Storage, 'key' | 'length'> | undefined = storageOfPage()): boolean {
  if (!storage) return false;
  return Array.from({ length: storage.length }, (_, index) => storage.key(index)).some((key) => key?.startsWith(recordPrefix));
}

/**
 * Keeps conversations in localStorage, and files that are not sent in
 * IndexedDB. Whatever the browser denies is not kept, and nothing fails.
 */
export function browserMemory(
  { storage, indexedDB, clock }: MemoryPlatform = { storage: storageOfPage(), indexedDB: databasesOfPage(), clock: systemClock },
): ConversationMemory {
  let opening: Promise<IDBDatabase | undefined> | undefined;
  const opened = (): Promise<IDBDatabase | undefined> =>
    (opening ??= Promise.race([openDatabase(indexedDB), sleep(clock, patience).then(() => undefined)]));
  const withFiles = async <T>(mode: IDBTransactionMode, act: (store: IDBObjectStore) => IDBRequest<T>): Promise<T | undefined> => {
    const store = await opened();
    if (!store) return undefined;
    try {
      const transaction = store.transaction(files, mode);
      return await resultOf(act(transaction.objectStore(files)), transaction);
    } catch {
      return undefined; // full, or cleared by the browser
    }
  };
  return {
    load: (key) => attempted(() => storage?.getItem(recordPrefix + key) ?? undefined),
    save: (key, record) => isKept(storage, recordPrefix + key, record),
    loadDraft: (key) => attempted(() => storage?.getItem(draftPrefix + key) ?? undefined),
    saveDraft: (key, draft) => {
      if (draft === '') attempted(() => storage?.removeItem(draftPrefix + key));
      else isKept(storage, draftPrefix + key, draft);
    },
    loadFile: async (key, messageId) => rememberedFile(await withFiles('readonly', (store) => store.get([key, messageId]))),
    saveFile: async (key, messageId, { file, name }) => {
      // as bytes: WebKit keeps no blobs in private windows
      const bytes = await file.arrayBuffer().catch(() => undefined);
      if (bytes) await withFiles('readwrite', (store) => store.put({ bytes, type: file.type, name }, [key, messageId]));
    },
    dropFile: async (key, messageId) => void (await withFiles('readwrite', (store) => store.delete([key, messageId]))),
    wipe: async (key) => {
      for (const prefix of [recordPrefix, draftPrefix]) attempted(() => storage?.removeItem(prefix + key));
      // an array comes after every text: all ids of this key
      await withFiles('readwrite', (store) => store.delete(IDBKeyRange.bound([key], [key, []])));
    },
  };
}

// what does not fit any more is not kept half
function isKept(storage: MemoryPlatform['storage'], name: string, value: string): boolean {
  const kept = attempted(() => {
    storage?.setItem(name, value);
    return storage !== undefined;
  });
  if (!kept) attempted(() => storage?.removeItem(name));
  return kept === true;
}

function attempted<T>(action: () => T): T | undefined {
  try {
    return action();
  } catch {
    return undefined; // denied, or full
  }
}

function storageOfPage(): Storage | undefined {
  return attempted(() => globalThis.localStorage);
}

function databasesOfPage(): IDBFactory | undefined {
  return attempted(() => globalThis.indexedDB);
}

function openDatabase(indexedDB: IDBFactory | undefined): Promise<IDBDatabase | undefined> {
  return new Promise((resolve) => {
    const request = attempted(() => indexedDB?.open(database, 1));
    if (!request) return resolve(undefined);
    request.onupgradeneeded = () => request.result.createObjectStore(files);
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => resolve(undefined);
  });
}

// what was written is kept once the transaction is complete
function resultOf<T>(request: IDBRequest<T>, transaction: IDBTransaction): Promise<T> {
  return new Promise((resolve, reject) => {
    transaction.oncomplete = () => resolve(request.result);
    transaction.onabort = () => reject(transaction.error ?? new Error('aborted'));
    transaction.onerror = () => reject(transaction.error ?? new Error('failed'));
  });
}

function rememberedFile(value: unknown): RememberedFile | undefined {
  const { bytes, type, name } = (value ?? {}) as { readonly bytes?: unknown; readonly type?: unknown; readonly name?: unknown };
  if (!(bytes instanceof ArrayBuffer) || typeof type !== 'string' || typeof name !== 'string') return undefined;
  return { file: new Blob([bytes], { type }), name };
}
