import type { Clock } from '../kit/clock.js';
import { sleep } from '../kit/sleep.js';
import { listOf, mapOf, object, optional, type Shape, text } from '../kit/shape.js';
import { CcError, toCcError } from '../model/error.js';
import type { ScreenPopRecord, ScreenPopSubject } from '../model/screen-pop.js';

/** Asks a business system which records belong to a call or conversation. What it gives is checked. */
export type RecordLookup = (
  subject: ScreenPopSubject,
  options: { readonly signal: AbortSignal },
) => readonly ScreenPopRecord[] | Promise<readonly ScreenPopRecord[]>;

/** How long a lookup may take, in ms. */
const patience = 8000;
/** Nobody chooses from more. */
const most = 50;

const records: Shape<readonly ScreenPopRecord[]> = listOf(
  object<ScreenPopRecord>({ id: text, label: text, description: optional(text), fields: optional(mapOf(text)) }),
);

/** Looks up; rejects with `lookup-failed`, or the signal's reason. */
export async function lookUp(
  lookup: RecordLookup,
  subject: ScreenPopSubject,
  clock: Clock,
  signal: AbortSignal,
): Promise<readonly ScreenPopRecord[]> {
  const end = new AbortController();
  const both = AbortSignal.any([signal, end.signal]);
  const late = sleep(clock, patience, both).then(() => {
    throw new CcError('lookup-failed', `no answer within ${patience} ms`);
  });
  try {
    const found = await Promise.race([Promise.resolve().then(() => lookup(subject, { signal: both })), late]);
    return Object.freeze(records(found.slice(0, most)));
  } catch (cause) {
    throw signal.aborted ? (signal.reason as Error) : toCcError(cause, 'lookup-failed');
  } finally {
    late.catch(() => undefined);
    end.abort();
  }
}
