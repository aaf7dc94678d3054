import type { ChatEvent } from '../../contracts/chat-backend.js';
import type { Attendant, ConversationEndReason, QueuePlace } from '../../model/conversation.js';
import type { Phase } from './cec-memory.js';
import { type Downlink, readDownlink } from './downlink.js';

/** What became of the conversation by what was heard. */
export interface Heard {
  readonly events: readonly ChatEvent[];
  /** Where it stands now; undefined as before. */
  readonly phase?: Phase | undefined;
  /** Why it is over, if it is. */
  readonly end?: ConversationEndReason | undefined;
  /** The centre itself has said something that is not about waiting on: perhaps that an agent is there. Its words are in any language. */
  readonly isNotice: boolean;
  /** When the youngest message was written, by the server's clock; 0 if there was none. */
  readonly at: number;
}

type Disconnected = Extract<Downlink, { type: 'disconnected' }>;

/** Makes the chat's events of the service's messages: who attends, who waits, what was said, how it ended. */
export class CecHearing {
  #phase: Phase;
  #attendant: Attendant = { kind: 'nobody' };
  #place: QueuePlace | undefined;
  #typing = false;
  /** What was said last about the wait. */
  #notice: string | undefined;
  /** Nothing was heard yet since CONNECT: an end that comes first may be the last conversation's. */
  #fresh: boolean;
  readonly #since: number;

  /** `since`: when the conversation was opened, by the server's clock; 0 where that is not known. */
  constructor(phase: Phase, { isNew, since }: { readonly isNew: boolean; readonly since: number }) {
    this.#phase = phase;
    this.#fresh = isNew;
    this.#since = since;
  }

  /** What arrived. `isPast`: it is read in the history, and says nothing about who attends now. */
  hear(raw: readonly unknown[], { now, isPast = false }: { readonly now: number; readonly isPast?: boolean }): Heard {
    const all = raw.flatMap((entry) => readDownlink(entry, now));
    const events: ChatEvent[] = [];
    let end: Disconnected | undefined;
    let [at, isNotice] = [0, false];
    for (const [index, event] of all.entries()) {
      if (event.type === 'disconnected') {
        const isLast = index === all.length - 1;
        if (event.at >= this.#since && (isLast || !(this.#fresh || isPast))) end = event;
        continue;
      }
      if (event.type === 'message') at = Math.max(at, event.message.at);
      if (event.type === 'message' && event.message.author === 'system') isNotice = !event.isQueueNotice;
      events.push(...this.#one(event, isPast));
    }
    if (all.length > 0) this.#fresh = false;
    if (end?.offline) events.push(...this.#enter('asynchronous', [{ type: 'asynchronous' }]));
    return { events, phase: this.#phase, end: end && !end.offline ? this.#reason(end) : undefined, isNotice, at };
  }

  /** The visitor waits for an agent, as far as is known at this place. */
  queued(place: QueuePlace | undefined = this.#place): readonly ChatEvent[] {
    this.#place = place;
    return this.#enter('queued', [{ type: 'queued', ...(place && { queue: place }) }]);
  }

  /** Who attends now. Nothing when that is known. */
  attended(attendant: Attendant): readonly ChatEvent[] {
    if (attendant.kind === 'nobody') return [];
    if (attendant.kind === 'agent') this.#place = undefined;
    const known = this.#attendant;
    const told = known.kind === attendant.kind ? { ...known, ...attendant } : attendant;
    const phase = attendant.kind === 'agent' ? 'agent' : this.#phase;
    if (JSON.stringify(told) === JSON.stringify(known)) return this.#enter(phase, []);
    this.#attendant = told;
    return this.#enter(phase, [{ type: 'attendant', attendant: told }]);
  }

  get phase(): Phase {
    return this.#phase;
  }

  #one(event: Exclude<Downlink, Disconnected>, isPast: boolean): readonly ChatEvent[] {
    switch (event.type) {
      case 'queuing':
        return isPast ? [] : this.queued();
      case 'attendant':
        // a bot's words from before an agent came do not bring it back
        return isPast && event.attendant.kind === 'bot' ? [] : this.attended(event.attendant);
      case 'typing':
        return this.#type(event.typing);
      case 'message':
        return this.#said(event);
      default:
        return [event];
    }
  }

  #said({ message, isQueueNotice }: Extract<Downlink, { type: 'message' }>): readonly ChatEvent[] {
    const notice = isQueueNotice && message.content.type === 'text' ? message.content.text : undefined;
    // every ten seconds the same words: they are said once for each wait
    if (notice !== undefined && notice === this.#notice) return [];
    if (notice !== undefined || message.author === 'agent') this.#notice = notice;
    return [...(message.author === 'system' ? [] : this.#type(false)), { type: 'message', message }];
  }

  #type(typing: boolean): readonly ChatEvent[] {
    if (typing === this.#typing) return [];
    this.#typing = typing;
    return [{ type: 'typing', typing }];
  }

  #enter(phase: Phase, events: readonly ChatEvent[]): readonly ChatEvent[] {
    this.#phase = phase;
    return events;
  }

  #reason({ by }: Disconnected): ConversationEndReason {
    if (by === 'agent') return 'agent';
    return this.#phase === 'queued' ? 'queue-timeout' : 'timeout';
  }
}
