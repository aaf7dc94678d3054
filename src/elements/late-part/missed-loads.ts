const missed = new Map<unknown, () => void>();

/** What could not be loaded is tried again, once for each key: when the network is back, and when something else could be loaded. */
export function tryLater(key: unknown, again: () => void): void {
  if (missed.size === 0) globalThis.addEventListener('online', tryMissed, { once: true });
  missed.set(key, again);
}

/** Something was loaded: so may be what could not be. */
export function tryMissed(): void {
  const all = [...missed.values()];
  missed.clear();
  globalThis.removeEventListener('online', tryMissed);
  for (const again of all) again();
}
