import type { Message } from '../../model/message.js';
import { estimatedHeight } from './row-facts.js';
import { RowHeights } from './row-heights.js';

/** What happened to the rows when messages came. */
export interface RowChange {
  /** By how many rows those that stay moved down. */
  readonly moved: number;
  /** Messages that stand after all that were there before. */
  readonly appended: readonly Message[];
  /** There were rows before, and some of them stay. */
  readonly goesOn: boolean;
}

/** The rows of a transcript and their heights, kept in step with its messages at the cost of what is new. */
export class TranscriptRows {
  readonly heights: RowHeights = new RowHeights();
  messages: readonly Message[] = [];
  /** The last message of the visitor; -1 without one. */
  lastOwn = -1;

  /** @param width of the place where they are shown, in px */
  take(messages: readonly Message[], width: number): RowChange {
    const before = this.messages;
    this.messages = messages;
    const moved = movedBy(before, messages);
    const change = moved === undefined ? this.#rebuild(before, messages, width) : this.#extend(before, messages, moved, width);
    if (change.moved > 0 && this.lastOwn >= 0) this.lastOwn += change.moved;
    if (moved === undefined) this.lastOwn = messages.findLastIndex(({ author }) => author === 'visitor');
    else {
      const own = change.appended.findLastIndex(({ author }) => author === 'visitor');
      if (own >= 0) this.lastOwn = messages.length - change.appended.length + own;
    }
    return change;
  }

  #extend(before: readonly Message[], messages: readonly Message[], moved: number, width: number): RowChange {
    if (moved > 0) this.heights.prepend(messages.slice(0, moved).map((message) => estimatedHeight(message, width)));
    const appended = messages.slice(moved + before.length);
    for (const message of appended) this.heights.push(estimatedHeight(message, width));
    return { moved, appended, goesOn: true };
  }

  /** Something was taken out, put in between, or exchanged as a whole. */
  #rebuild(before: readonly Message[], messages: readonly Message[], width: number): RowChange {
    const heights = new Map(before.map(({ id }, row) => [id, this.heights.at(row)]));
    this.heights.reset(messages.map((message) => heights.get(message.id) ?? estimatedHeight(message, width)));
    const last = messages.findLastIndex(({ id }) => heights.has(id));
    return { moved: 0, appended: messages.slice(last + 1), goesOn: last >= 0 };
  }
}

/** By how many rows the old ones moved, when none went and none came in between; else undefined. */
function movedBy(before: readonly Message[], messages: readonly Message[]): number | undefined {
  const [first, last] = [before[0], before.at(-1)];
  if (!first || !last) return undefined;
  const moved = messages[0]?.id === first.id ? 0 : messages.findIndex(({ id }) => id === first.id);
  return moved >= 0 && messages[moved + before.length - 1]?.id === last.id ? moved : undefined;
}
