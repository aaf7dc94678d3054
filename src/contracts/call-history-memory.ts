/** Where a list of calls is kept between pages, and shared between the tabs of a browser. Nothing in it rejects or throws. */
export interface CallHistoryMemory {
  load(key: string): string | undefined;
  save(key: string, record: string): void;
  wipe(key: string): void;
  /** Tells what another tab kept; `undefined` when it wiped. Returns what ends it. */
  follow(key: string, listener: (record: string | undefined) => void): () => void;
}
