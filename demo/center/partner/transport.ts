import { EventEmitter } from 'node:events';
import { TransportState, type Emitter, type Transport } from 'sip.js';
import type { Link } from '../sip/peer.js';
import type { LinkEnd, SIPServer } from '../sip/server.js';

class StateChange implements Emitter<TransportState> {
  readonly #events = new EventEmitter();

  addListener(listener: (state: TransportState) => void, options?: { readonly once?: boolean }): void {
    if (options?.once === true) this.#events.once('state', listener);
    else this.#events.on('state', listener);
  }

  removeListener(listener: (state: TransportState) => void): void {
    this.#events.off('state', listener);
  }

  on(listener: (state: TransportState) => void): void {
    this.addListener(listener);
  }

  off(listener: (state: TransportState) => void): void {
    this.removeListener(listener);
  }

  once(listener: (state: TransportState) => void): void {
    this.addListener(listener, { once: true });
  }

  emit(state: TransportState): void {
    this.#events.emit('state', state);
  }
}

/**
 * Joins a sip.js user agent to the center inside one process. The very same
 * bytes go through as over a WebSocket, and the center treats them the same;
 * each frame arrives in a turn of its own, as it would over a socket.
 */
export class InnerTransport implements Transport {
  readonly protocol = 'WS';
  readonly stateChange: StateChange = new StateChange();
  onConnect: (() => void) | undefined;
  onDisconnect: ((error?: Error) => void) | undefined;
  onMessage: ((message: string) => void) | undefined;
  #state: TransportState = TransportState.Disconnected;
  #end: LinkEnd | undefined;
  readonly #server: SIPServer;

  constructor(server: SIPServer) {
    this.#server = server;
  }

  get state(): TransportState {
    return this.#state;
  }

  isConnected(): boolean {
    return this.#end !== undefined;
  }

  connect(): Promise<void> {
    if (this.#end !== undefined) return Promise.resolve();
    this.#become(TransportState.Connecting);
    const connected = (): boolean => this.isConnected();
    const link: Link = {
      get open() {
        return connected();
      },
      send: (text) => setImmediate(() => this.onMessage?.(text)),
      close: () => void this.disconnect(),
    };
    this.#end = this.#server.connect(link, { unlimited: true });
    this.#become(TransportState.Connected);
    this.onConnect?.();
    return Promise.resolve();
  }

  disconnect(): Promise<void> {
    const end = this.#end;
    if (end === undefined) return Promise.resolve();
    this.#become(TransportState.Disconnecting);
    this.#end = undefined;
    end.closed();
    this.#become(TransportState.Disconnected);
    this.onDisconnect?.();
    return Promise.resolve();
  }

  dispose(): Promise<void> {
    return this.disconnect();
  }

  send(message: string): Promise<void> {
    if (this.#end === undefined) return Promise.reject(new Error('not connected'));
    setImmediate(() => this.#end?.receive(message));
    return Promise.resolve();
  }

  #become(state: TransportState): void {
    this.#state = state;
    this.stateChange.emit(state);
  }
}
