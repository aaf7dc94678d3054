import type { ConversationEvent } from '../model/conversation-event.js';
import type { DeliveredMessage } from '../model/delivered-message.js';
import type { MessageContent } from '../model/message.js';

/** What stands in for a date that is none, in ms since the epoch. */
export interface KnownTimes {
  readonly now: number;
  /** When the oldest message that is there already was written. */
  readonly oldest: number | undefined;
}

/** The furthest that a date can be from the epoch, in ms. Source: ECMA-262, time values. */
const furthest = 8.64e15;
/** The oldest that a message can be, in ms: 20 years. What is older counted seconds, or nothing, from the epoch. */
const oldest = 20 * 365 * 86_400_000;

/**
 * The event with numbers that are numbers, and dates that are dates; the same
 * object where they are. A server may say anything, and a `NaN` has no place
 * in an order of times, nor in JSON: it would put a message before all others,
 * and the conversation out of memory and away from the other tabs.
 */
export function soundEvent(event: ConversationEvent, times: KnownTimes): ConversationEvent {
  switch (event.type) {
    case 'message': {
      const message = soundMessage(event.message, times.now, times.now);
      return message === event.message ? event : { ...event, message };
    }
    case 'history': {
      const messages = soundPage(event.messages, times);
      return messages.every((message, index) => message === event.messages[index]) ? event : { ...event, messages };
    }
    case 'queued':
      return event.queue && hasNoNumber(event.queue) ? { ...event, queue: withNumbers(event.queue) } : event;
    default:
      return event;
  }
}

// oldest first, so each is at most as young as the one after it
function soundPage(page: readonly DeliveredMessage[], times: KnownTimes): readonly DeliveredMessage[] {
  let next = times.oldest ?? times.now;
  return page.reduceRight<readonly DeliveredMessage[]>((messages, delivered) => {
    const message = soundMessage(delivered, next, times.now);
    next = message.at;
    return [message, ...messages];
  }, []);
}

function soundMessage(message: DeliveredMessage, time: number, now: number): DeliveredMessage {
  const at = message.at > now - oldest && message.at <= furthest ? message.at : time;
  const content = soundContent(message.content);
  return at === message.at && content === message.content ? message : { ...message, at, content };
}

function soundContent(content: MessageContent): MessageContent {
  if (content.type === 'file' && hasNoNumber(content.file)) return { ...content, file: withNumbers(content.file) };
  if (content.type === 'location' && hasNoNumber(content)) return { type: 'unknown', text: content.label ?? '' };
  return content;
}

function hasNoNumber(facts: object): boolean {
  return Object.values(facts).some(isNoNumber);
}

function withNumbers<Facts extends object>(facts: Facts): Facts {
  return Object.fromEntries(Object.entries(facts).filter(([, value]) => !isNoNumber(value))) as Facts;
}

function isNoNumber(value: unknown): boolean {
  return typeof value === 'number' && !Number.isFinite(value);
}
