import type { Tabs } from '../contracts/tabs.js';

/** There are no other tabs, or none that can be known of: this one owns whatever it wants, and nobody hears it. */
export const soleTab: Tabs = {
  own: async (_name, work, { signal }) => {
    signal.throwIfAborted();
    return work();
  },
  claim: async () => true,
  isAwaited: async () => false,
  channel: () => ({ post: () => {}, hear: () => () => {}, close: () => {} }),
};
