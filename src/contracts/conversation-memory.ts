import type { ConversationRecord } from '../model/conversation-record.js';

/** A file that has not been sent, or was sent a moment ago. */
export interface RememberedFile {
  readonly file: Blob;
  readonly name: string;
}

/**
 * Keeps a conversation over reloads, crashes and between the tabs of a browser.
 *
 * Nothing here rejects and nothing is promised: where storage is denied or
 * full, what is asked for is absent. `key` is the back end's.
 */
export interface ConversationMemory {
  /** The record as it was last kept, at once: a tab that takes over reads what the one before it wrote. Unchecked. */
  load(key: string): unknown;
  /** Keeps the record, at once; a page that is going away has kept it. */
  save(key: string, record: ConversationRecord): void;
  loadFile(key: string, messageId: string): Promise<RememberedFile | undefined>;
  saveFile(key: string, messageId: string, file: RememberedFile): Promise<void>;
  dropFile(key: string, messageId: string): Promise<void>;
  /** Leaves no trace of this key. */
  wipe(key: string): Promise<void>;
}
