/** What a page that uses these entries may weigh. Bytes, brotli. */
export type Budget = {
  readonly what: string;
  /** Entries under `define/`, all on one page. */
  readonly tags: readonly string[];
  /** What is loaded at once. */
  readonly eager: number;
  /** With everything that is loaded later. */
  readonly all?: number;
};

const KB = 1000;

export const budgets: readonly Budget[] = [
  { what: 'call button at rest', tags: ['desk', 'call-button'], eager: 12 * KB },
  { what: 'chat launcher at rest, open', tags: ['desk', 'chat-window'], eager: 12 * KB, all: 30 * KB },
  { what: 'screen pop', tags: ['screen-pop'], eager: 12 * KB },
  { what: 'softphone shown, with SIP', tags: ['desk', 'sip', 'softphone'], eager: 35 * KB, all: 85 * KB },
];
