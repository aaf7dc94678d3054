/** A file that has not been sent yet. */
export interface RememberedFile {
  readonly file: Blob;
  readonly name: string;
}

/**
 * Keeps a conversation over reloads, crashes and between the tabs of a browser.
 *
 * Nothing here throws or rejects and nothing is promised: where storage is
 * denied or full, what is asked for is absent. `key` is the back end's, and
 * texts are opaque. What cannot be kept is not kept half: `load` gives what
 * was saved last, or nothing.
 */
export interface ConversationMemory {
  /** The record as any tab saved it last; at once, so that a tab that takes over reads what the one before it wrote. */
  load(key: string): string | undefined;
  /** Keeps the record; at once, so that a page that goes away the next moment has kept it. False when it does not fit. */
  save(key: string, record: string): boolean;
  /** What was being written when the page went away. */
  loadDraft(key: string): string | undefined;
  /** An empty text is forgotten. */
  saveDraft(key: string, draft: string): void;
  loadFile(key: string, messageId: string): Promise<RememberedFile | undefined>;
  saveFile(key: string, messageId: string, file: RememberedFile): Promise<void>;
  dropFile(key: string, messageId: string): Promise<void>;
  /** Leaves no trace of this key. */
  wipe(key: string): Promise<void>;
}
