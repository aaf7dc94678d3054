import type { TcccEventMap, TcccEventName } from '../../backends/tencent-tccc/tccc-api.js';

/** Names by themselves, as pages use them. */
export const eventNames: { readonly [Name in TcccEventName]: Name } = Object.freeze({
  ready: 'ready',
  tokenExpired: 'tokenExpired',
  callIn: 'callIn',
  userAccessed: 'userAccessed',
  autoTransfer: 'autoTransfer',
  sessionEnded: 'sessionEnded',
  sessionCompleted: 'sessionCompleted',
  callOuted: 'callOuted',
  calloutAccepted: 'calloutAccepted',
  transfer: 'transfer',
  statusChanged: 'statusChanged',
});

type Handler = (payload: never) => void;

/**
 * `tccc.on` and `tccc.off`. A handler that throws keeps no other from hearing.
 * What stands (`ready`, `tokenExpired`) is told to those who come later, too:
 * a page that subscribes in its second module would wait for ever otherwise.
 */
export class EventBus {
  readonly #handlers = new Map<string, Set<Handler>>();
  #standing: { readonly event: TcccEventName; readonly payload: unknown } | undefined;

  on(event: string, handler: Handler): void {
    if (typeof handler !== 'function') return;
    const handlers = this.#handlers.get(event) ?? new Set();
    this.#handlers.set(event, handlers.add(handler));
    const standing = this.#standing;
    if (standing?.event === event) queueMicrotask(() => handlers.has(handler) && tell(handler, standing.payload));
  }

  off(event: string, handler: Handler): void {
    this.#handlers.get(event)?.delete(handler);
  }

  emit<Name extends TcccEventName>(event: Name, payload: TcccEventMap[Name]): void {
    for (const handler of [...(this.#handlers.get(event) ?? [])]) tell(handler, payload);
  }

  /** Tells where the page stands from now on. */
  stand<Name extends 'ready' | 'tokenExpired'>(event: Name, payload: TcccEventMap[Name]): void {
    this.#standing = { event, payload };
    this.emit(event, payload);
  }

  /** Nothing stands any more. */
  begin(): void {
    this.#standing = undefined;
  }
}

function tell(handler: Handler, payload: unknown): void {
  try {
    handler(payload as never);
  } catch (error) {
    queueMicrotask(() => {
      throw error;
    });
  }
}
