import type { Socket } from 'node:net';
import type { Clock } from '../clock.js';
import type { CECConfig } from '../config.js';
import { CallDesk } from './call-desk.js';
import { ChatDesk } from './chat-desk.js';
import { CECFaults } from './faults.js';
import { Files } from './files.js';
import { Push } from './push.js';
import { RequestLog } from './request-log.js';
import { Settings } from './settings.js';
import { Staff } from './staff.js';
import { Tokens } from './tokens.js';

/** Channels that differ from the usual one, by the end of their ID. */
const variants: Readonly<Record<string, Parameters<Settings['change']>[0]>> = {
  '1': {},
  '2': { bot: false },
  '3': { bot: false, callScenario: 'unsupported' },
  '4': { bot: false, open: false, callScenario: 'outside-hours' },
  '5': { bot: false, agents: false, callScenario: 'no-agents' },
  '6': { callScenario: 'queue' },
  '7': { callScenario: 'transferred' },
  '8': { callScenario: 'queue-timeout' },
  '9': { callScenario: 'failed' },
};

/** Huawei's side of the center: one core on which both families of the interface stand. */
export class CEC {
  readonly config: CECConfig;
  readonly clock: Clock;
  readonly settings: Settings;
  readonly tokens: Tokens;
  readonly staff: Staff;
  readonly files: Files;
  readonly desk: ChatDesk;
  readonly calls: CallDesk;
  readonly faults: CECFaults;
  readonly log: RequestLog;
  readonly url: () => string;
  /** Connections on which somebody waits for an answer. */
  readonly waiting: Set<Socket> = new Set();

  constructor(options: {
    readonly config: CECConfig;
    readonly clock: Clock;
    readonly domain: string;
    /** Where the center itself is reached. */
    readonly url?: () => string;
    /** Whether an extension can be called now. */
    readonly rings?: (extension: string) => boolean;
    readonly random?: () => number;
  }) {
    const { config, clock } = options;
    this.config = config;
    this.clock = clock;
    const first = config.channelId.slice(0, -1);
    const channels = Object.entries(variants).map(([last, own]) => [`${first}${last}`, own] as const);
    this.settings = new Settings(config.settings, Object.fromEntries([...channels, [config.channelId, {}]]));
    this.tokens = new Tokens(clock, config.tenantSpaceId);
    this.files = new Files(() => clock.now());
    this.staff = new Staff(clock, this.files);
    this.desk = new ChatDesk({ clock, settings: this.settings, staff: this.staff });
    this.calls = new CallDesk({
      clock,
      settings: this.settings,
      domain: `gateway.${options.domain}`,
      takers: { next: () => this.#nextTaker(options.rings ?? (() => false)) },
    });
    this.faults = new CECFaults(options.random ?? Math.random);
    this.log = new RequestLog(() => clock.now());
    this.url = options.url ?? (() => 'http://127.0.0.1');
    const push = new Push({ settings: this.settings, clock, log: this.log });
    this.desk.push = (visitor, message) => push.take(visitor, message);
  }

  #nextTaker(rings: (extension: string) => boolean): { readonly extension: string } | 'busy' | 'none' {
    const here = [...this.staff.humans].filter(rings);
    if (here.length === 0) return 'none';
    const taken = new Set([...this.calls.requests.values()].filter(({ ended }) => !ended).map(({ target }) => target));
    const extension = here.find((candidate) => !taken.has(candidate));
    return extension === undefined ? 'busy' : { extension };
  }

  /** What stays after a restart: conversations. Tokens do not, and polls are cut. */
  restart(): void {
    this.tokens.forget();
    for (const socket of this.waiting) socket.destroy();
  }
}
