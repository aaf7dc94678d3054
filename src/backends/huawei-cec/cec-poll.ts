import type { Clock } from '../../kit/clock.js';
import { sleep } from '../../kit/sleep.js';
import { type BackOff, backOffDelay } from '../../kit/retry.js';
import { type CcError, toCcError } from '../../model/error.js';
import type { AskOptions, CecAnswer } from './cec-gate.js';
import type { LogCec } from './cec-log.js';
import { expectSuccess } from './cec-refusal.js';
import { listOf } from './wire-value.js';

/** The server holds a poll for 5 s; after this time it is lost. In ms. */
const pollTimeout = 20_000;
/** An empty answer that comes at once would otherwise be asked for as fast as the network goes. In ms. */
const leastHold = 1000;
/** So often in a row may the service refuse credentials that were issued a moment ago. */
const mostRefusals = 2;
/** 1 s doubling to 30 s, a quarter of it left to chance. */
const pollBackOff: BackOff = { first: 1000, longest: 30_000, jitter: 0.25 };

/** What a poll is made of and whom it tells. */
export interface CecPollOptions {
  readonly poll: (options: AskOptions) => Promise<CecAnswer>;
  /** Brings what may have been missed, before polling goes on; its failure is a failure to poll. `lost`: the answer to a poll, in this run. */
  readonly recover: (signal: AbortSignal, lost: boolean) => Promise<void>;
  readonly onMessages: (messages: readonly unknown[]) => void;
  readonly onReach: (online: boolean, error?: CcError) => void;
  readonly clock: Clock;
  readonly random: () => number;
  /** Where `online` is heard: nobody waits on when the network is back. */
  readonly page: EventTarget | undefined;
  /** Where `reached` is heard: something else was answered, so that the service is there. */
  readonly others: EventTarget;
  readonly log: LogCec;
}

/**
 * Polls without a pause, one request at a time, hidden tab or not: a server
 * that is not polled lets go of the conversation. Outages are bridged with a
 * growing delay. What a poll takes is gone from the server, so that one whose
 * answer was lost may have lost messages: `recover` is asked then.
 *
 * Resolves when `signal` is aborted, or with an error that will not pass.
 */
export async function pollOn(options: CecPollOptions, signal: AbortSignal, recoverFirst: boolean): Promise<CcError | undefined> {
  const { clock, random, log } = options;
  let failures = 0;
  let refusals = 0;
  let recovering = recoverFirst;
  while (!signal.aborted) {
    const since = clock.now();
    try {
      if (recovering) await options.recover(signal, failures > 0);
      if (signal.aborted) break;
      if (failures > 0) log('poll-recovered');
      if (failures > 0) options.onReach(true);
      failures = 0;
      recovering = false;
      const { body } = expectSuccess('poll', await options.poll({ signal, timeout: pollTimeout }));
      if (signal.aborted) break;
      refusals = 0;
      const messages = listOf(body['downlinkMessages']);
      options.onMessages(messages);
      if (messages.length === 0 && clock.now() - since < leastHold / 4) await sleep(clock, leastHold, signal);
    } catch (cause) {
      if (signal.aborted) break;
      const error = toCcError(cause, 'backend-unreachable');
      log('poll-failed', { call: 'poll' });
      refusals = isRefusal(error) ? refusals + 1 : 0;
      if (refusals > 0 && (refusals > mostRefusals || !cameFromService(error))) return error;
      if (failures === 0) options.onReach(false, error);
      recovering = true;
      await pause(options, backOffDelay(failures++, random, pollBackOff), signal);
    }
  }
  return undefined;
}

function isRefusal({ code }: CcError): boolean {
  return code === 'credential-rejected' || code === 'credential-expired';
}

/** The page's own server had just said yes: its word may take a moment to get around. */
function cameFromService({ context }: CcError): boolean {
  return context['status'] !== undefined && context['call'] !== undefined;
}

async function pause({ clock, page, others }: CecPollOptions, delay: number, signal: AbortSignal): Promise<void> {
  const hasten = new AbortController();
  page?.addEventListener('online', () => hasten.abort(), { once: true, signal: hasten.signal });
  others.addEventListener('reached', () => hasten.abort(), { once: true, signal: hasten.signal });
  await sleep(clock, delay, AbortSignal.any([signal, hasten.signal])).catch(() => undefined);
  hasten.abort();
}
