import type { TabChannel, Tabs } from '../../contracts/tabs.js';
import { soleTab } from '../../services/sole-tab.js';

/** What is asked of the browser. Replaceable for tests. */
export interface TabsPlatform {
  /** Absent on pages without TLS and in old browsers. */
  readonly locks: Pick<LockManager, 'request' | 'query'> | undefined;
  readonly BroadcastChannel: typeof BroadcastChannel | undefined;
}

/** What this page's browser has. */
function platformOfPage(): TabsPlatform {
  return { locks: globalThis.navigator?.locks, BroadcastChannel: globalThis.BroadcastChannel };
}

/**
 * The tabs of this browser, by Web Locks and BroadcastChannel. Where one of
 * them is missing or denied, this tab is alone.
 */
export function browserTabs({ locks, BroadcastChannel: Channel }: TabsPlatform = platformOfPage()): Tabs {
  if (!locks || !Channel) return soleTab;
  return {
    own: async (name, work, { signal }) => {
      let begun = false;
      const once = (): ReturnType<typeof work> => {
        begun = true;
        return work();
      };
      try {
        return await locks.request(nameOf(name), { signal }, once);
      } catch (cause) {
        // a page without an origin of its own may own nothing, and shares nothing
        if (begun || signal.aborted) throw cause;
        return work();
      }
    },
    claim: (name, { signal }) =>
      new Promise((resolve) => {
        const held = (lock: Lock | null): Promise<void> | undefined => {
          resolve(lock !== null);
          return lock ? new Promise((release) => signal.addEventListener('abort', () => release(), { once: true })) : undefined;
        };
        locks.request(nameOf(name), { ifAvailable: true }, held).catch(() => resolve(true));
      }),
    isAwaited: async (name) => (await locks.query()).pending?.some((waiting) => waiting.name === nameOf(name)) ?? false,
    channel: (name) => channelOn(new Channel(nameOf(name))),
  };
}

/** What the browser knows the name by. */
export function nameOf(name: string): string {
  return `contact-center-widgets/chat/${name}`;
}

function channelOn(channel: BroadcastChannel): TabChannel {
  let open = true;
  return {
    post: (message) => {
      if (open) channel.postMessage(message);
    },
    hear: (listener) => {
      const onMessage = ({ data }: MessageEvent): void => listener(data);
      channel.addEventListener('message', onMessage);
      return () => channel.removeEventListener('message', onMessage);
    },
    close: () => {
      open = false;
      channel.close();
    },
  };
}
