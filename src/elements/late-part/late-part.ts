import { tryLater, tryMissed } from './missed-loads.js';

/** Loads what a tag needs and registers it. */
type Load = () => Promise<unknown>;

const loads = new Map<string, Load>();

/**
 * Says how a part is brought that is not needed at once. Called by the define
 * files, since an element class registers nothing by itself.
 */
export function comesLater(tag: string, load: Load): void {
  loads.set(tag, load);
}

/**
 * Brings a part. Resolves when its tag can be used; rejects when it cannot be loaded, and may be called again.
 * It is tried again by itself when the network is back, and when something else could be loaded.
 */
export async function bring(tag: string): Promise<void> {
  if (customElements.get(tag)) return;
  try {
    await loads.get(tag)?.();
  } catch (error) {
    tryLater(tag, () => void bring(tag).catch(() => {}));
    throw error;
  }
  tryMissed();
}
