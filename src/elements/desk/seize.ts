import { nameOf } from './browser-tabs.js';

/** Owns `name` at once, whichever tab did, and runs `work`. Rejects when another tab seizes it in turn. */
export type Seize = (name: string, work: () => Promise<void>) => Promise<void>;

/** Takes what another tab owns which hangs, by the browser's Web Locks. */
export const seize: Seize = async (name, work) => {
  await navigator.locks.request(nameOf(name), { steal: true }, work);
};
