import type { Clock } from '../../kit/clock.js';
import { sleep } from '../../kit/sleep.js';
import type { QueuePlace } from '../../model/conversation.js';
import type { CecCalls } from './cec-calls.js';
import { isOneOf, queueCodes } from './cec-codes.js';
import type { CecAnswer } from './cec-gate.js';
import { numberOf } from './wire-value.js';

/** What the queue says. `gone`: the server knows of no conversation; a bot's may not be one that it knows. */
export type QueueStanding =
  | { readonly kind: 'queuing'; readonly place: QueuePlace }
  | { readonly kind: 'with-agent' }
  | { readonly kind: 'gone' }
  | { readonly kind: 'unknown'; readonly again: boolean };

/** So often an answer that says nothing is put up with before there was any other. */
const mostRiddles = 3;

/** What a watch is made of and whom it tells. */
export interface QueueWatchOptions {
  readonly calls: CecCalls;
  readonly clock: Clock;
  readonly onPlace: (place: QueuePlace) => void;
  readonly onAgent: () => void;
  /** Was queuing, and the server has said twice that nothing is there any more. */
  readonly onGone: () => void;
}

/** Asks for the place in the queue, again and again, until there is none. Source: Huawei CEC API, queryQueueInfo. */
export class QueueWatch {
  readonly #options: QueueWatchOptions;
  #run: AbortController | undefined;
  #wait = new AbortController();

  constructor(options: QueueWatchOptions) {
    this.#options = options;
  }

  /** Does nothing while it is watching. */
  start(): void {
    if (this.#run) return;
    const run = new AbortController();
    this.#run = run;
    void this.#watch(run.signal).finally(() => {
      if (this.#run === run) this.#run = undefined;
    });
  }

  /** Asks now: something was said that may be about the wait. */
  hasten(): void {
    if (this.#run) this.#wait.abort();
    else this.start();
  }

  stop(): void {
    this.#run?.abort();
    this.#run = undefined;
  }

  async #watch(signal: AbortSignal): Promise<void> {
    const { calls, clock, onPlace, onAgent, onGone } = this.#options;
    let [queuing, misses, riddles] = [false, 0, 0];
    while (!signal.aborted) {
      const wait = (this.#wait = new AbortController());
      const standing = await askQueue(calls, signal);
      if (signal.aborted) return;
      if (standing.kind === 'with-agent') return onAgent();
      if (standing.kind === 'queuing') {
        queuing = true;
        misses = 0;
        onPlace(standing.place);
      } else if (standing.kind === 'gone') {
        // the poll tells how it ended; only if that was lost is it told from here
        if (!queuing) return;
        if (++misses > 1) return onGone();
      } else if (!standing.again || (!queuing && ++riddles > mostRiddles)) return;
      await sleep(clock, await calls.queueInterval(), AbortSignal.any([signal, wait.signal])).catch(() => undefined);
    }
  }
}

/** Asks once. Rejects never: what cannot be asked now is `unknown`. */
export async function askQueue(calls: CecCalls, signal: AbortSignal | undefined): Promise<QueueStanding> {
  try {
    return standingOf(await calls.queueInfo({ signal }));
  } catch {
    return { kind: 'unknown', again: true };
  }
}

/** Reads an answer to `queryQueueInfo`. */
export function standingOf({ code, body }: CecAnswer): QueueStanding {
  if (code === queueCodes.queuing) return { kind: 'queuing', place: placeOf(body) };
  if (code === queueCodes.withAgent) return { kind: 'with-agent' };
  if (isOneOf(queueCodes.gone, code)) return { kind: 'gone' };
  return { kind: 'unknown', again: isOneOf(queueCodes.passing, code) || code === queueCodes.tokenRefused };
}

function placeOf(body: CecAnswer['body']): QueuePlace {
  const facts = {
    position: atLeast(1, body['position']),
    waited: atLeast(0, body['totalWaitTime']),
    estimated: atLeast(0, body['estimateWaitTime']),
    limit: atLeast(1, body['configMaxcWaitTime']), // spelled so on the wire
  };
  return Object.fromEntries(Object.entries(facts).filter(([, fact]) => fact !== undefined));
}

/** What the service does not know is -1 or 0 there, and absent here. */
function atLeast(least: number, value: unknown): number | undefined {
  const number = numberOf(value);
  return number !== undefined && number >= least ? number : undefined;
}
