import type { Clock } from '../../kit/clock.js';
import type { CecCalls } from './cec-calls.js';
import { CecConversation } from './cec-conversation.js';
import type { LogCec } from './cec-log.js';
import type { CecMemory } from './cec-memory.js';

/** What a core is made of. */
export interface CecCoreOptions {
  readonly calls: CecCalls;
  readonly memory: CecMemory;
  readonly key: string;
  readonly fileTypes: readonly string[];
  readonly clock: Clock;
  readonly random: () => number;
  readonly page: EventTarget | undefined;
  readonly log: LogCec;
  /** Takes the visitor's name for the credential and the agent. */
  readonly introduce: (name: string | undefined) => void;
}

/** What chat and call of one back end have in common: the visitor, the calls to the service, the conversation. */
export class CecCore {
  readonly calls: CecCalls;
  readonly memory: CecMemory;
  readonly key: string;
  readonly fileTypes: readonly string[];
  readonly clock: Clock;
  readonly page: EventTarget | undefined;
  readonly log: LogCec;
  readonly conversation: CecConversation;
  readonly #introduce: (name: string | undefined) => void;

  constructor(options: CecCoreOptions) {
    const { calls, memory, key, fileTypes, clock, random, page, log, introduce } = options;
    this.calls = calls;
    this.memory = memory;
    this.key = key;
    this.fileTypes = fileTypes;
    this.clock = clock;
    this.page = page;
    this.log = log;
    this.#introduce = introduce;
    this.conversation = new CecConversation({ calls, memory, clock, random, page, log });
  }

  /** The visitor said who they are. */
  introduce(name: string | undefined): void {
    const fitting = name && fittingName(name);
    if (fitting) this.#introduce(fitting);
  }

  /** The next conversation is somebody else's. */
  forget(): void {
    this.conversation.dispose();
    this.memory.wipe();
    this.calls.forget();
    this.#introduce(undefined);
  }

  dispose(): void {
    this.conversation.dispose();
  }
}

/** A name as every call takes it: no control characters, none that turn the direction of what follows, at most 64 characters. */
function fittingName(name: string): string {
  const plain = name.replace(/[\p{Cc}\p{Cs}\p{Co}\u200e\u200f\u202a-\u202e\u2066-\u2069]/gu, '').trim();
  return [...plain].slice(0, 64).join('').trim();
}
