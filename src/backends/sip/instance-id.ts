const key = 'contact-center-widgets:sip-instance';
const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/**
 * The id of this tab as a SIP instance (RFC 5626 §4.1): the same after a
 * reload, so that its registration replaces the one before, and another in
 * every tab, so that two tabs do not replace each other's.
 *
 * A duplicated tab starts with a copy of its origin's storage: a lock that is
 * held as long as the page lives tells them apart.
 */
export async function instanceId(
  storage: Pick<Storage, 'getItem' | 'setItem'> | undefined,
  locks: LockManager | undefined,
): Promise<string> {
  const kept = read(storage);
  if (kept && (await claim(kept, locks))) return kept;
  const fresh = crypto.randomUUID();
  await claim(fresh, locks);
  try {
    storage?.setItem(key, fresh);
  } catch {
    // a page without storage is a new instance after each reload
  }
  return fresh;
}

function read(storage: Pick<Storage, 'getItem'> | undefined): string | undefined {
  try {
    const kept = storage?.getItem(key) ?? '';
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
