import { systemClock } from '../kit/clock.js';
import {
  type PageAnswer,
  type PageAsk,
  type PageCard,
  type PageCustomMessage,
  type PageHello,
  type PageRefusal,
  pageSource,
  pageVersion,
} from '../model/page-message.js';
import type { ScreenPopFacts } from '../model/screen-pop.js';
import { parseScreenPopHash } from '../model/screen-pop-hash.js';

/** How a business page finds its workstation. */
export interface WorkstationOptions {
  /** Origins of the workstations that may frame this page, `https://desk.example.com`. Nobody else is spoken to. */
  readonly origins: readonly string[];
  /** Told whom the page is opened for, and again when that changes: on load, from the hash, and by the workstation. */
  readonly onFacts?: (facts: ScreenPopFacts) => void | Promise<void>;
  /** How long an answer may take, in ms. A call waits for the agent. Default 70 000. */
  readonly patience?: number;
}

/** The workstation that a business page stands in. */
export interface Workstation {
  /** Resolves when the workstation has answered; never, where there is none. */
  readonly connected: Promise<void>;
  /** Asks the agent to call a number; resolves when it is being dialled. Rejects with a `RefusedError`, as the others do. */
  callOut(phoneNumber: string, description?: string): Promise<void>;
  /** Puts a card into the conversation. */
  sendCard(card: PageCard): Promise<void>;
  sendTextMessage(text: string): Promise<void>;
  sendCustomMessage(message: PageCustomMessage): Promise<void>;
  /** Listens and speaks no more. */
  close(): void;
}

/** The workstation did not do what it was asked, or did not answer (`silent`). */
export class RefusedError extends Error {
  override readonly name = 'RefusedError';
  readonly reason: PageRefusal | 'silent';

  constructor(reason: PageRefusal | 'silent') {
    super(reason);
    this.reason = reason;
  }
}

interface Welcomed {
  readonly source?: unknown;
  readonly type?: unknown;
  readonly version?: unknown;
  readonly nonce?: unknown;
}

/**
 * Connects a business page to the workstation that frames it. Knows only the
 * origins that it is given; where it is framed by somebody else, or by nobody,
 * the hash is all that there is.
 */
export function connectWorkstation({ origins, onFacts, patience = 70_000 }: WorkstationOptions): Workstation {
  const nonce = crypto.randomUUID();
  const pending = new Map<number, (answer: PageAnswer | undefined) => void>();
  let lastAsked = 0;
  let lastHeard = 0;
  let line: MessagePort | undefined;
  let connect: () => void;
  const connected = new Promise<void>((resolve) => (connect = resolve));
  const tries: (() => void)[] = [];
  const stopTrying = (): void => tries.splice(0).forEach((cancel) => cancel());

  const tell = async (facts: ScreenPopFacts): Promise<void> => onFacts?.(facts);
  const onHash = (): void => void tell(parseScreenPopHash(location.hash)).catch(reportError);
  const onLine = async ({ data }: MessageEvent<Partial<PageAnswer> & Partial<PageAsk>>): Promise<void> => {
    if (data.answer) return pending.get(data.answer)?.(data as PageAnswer);
    if (typeof data.id !== 'number' || data.id <= lastHeard) return;
    lastHeard = data.id;
    const ok =
      data.type === 'facts' &&
      (await tell(data.payload as ScreenPopFacts).then(
        () => true,
        () => false,
      ));
    line?.postMessage(ok ? { answer: data.id, ok } : { answer: data.id, ok: false, reason: 'failed' });
  };
  const onMessage = ({ data, origin, source, ports }: MessageEvent<Welcomed | null>): void => {
    if (source !== parent || !origins.includes(origin) || data?.source !== pageSource || data.type !== 'welcome') return;
    if (data.nonce !== nonce || data.version !== pageVersion || line || !ports[0]) return;
    line = ports[0];
    line.onmessage = (event: MessageEvent<Partial<PageAnswer> & Partial<PageAsk>>) => void onLine(event);
    stopTrying();
    connect();
  };
  const greet = (): void => {
    const hello: PageHello = { source: pageSource, type: 'hello', version: pageVersion, nonce, hears: onFacts !== undefined };
    // a browser that says who frames this page is not made to complain about the others
    const [framing] = (location as Partial<Pick<Location, 'ancestorOrigins'>>).ancestorOrigins ?? [];
    const likely = origins.filter((origin) => origin === framing);
    for (const origin of likely.length > 0 ? likely : origins) parent.postMessage(hello, origin);
  };
  const ask = async (type: string, payload: unknown): Promise<void> => {
    let isLate = false;
    let cancel = (): void => {};
    const late = new Promise<undefined>((resolve) => {
      cancel = systemClock.after(patience, () => {
        isLate = true;
        resolve(undefined);
      });
    });
    await Promise.race([connected, late]);
    if (!line || isLate) throw new RefusedError('silent');
    const id = ++lastAsked;
    const answer = new Promise<PageAnswer | undefined>((resolve) => pending.set(id, resolve));
    line.postMessage({ id, type, payload } satisfies PageAsk);
    const given = await Promise.race([answer, late]);
    cancel();
    pending.delete(id);
    if (!given?.ok) throw new RefusedError(given?.reason ?? 'silent');
  };

  addEventListener('message', onMessage);
  if (onFacts) {
    addEventListener('hashchange', onHash);
    if (location.hash.includes('?')) onHash();
  }
  // the workstation may not listen yet
  if (parent !== window) for (const delay of [0, 250, 1000, 3000, 8000]) tries.push(systemClock.after(delay, greet));
  return {
    connected,
    callOut: (phoneNumber, desc) => ask('callOut', { phoneNumber, ...(desc && { desc }) }),
    sendCard: (card) => ask('sendCard', card),
    sendTextMessage: (text) => ask('sendTextMessage', text),
    sendCustomMessage: (message) => ask('sendCustomMessage', message),
    close: () => {
      stopTrying();
      removeEventListener('message', onMessage);
      removeEventListener('hashchange', onHash);
      line?.close();
    },
  };
}
