import type { PreparedConnection, PreparedConnectionOptions } from './prepared-connection.js';

/** The way to a connection that gathers before its call: its code is loaded with the first call that is expected. */
export class EarlyGathering {
  readonly #options: PreparedConnectionOptions;
  #prepared: PreparedConnection | undefined;

  constructor(options: PreparedConnectionOptions) {
    this.#options = options;
  }

  async begin(): Promise<void> {
    const { PreparedConnection: Loaded } = await import('./prepared-connection.js');
    await (this.#prepared ??= new Loaded(this.#options)).prepare();
  }

  take(): RTCPeerConnection | undefined {
    return this.#prepared?.take();
  }

  /** No call is likely any more. */
  drop(): void {
    this.#prepared?.drop();
  }
}
