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
    if (name) this.#introduce(name);
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
