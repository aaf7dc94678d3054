import { randomInt } from 'node:crypto';
import type { Clock, Timer } from '../clock.js';
import type { Downlink, DownlinkParts } from './downlink.js';
import type { CECSettings } from './settings.js';
import type { Uplink, Visitor } from './visitor.js';
import { wordsFor, type Words } from './words.js';

/** Where a conversation stands. */
export type Phase = 'bot' | 'queued' | 'agent' | 'offline' | 'ended';

/** Who deals with the visitor at the moment. */
export interface Attendant {
  readonly phase: Phase;
  /** Name of the agent, if it is one. */
  readonly name?: string;
  start(): void;
  /** The visitor sent a message. */
  take(message: Uplink): void;
  /** The visitor is writing. */
  typing?(): void;
  /** Nothing more is wanted. */
  stop(): void;
}

/** Why it is over. `release`: nobody polled any more. */
export type Ending = 'visitor' | 'agent' | 'timeout' | 'release' | 'queue';

/** From CONNECT to DISCONNECT. */
export class Conversation {
  readonly callId: string;
  readonly visitor: Visitor;
  readonly startedAt: number;
  readonly transData: unknown;
  #attendant: Attendant | undefined;
  #ending: Ending | undefined;
  #idle: Timer | undefined;
  #release: Timer | undefined;
  readonly #clock: Clock;
  readonly #settings: () => CECSettings;
  readonly #onEnd: (conversation: Conversation) => void;

  constructor(options: {
    readonly visitor: Visitor;
    readonly clock: Clock;
    readonly settings: () => CECSettings;
    readonly transData: unknown;
    readonly onEnd: (conversation: Conversation) => void;
  }) {
    this.visitor = options.visitor;
    this.transData = options.transData;
    this.#clock = options.clock;
    this.#settings = options.settings;
    this.#onEnd = options.onEnd;
    this.startedAt = options.clock.now();
    this.callId = `${String(Math.floor(this.startedAt / 1000))}-${String(randomInt(1, 9999))}`;
    this.touch();
    this.polled();
  }

  get phase(): Phase {
    return this.#ending === undefined ? (this.#attendant?.phase ?? 'ended') : 'ended';
  }

  get ending(): Ending | undefined {
    return this.#ending;
  }

  get attendant(): Attendant | undefined {
    return this.#attendant;
  }

  get settings(): CECSettings {
    return this.#settings();
  }

  get words(): Words {
    return wordsFor(this.visitor.chinese);
  }

  /** Hands the visitor over. */
  become(attendant: Attendant): void {
    if (this.#ending !== undefined) return;
    this.#attendant?.stop();
    this.#attendant = attendant;
    attendant.start();
  }

  /** Tells the visitor something. */
  tell(parts: DownlinkParts): Downlink {
    if (parts.controlType !== 'INPUT' && parts.controlType !== 'READ') this.touch();
    return this.visitor.tell(parts, this.callId);
  }

  /** A notice of the center itself. */
  notice(content: string, parts: Partial<DownlinkParts> = {}): Downlink {
    return this.tell({ sourceType: 'SYSTEM', senderNickname: this.words.system, content, ...parts });
  }

  /** Something happened: the time-out starts again. */
  touch(): void {
    this.#idle?.cancel();
    if (this.#ending !== undefined || this.phase === 'offline') return;
    this.#idle = this.#clock.after(this.settings.idle, () => this.#timeOut());
  }

  /** Somebody polls: the visitor is still there. */
  polled(): void {
    this.#release?.cancel();
    if (this.#ending !== undefined) return;
    this.#release = this.#clock.after(this.settings.release, () => {
      if (this.visitor.mailbox.isPolled) this.polled();
      else this.end('release');
    });
  }

  /** Ends it, and tells the visitor unless that is who did it. */
  end(ending: Ending, notice?: string): void {
    if (this.#ending !== undefined) return;
    const { attendant } = this;
    this.#idle?.cancel();
    this.#release?.cancel();
    attendant?.stop();
    if (ending === 'agent') {
      const senderNickname = attendant?.name ?? this.words.system;
      this.tell({ controlType: 'DISCONNECT', sourceType: 'AGENT', senderNickname, mediaType: null, isOfflineStatus: false });
    } else if (ending !== 'visitor') {
      const content = notice ?? this.words.timedOut;
      this.notice(content, { controlType: 'DISCONNECT', isOfflineStatus: false });
    }
    this.#idle?.cancel();
    this.#ending = ending;
    this.#onEnd(this);
  }

  #timeOut(): void {
    if (!this.settings.asynchronous) return this.end('timeout');
    this.notice(this.words.offlineTips, { controlType: 'DISCONNECT', isOfflineStatus: true });
    this.become(new Offline(this, this.#clock));
  }
}

/** Nobody is there; what is written is answered later by somebody. */
class Offline implements Attendant {
  readonly phase = 'offline';
  readonly #conversation: Conversation;
  readonly #clock: Clock;
  #later: Timer | undefined;

  constructor(conversation: Conversation, clock: Clock) {
    this.#conversation = conversation;
    this.#clock = clock;
  }

  start(): void {
    // nothing happens before the visitor writes
  }

  take(): void {
    this.#later?.cancel();
    const { words, settings } = this.#conversation;
    this.#later = this.#clock.after(settings.agentPace * 5, () => {
      this.#conversation.tell({ sourceType: 'AGENT', senderNickname: words.laterName, content: words.laterAnswer });
    });
  }

  stop(): void {
    this.#later?.cancel();
  }
}
