import type { ConversationMemory, RememberedFile } from '../contracts/conversation-memory.js';

/** How many bytes of files that were sent or shown are kept at hand. */
const bytesForSeen = 64 * 1024 * 1024;

/** The bytes of a conversation's files: own ones until they are sent, all others as long as they find a place. */
export class ChatFiles {
  readonly #memory: ConversationMemory | undefined;
  readonly #key: string;
  readonly #unsent = new Map<string, RememberedFile>();
  readonly #saving = new Map<string, Promise<void>>();
  /** Least recently used first. */
  readonly #seen = new Map<string, Blob>();
  readonly #underWay = new Map<string, Promise<Blob>>();
  #bytesLeft = bytesForSeen;

  constructor(key: string, memory: ConversationMemory | undefined) {
    this.#key = key;
    this.#memory = memory;
  }

  /** Keeps a file that is to be sent. `save`: over reloads, too. */
  add(messageId: string, file: RememberedFile, { save }: { readonly save: boolean }): void {
    this.#unsent.set(messageId, file);
    if (save && this.#memory) this.#saving.set(messageId, this.#memory.saveFile(this.#key, messageId, file));
  }

  /** A file that is to be sent; undefined when its bytes are gone. */
  async unsent(messageId: string): Promise<RememberedFile | undefined> {
    return this.#unsent.get(messageId) ?? (await this.#memory?.loadFile(this.#key, messageId));
  }

  /** A file was sent, or is not to be: it need not outlive the page. */
  settle(messageId: string, { sent }: { readonly sent: boolean }): void {
    const file = this.#unsent.get(messageId)?.file;
    this.#unsent.delete(messageId);
    if (file && sent) this.#see(messageId, file);
    void this.#drop(messageId);
  }

  /** The bytes of any file, by `download` if they are not here; asked for twice, they are fetched once. */
  async bytes(messageId: string, download: () => Promise<Blob>): Promise<Blob> {
    const here = this.#seen.get(messageId) ?? (await this.unsent(messageId))?.file;
    if (here) {
      if (this.#seen.has(messageId)) this.#see(messageId, here);
      return here;
    }
    const underWay = this.#underWay.get(messageId) ?? this.#download(messageId, download);
    this.#underWay.set(messageId, underWay);
    return underWay;
  }

  clear(): void {
    for (const id of [...this.#unsent.keys()]) this.settle(id, { sent: false });
    this.#seen.clear();
    this.#underWay.clear();
    this.#bytesLeft = bytesForSeen;
  }

  async #download(messageId: string, download: () => Promise<Blob>): Promise<Blob> {
    try {
      const file = await download();
      this.#see(messageId, file);
      return file;
    } finally {
      this.#underWay.delete(messageId);
    }
  }

  // a save that is under way must not come after the drop
  async #drop(messageId: string): Promise<void> {
    await this.#saving.get(messageId);
    this.#saving.delete(messageId);
    await this.#memory?.dropFile(this.#key, messageId);
  }

  #see(messageId: string, file: Blob): void {
    this.#forget(messageId);
    this.#seen.set(messageId, file);
    this.#bytesLeft -= file.size;
    for (const id of this.#seen.keys()) {
      if (this.#bytesLeft >= 0 || id === messageId) break;
      this.#forget(id);
    }
  }

  #forget(messageId: string): void {
    const file = this.#seen.get(messageId);
    if (file && this.#seen.delete(messageId)) this.#bytesLeft += file.size;
  }
}
