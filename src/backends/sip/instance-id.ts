const key = 'contact-center-widgets:sip-instance';
const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/**
 * The id of this tab as a SIP instance (RFC 5626 §4.1): the same after a
 * reload, so that its registration replaces the one before, and another in
 * every tab that registers, so that two tabs do not replace each other's. A tab
 * that registers after another one is gone goes on with its id.
 *
 * A duplicated tab starts with a copy of its origin's storage: a lock that is
 * held as long as the page lives tells them apart.
 *
 * @param storages The tab's own, then the browser's.
 */
export async function instanceId(
  storages: readonly Pick<Storage, 'getItem' | 'setItem'>[],
  locks: LockManager | undefined,
): Promise<string> {
  let id: string | undefined;
  // without locks only the tab's own storage tells tabs apart
  for (const storage of locks ? storages : storages.slice(0, 1)) {
    const kept = read(storage);
    if (!kept || !(await claim(kept, locks))) continue;
    id = kept;
    break;
  }
  if (!id) await claim((id = crypto.randomUUID()), locks);
  for (const storage of storages) keep(storage, id);
  return id;
}

function keep(storage: Pick<Storage, 'setItem'>, id: string): void {
  try {
    storage.setItem(key, id);
  } catch {
    // a page without storage is a new instance after each reload
  }
}

function read(storage: Pick<Storage, 'getItem'>): string | undefined {
  try {
    const kept = storage.getItem(key) ?? '';
    return uuid.test(kept) ? kept : undefined;
  } catch {
    return undefined;
  }
}

async function claim(id: string, locks: LockManager | undefined): Promise<boolean> {
  if (!locks) return true;
  return new Promise<boolean>((resolve) => {
    const untilPageEnds = (lock: Lock | null): Promise<void> | undefined => {
      resolve(lock !== null);
      return lock ? new Promise(() => {}) : undefined;
    };
    locks.request(`${key}:${id}`, { ifAvailable: true }, untilPageEnds).catch(() => resolve(true));
  });
}
