import { CECFaults } from '../cec/faults.js';
import { RequestLog } from '../cec/request-log.js';
import type { Clock } from '../clock.js';
import type { CenterConfig, TCCCConfig } from '../config.js';
import { TCCCAgents } from './agents.js';
import { TCCCTokens } from './tokens.js';

/** Tencent's side of the center. */
export class TCCC {
  readonly config: TCCCConfig;
  readonly domain: string;
  readonly clock: Clock;
  readonly agents: TCCCAgents;
  readonly tokens: TCCCTokens;
  readonly faults: CECFaults;
  readonly log: RequestLog;
  /** Answered to the next cloud action in place of everything else: `InternalError`. */
  nextError: string | undefined;
  /** When the requests of the last second came. */
  #recent: number[] = [];

  constructor(options: { readonly config: CenterConfig; readonly clock: Clock; readonly random?: () => number }) {
    const { config, clock, random = Math.random } = options;
    this.config = config.tccc;
    this.domain = config.domain;
    this.clock = clock;
    this.agents = new TCCCAgents(config);
    this.tokens = new TCCCTokens(clock);
    this.faults = new CECFaults(random);
    this.log = new RequestLog(() => clock.now());
  }

  /** Counts a cloud action. Whether it is one too many: more than 20 a second are (facts: A8). */
  isTooMany(): boolean {
    const now = this.clock.now();
    this.#recent = [...this.#recent.filter((at) => at > now - 1000), now];
    return this.#recent.length > this.config.requestsPerSecond;
  }
}
