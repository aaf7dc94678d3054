import type { RowHeights } from './row-heights.js';

/** How many rows are mounted at most, those that somebody is engaged in included. */
export const mostRows = 60;
// two may be kept besides: one has the focus, one plays
const mostInWindow = mostRows - 4;

/** Rows from `start` up to, without, `end`. */
export interface RowRange {
  readonly start: number;
  readonly end: number;
}

/** The rows to mount for a view: those in it, and on both sides about as much again. A short list is mounted whole, so that the browser's search finds everything. */
export function rowWindow(heights: RowHeights, viewTop: number, viewHeight: number): RowRange {
  const { length } = heights;
  if (length <= mostInWindow) return { start: 0, end: length };
  const margin = Math.max(viewHeight, 300);
  const first = heights.find(viewTop);
  const last = heights.find(viewTop + viewHeight);
  let start = heights.find(Math.max(0, viewTop - margin));
  let end = heights.find(viewTop + viewHeight + margin) + 1;
  while (end - start > mostInWindow && (start < first || end > last + 1)) {
    if (first - start >= end - last - 1) start++;
    else end--;
  }
  return { start, end: Math.min(end, start + mostInWindow) };
}

/** Whether a window still covers a view with something to spare, so that it need not be drawn anew for every line that is scrolled. */
export function covers(range: RowRange, heights: RowHeights, viewTop: number, viewHeight: number): boolean {
  const spare = viewHeight / 2;
  const above = range.start === 0 || heights.top(range.start) <= viewTop - spare;
  const below = range.end === heights.length || heights.top(range.end) >= viewTop + viewHeight + spare;
  return above && below;
}
