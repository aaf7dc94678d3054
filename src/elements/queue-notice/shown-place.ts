import type { QueuePlace } from '../../model/conversation.js';

/** The furthest place that is told as a number. */
const furthestPlace = 99_999;
/** The longest wait that is told, in seconds: as much as a timer of hours shows in two digits. */
const longestWait = 359_999;

/** What is told of a place in a queue: nothing that nobody would believe, such as a wait of less than no time. */
export function shownPlace({ position, waited, estimated, limit }: QueuePlace = {}): QueuePlace {
  return {
    ...(isWithin(position, furthestPlace) && { position: Math.ceil(position) }),
    ...(isWithin(waited, longestWait) && { waited }),
    ...(isWithin(estimated, longestWait) && { estimated }),
    ...(isWithin(limit, longestWait) && { limit }),
  };
}

function isWithin(value: number | undefined, most: number): value is number {
  return value !== undefined && value >= 0 && value <= most;
}
