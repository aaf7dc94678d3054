import { CECFaults } from '../cec/faults.js';
import { RequestLog } from '../cec/request-log.js';
import type { Clock } from '../clock.js';
import type { CenterConfig, ItniotechConfig } from '../config.js';
import { Authentications } from './authentications.js';
import type { Remark } from './remark.js';
import { Seats } from './seats.js';
import { defaultItniotechSettings, type ItniotechSettings } from './settings.js';

const rememberedRemarks = 200;

/** Itniotech's side of the center. */
export class Itniotech {
  readonly config: ItniotechConfig;
  readonly domain: string;
  readonly clock: Clock;
  readonly seats: Seats;
  readonly authentications: Authentications;
  readonly faults: CECFaults;
  readonly log: RequestLog;
  settings: ItniotechSettings = defaultItniotechSettings;
  readonly #remarks: Remark[] = [];

  constructor(options: { readonly config: CenterConfig; readonly clock: Clock; readonly random?: () => number }) {
    const { config, clock, random = Math.random } = options;
    this.config = config.itniotech;
    this.domain = config.domain;
    this.clock = clock;
    this.seats = new Seats(config);
    this.authentications = new Authentications(clock);
    this.faults = new CECFaults(random);
    this.log = new RequestLog(() => clock.now());
  }

  /** What agents wrote about their calls, the last one last. */
  get remarks(): readonly Remark[] {
    return this.#remarks;
  }

  /** Keeps a note; a later one of the same call takes its place. */
  note(remark: Remark): void {
    const known = this.#remarks.findIndex(({ account, callId }) => account === remark.account && callId === remark.callId);
    if (known >= 0) this.#remarks.splice(known, 1);
    this.#remarks.push(remark);
    if (this.#remarks.length > rememberedRemarks) this.#remarks.shift();
  }
}
