import type { Clock } from '../clock.js';
import type { Conversation } from './conversation.js';
import { downlink, type Downlink, type DownlinkParts } from './downlink.js';
import { Mailbox } from './mailbox.js';

/** What a visitor sent, as it came. */
export interface Uplink {
  readonly controlType: 'CONNECT' | 'CHAT' | 'TRANS2AGENT' | 'INPUT' | 'DISCONNECT' | 'READ';
  readonly mediaType: string;
  readonly content: string;
  readonly messageId: string | undefined;
  readonly senderNickname: string | undefined;
  readonly senderAvatar: string | undefined;
  /** JSON that goes along with CONNECT. */
  readonly transData: unknown;
}

/** One line of what was said, in the order of the center. */
export type Entry = { readonly sequence: number; readonly at: number } & (
  { readonly up: Uplink; readonly down?: undefined } | { readonly down: Downlink; readonly up?: undefined }
);

export interface Evaluation {
  readonly at: number;
  readonly evaluation: string;
  readonly comment: string;
  readonly npsScore: string | undefined;
  readonly fcrValue: string | undefined;
}

let sequence = 0;

/** Somebody who writes to one channel. There is one for each pair of channel and user ID. */
export class Visitor {
  readonly channelId: string;
  readonly userId: string;
  name: string;
  /** As it was given for the token: `zh`, `en_US`, … */
  locale: string;
  /** Where the visitor reaches the center, for links to pictures. */
  origin = '';
  readonly mailbox: Mailbox;
  readonly transcript: Entry[] = [];
  /** The last one, which may have ended. */
  conversation: Conversation | undefined;
  readonly evaluations: Evaluation[] = [];
  readonly feedback: { readonly interIdx: string; readonly feedback: number; readonly feedbackContent: string }[] = [];
  readonly leftMessages: { readonly at: number; readonly phone: string; readonly text: string }[] = [];
  /** How many messages polls have carried away. */
  delivered = 0;
  /** Told of every message to this visitor; the webhook is. */
  onDeliver: (message: Downlink) => boolean = () => false;
  readonly #clock: Clock;
  #writes: 'zh' | 'en' | undefined;

  constructor(options: {
    readonly channelId: string;
    readonly userId: string;
    readonly name: string;
    readonly locale: string;
    readonly clock: Clock;
  }) {
    this.channelId = options.channelId;
    this.userId = options.userId;
    this.name = options.name;
    this.locale = options.locale;
    this.#clock = options.clock;
    this.mailbox = new Mailbox(options.clock);
  }

  /** What the visitor reads: the language in which they wrote last, else that of the browser. */
  get chinese(): boolean {
    return this.#writes === undefined ? this.locale.toLowerCase().startsWith('zh') : this.#writes === 'zh';
  }

  /** Writes down what the visitor said. */
  said(up: Uplink): void {
    sequence += 1;
    this.transcript.push({ sequence, at: this.#clock.now(), up });
    if (up.controlType === 'CHAT' && up.mediaType === 'TEXT') this.#writes = languageOf(up.content) ?? this.#writes;
  }

  /** Sends the visitor a message and writes it down. */
  tell(parts: DownlinkParts, callId: string | null): Downlink {
    sequence += 1;
    const at = this.#clock.now();
    const code = `${at.toString(36)}${sequence.toString(36).padStart(6, '0')}`;
    const message = downlink(parts, at, code, callId);
    if (message.controlType !== 'INPUT') this.transcript.push({ sequence, at, down: message });
    if (!this.onDeliver(message)) this.mailbox.put(message);
    return message;
  }
}

/** The language of a text; `undefined` for one that may be of any: a number, a name, an "OK". */
function languageOf(text: string): 'zh' | 'en' | undefined {
  if (/\p{Script=Han}/u.test(text)) return 'zh';
  return (text.match(/[a-z’']{2,}/gi)?.length ?? 0) >= 3 ? 'en' : undefined;
}
