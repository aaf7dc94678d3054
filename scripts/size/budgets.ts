/** What a page that uses these tags may load, in brotli bytes. */
export type Budget = {
  readonly what: string;
  /** Entries under `define/`, all on one page. */
  readonly tags: readonly string[];
  /** Before anything is asked of it. */
  readonly shown: number;
  /** With its back end. */
  readonly inUse?: number;
};

const KB = 1024;

export const budgets: readonly Budget[] = [
  { what: 'call button at rest', tags: ['desk', 'call-button'], shown: 12 * KB },
  { what: 'chat launcher at rest; window open', tags: ['desk', 'chat-window'], shown: 12 * KB, inUse: 30 * KB },
  { what: 'screen pop', tags: ['screen-pop'], shown: 12 * KB },
  { what: 'softphone shown; SIP loaded', tags: ['desk', 'sip', 'softphone'], shown: 35 * KB, inUse: 85 * KB },
];
