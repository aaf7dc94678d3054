/** What a page that uses these tags may load, in brotli bytes. */
export type Budget = {
  readonly what: string;
  /** Entries under `define/`, all on one page. */
  readonly tags: readonly string[];
  /** Before anything is asked of it. */
  readonly shown: number;
  /** With what is opened, or with its back end. */
  readonly inUse?: number;
  /** What of the lazily loaded modules belongs to each, by path; default: as `bundle.ts` tells kinds apart. */
  readonly loads?: { readonly shown: RegExp; readonly inUse: RegExp };
};

const KB = 1024;

export const budgets: readonly Budget[] = [
  // at rest a visitor's page has asked nobody for anything: the desk builds the services of chat and calls when they are wanted
  {
    what: 'call button at rest',
    tags: ['desk', 'call-button'],
    shown: 12 * KB,
    loads: { shown: /^$/, inUse: /^$/ },
  },
  {
    what: 'chat launcher at rest; window open',
    tags: ['desk', 'chat-window'],
    shown: 12 * KB,
    inUse: 30 * KB,
    // nothing was said: a greeting, and where to write
    loads: { shown: /^$/, inUse: /define\/late\/chat-window-frame\.js$/ },
  },
  {
    what: 'chat at rest; in conversation',
    tags: ['desk', 'chat-window'],
    shown: 12 * KB,
    inUse: 58 * KB,
    // forms, emoji, calls and settings are opened by those who want them, and a desk with a chat loads no phone
    loads: { shown: /^$/, inUse: /define\/late\/(chat-window-frame|chat-conversation|chat-watch|chat-services)\.js$/ },
  },
  {
    what: 'screen pop; a page open',
    tags: ['screen-pop'],
    shown: 12 * KB,
    inUse: 28 * KB,
    // what opens pages and speaks with them comes after the tag has its place
    loads: { shown: /^$/, inUse: /(screen-pop\/screen-pop-flow|desk\/screen-pop-services)\.js$/ },
  },
  {
    what: 'softphone shown; SIP loaded',
    tags: ['desk', 'sip', 'softphone'],
    shown: 35 * KB,
    inUse: 85 * KB,
    // what is about calls, and their sound, comes while the phone registers: with it, a call that rings needs nothing
    // from the network to be shown, answered, declined and heard;
    // an agent's desk builds neither chat nor visitors' calls, and SIP brings an agent's phone, not a visitor's
    loads: {
      shown: /late\/phone-services\.js$/,
      inUse: /(backends\/sip\/sip-(backend|phone-backend)|late\/phone-calls|desk\/phone-sound)\.js$/,
    },
  },
];
