import type { ReactiveController, ReactiveControllerHost } from 'lit';
import type { FileView } from './file-view.js';

/** How far a file has come on its way to the eye. */
export type FileState =
  { readonly type: 'absent' | 'loading' | 'failed' } | { readonly type: 'ready'; readonly blob: Blob; readonly address: string };

/** Fetches a message's file when it is wanted, and gives it an address for as long as it is shown. */
export class FileController implements ReactiveController {
  readonly #host: ReactiveControllerHost;
  #of: string | undefined;
  #state: FileState = { type: 'absent' };

  constructor(host: ReactiveControllerHost) {
    this.#host = host;
    host.addController(this);
  }

  get state(): FileState {
    return this.#state;
  }

  /** Says whose file it is. Another one forgets what was fetched. */
  follow(messageId: string | undefined): void {
    if (messageId === this.#of) return;
    this.#forget();
    this.#of = messageId;
  }

  /** Fetches the file, once. Resolves with its bytes, or undefined when they cannot be had. */
  async load(files: FileView | undefined): Promise<Blob | undefined> {
    if (this.#state.type === 'ready') return this.#state.blob;
    const of = this.#of;
    if (!files || of === undefined || this.#state.type === 'loading') return undefined;
    this.#become({ type: 'loading' });
    try {
      const blob = await files(of);
      if (of === this.#of) this.#become({ type: 'ready', blob, address: URL.createObjectURL(blob) });
      return blob;
    } catch {
      // why it failed is told by who fetched; here it is only not there
      if (of === this.#of) this.#become({ type: 'failed' });
      return undefined;
    }
  }

  /** What was fetched cannot be shown, such as a picture that is none. */
  spoil(): void {
    this.#forget();
    this.#become({ type: 'failed' });
  }

  hostDisconnected(): void {
    this.#forget();
  }

  #become(state: FileState): void {
    this.#state = state;
    this.#host.requestUpdate();
  }

  #forget(): void {
    if (this.#state.type === 'ready') URL.revokeObjectURL(this.#state.address);
    this.#state = { type: 'absent' };
  }
}
