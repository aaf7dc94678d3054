import type { CecCalls } from './cec-calls.js';
import { expectSuccess } from './cec-refusal.js';
import { timeWritten } from './downlink.js';
import { listOf, recordOf } from './wire-value.js';

const pageSize = 100;
/** More of the past than this is not searched. */
const mostPages = 20;

/** What to read of the past. Times in ms since the epoch, by the server's clock. */
interface Range {
  readonly since?: number;
  readonly before?: number;
  readonly signal?: AbortSignal | undefined;
}

/**
 * Everything of a range, oldest first. Neither the order nor the paging of
 * `queryHistoryChatMessage` is documented, so every page is read and sorted.
 */
export async function readHistory(calls: CecCalls, range: Range): Promise<readonly unknown[]> {
  const all: unknown[] = [];
  for (let page = 0; page < mostPages; page++) {
    const entries = await readPage(calls, range, pageSize, page * pageSize);
    all.push(...entries);
    if (entries.length < pageSize) break;
  }
  return sorted(all);
}

/** The youngest `limit` from before a time, oldest first, and whether there are older ones. */
export async function readPast(
  calls: CecCalls,
  { before, limit, signal }: { readonly before: number; readonly limit: number; readonly signal?: AbortSignal | undefined },
): Promise<{ readonly entries: readonly unknown[]; readonly hasOlder: boolean }> {
  // one more than wanted tells whether there is more
  const wanted = Math.max(limit, 1) + 1;
  const first = await readPage(calls, { before, signal }, wanted, 0);
  const isAll = first.length < wanted;
  const entries = isAll || isNewestFirst(first) ? sorted(first) : await readHistory(calls, { before, signal });
  return { entries: entries.slice(-limit), hasOlder: entries.length > limit };
}

async function readPage(calls: CecCalls, { since, before, signal }: Range, limit: number, offset: number): Promise<readonly unknown[]> {
  const range = { limit, offset, ...(since !== undefined && { startTime: since }), ...(before !== undefined && { endTime: before }) };
  const { body } = expectSuccess('queryHistoryChatMessage', await calls.history(range, { signal }));
  return listOf(body['messageList']).filter((entry) => {
    const at = timeWritten(recordOf(entry));
    return at === undefined || (at >= (since ?? 0) && at <= (before ?? Infinity));
  });
}

function isNewestFirst(entries: readonly unknown[]): boolean {
  const [first, last] = [timeWritten(recordOf(entries[0])), timeWritten(recordOf(entries.at(-1)))];
  return first !== undefined && last !== undefined && first > last;
}

/** Equal times keep the order of the page, turned round where it is newest first. */
function sorted(entries: readonly unknown[]): readonly unknown[] {
  const oldestFirst = isNewestFirst(entries) ? [...entries].reverse() : [...entries];
  return oldestFirst.sort((a, b) => (timeWritten(recordOf(a)) ?? 0) - (timeWritten(recordOf(b)) ?? 0));
}
