import type { Message } from '../../model/message.js';
import { dayOf } from '../message-bubble/times.js';

/** How long after another a message of the same author stands by itself, in ms. */
const groupSpan = 300_000;

/** A message begins a day. */
export function startsDay(messages: readonly Message[], row: number): boolean {
  const [before, message] = [messages[row - 1], messages[row]];
  return message !== undefined && (before === undefined || dayOf(before.at) !== dayOf(message.at));
}

/** A message is the first of several that belong together: same author, short after each other. */
export function startsGroup(messages: readonly Message[], row: number): boolean {
  const [before, message] = [messages[row - 1], messages[row]];
  if (!before || !message || startsDay(messages, row)) return true;
  return before.author !== message.author || before.name !== message.name || message.at - before.at > groupSpan;
}

/** About how high a row will be, in px, before it was ever drawn. */
export function estimatedHeight(message: Message, width: number): number {
  const { content } = message;
  if (message.recalled) return 44;
  switch (content.type) {
    case 'text':
    case 'unknown': {
      const letters = Math.max(12, width / 10);
      const lines = Math.min(
        26,
        Math.ceil(Math.min(1200, content.text.length) / letters) + (content.text.slice(0, 1200).split('\n').length - 1),
      );
      return 24 + 20 * Math.max(1, lines) + (message.similarQuestions?.length ?? 0) * 44;
    }
    case 'file':
      return content.file.kind === 'picture' ? 192 : 64;
    case 'card':
      return content.hasPicture ? 220 : 90;
    case 'location':
      return 84;
    case 'gap':
      return 44;
  }
}
