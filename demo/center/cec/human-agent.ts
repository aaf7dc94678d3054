import type { Attendant, Conversation } from './conversation.js';
import type { DownlinkParts } from './downlink.js';
import type { Uplink } from './visitor.js';

/** A person at a desk, in one conversation. */
export class HumanAgent implements Attendant {
  readonly phase = 'agent';
  readonly extension: string;
  readonly name: string;
  readonly conversation: Conversation;
  /** Since when the visitor has been writing; 0 if not. */
  writing = 0;
  /** Messages of the visitor that the agent has not looked at. */
  unread: string[] = [];
  readonly #now: () => number;
  readonly #onChange: () => void;

  constructor(options: {
    readonly extension: string;
    readonly name: string;
    readonly conversation: Conversation;
    readonly now: () => number;
    readonly onChange: () => void;
  }) {
    this.extension = options.extension;
    this.name = options.name;
    this.conversation = options.conversation;
    this.#now = options.now;
    this.#onChange = options.onChange;
  }

  start(): void {
    const { visitor, words } = this.conversation;
    this.unread = visitor.transcript.flatMap(({ up }) => (up?.controlType === 'CHAT' && up.messageId !== undefined ? [up.messageId] : []));
    this.conversation.notice(words.connected);
    this.#onChange();
  }

  take({ messageId }: Uplink): void {
    this.writing = 0;
    if (messageId !== undefined) this.unread.push(messageId);
    this.#onChange();
  }

  typing(): void {
    this.writing = this.#now();
    this.#onChange();
  }

  stop(): void {
    this.#onChange();
  }

  /** The agent says something. */
  say(parts: Partial<DownlinkParts>): void {
    this.conversation.tell({ sourceType: 'AGENT', senderNickname: this.name, ...parts });
    this.#onChange();
  }

  /** The agent has looked at everything there is. */
  read(): void {
    if (this.unread.length === 0) return;
    const content = this.unread.join(',');
    this.unread = [];
    this.say({ controlType: 'READ', mediaType: null, content });
  }
}
