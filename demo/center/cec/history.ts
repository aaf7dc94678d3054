import { onWire } from './downlink.js';
import type { CECSettings } from './settings.js';
import type { Entry, Visitor } from './visitor.js';

/** Which part of the past is wanted. Times in milliseconds since 1970. */
export interface HistoryRange {
  readonly from: number;
  readonly until: number;
  readonly limit: number;
  readonly offset: number;
}

function onWireOf({ at, up, down }: Entry, visitor: Visitor, settings: CECSettings): Record<string, unknown> {
  if (up === undefined) return onWire(down, visitor, settings);
  const timestamp = settings.timestamps === 'text' ? String(at) : at;
  return {
    channel: 'WEB',
    from: visitor.userId,
    to: visitor.channelId,
    controlType: up.controlType,
    mediaType: up.mediaType,
    content: up.content,
    sourceType: 'CUSTOMER',
    senderNickname: up.senderNickname ?? visitor.name,
    senderAvatar: up.senderAvatar ?? null,
    timestamp,
    receiveTime: at,
    messageId: up.messageId ?? null,
  };
}

/**
 * What was said to and by a visitor in all conversations, without what was
 * taken back. Which end comes first is not documented, and can be set.
 */
export function history(visitor: Visitor, range: HistoryRange, settings: CECSettings): readonly Record<string, unknown>[] {
  const recalled = new Set(visitor.transcript.flatMap(({ down }) => (down?.controlType === 'RECALL' ? [down.content] : [])));
  const said = visitor.transcript.filter(
    ({ at, up, down }) =>
      (up ?? down)?.controlType === 'CHAT' && at >= range.from && at <= range.until && !recalled.has(down?.messageCode ?? ''),
  );
  if (settings.historyOrder === 'newest-first') said.reverse();
  return said.slice(range.offset, range.offset + range.limit).map((entry) => onWireOf(entry, visitor, settings));
}
