import './call-core.js';
import type { Clock } from '../../kit/clock.js';

/** A call that was expected and does not come keeps its addresses so long, in ms: a network may have changed, and a TURN server has others to serve. */
const keptFor = 60_000;

/** What a connection is prepared with. */
export interface PreparedConnectionOptions {
  readonly clock: Clock;
  readonly create: (configuration: RTCConfiguration) => RTCPeerConnection;
  /** The servers to be asked now. */
  readonly iceServers: () => readonly RTCIceServer[];
  /** Default: the browser's. */
  readonly permissions?: Pick<Permissions, 'query'> | undefined;
  /** Where `online` and `offline` are heard: another network has other addresses. */
  readonly page: EventTarget | undefined;
  /** Aborted when nobody calls any more. */
  readonly signal: AbortSignal;
}

/**
 * One connection that gathers its candidates before there is a call (JSEP, RFC
 * 8829 §3.5.4), so that the call need not wait for STUN and TURN. Not before
 * its user has allowed the microphone: until then a browser hides its
 * addresses, and a connection that was made so goes on hiding them.
 */
export class PreparedConnection {
  readonly #options: PreparedConnectionOptions;
  #ready: { readonly connection: RTCPeerConnection; readonly servers: string } | undefined;
  #cancel: () => void = () => {};
  #turn = 0;

  constructor(options: PreparedConnectionOptions) {
    this.#options = options;
    const { page, signal } = options;
    const drop = (): void => this.drop();
    page?.addEventListener('online', drop, { signal });
    page?.addEventListener('offline', drop, { signal });
    signal.addEventListener('abort', drop, { once: true });
  }

  /** A call is likely soon. Resolves when what can be done was begun. */
  async prepare(): Promise<void> {
    const { clock, create, iceServers, permissions = globalThis.navigator?.permissions, signal } = this.#options;
    const turn = ++this.#turn;
    const allowed = await permissions?.query({ name: 'microphone' }).catch(() => undefined);
    if (allowed?.state !== 'granted' || signal.aborted || turn !== this.#turn) return;
    const servers = textOf(iceServers());
    if (this.#ready?.servers !== servers) {
      this.#close();
      this.#ready = { connection: create({ iceCandidatePoolSize: 1 }), servers };
    }
    this.#cancel();
    this.#cancel = clock.after(keptFor, () => this.#close());
  }

  /** Hands it over, if there is one that asks the right servers. */
  take(): RTCPeerConnection | undefined {
    const ready = this.#ready;
    this.#turn++;
    this.#cancel();
    this.#ready = undefined;
    if (ready?.servers === textOf(this.#options.iceServers())) return ready?.connection;
    ready?.connection.close();
    return undefined;
  }

  /** No call is likely any more. */
  drop(): void {
    this.#turn++;
    this.#close();
  }

  #close(): void {
    this.#cancel();
    this.#ready?.connection.close();
    this.#ready = undefined;
  }
}

function textOf(servers: readonly RTCIceServer[]): string {
  return JSON.stringify(servers);
}
