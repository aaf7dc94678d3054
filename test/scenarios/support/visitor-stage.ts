import { deepEqual } from 'node:assert/strict';
import { after, afterEach, before, beforeEach } from 'node:test';
import type { CECSettings } from '../../../demo/center/cec/settings.js';
import { Stage } from './stage.js';
import { CECAdmin } from './visitor-page.js';

/** A bot that hands over to agents who answer at once. */
export const chatting: Partial<CECSettings> = { bot: true, open: true, queueAhead: 0, agentPace: 50 };

/**
 * A stage for the visitors of one suite. Before each test Huawei's side is as it was when the centre
 * started, but for what the suite wants; after each, pages are closed, and nothing may have gone wrong in them.
 */
export class VisitorStage {
  #stage: Stage | undefined;
  #cec: CECAdmin | undefined;

  /** To be called within `describe`. */
  static forSuite(settings: Partial<CECSettings> = {}, options: Parameters<typeof Stage.open>[0] = {}): VisitorStage {
    const it = new VisitorStage();
    before(() => it.#open(options));
    after(() => it.#stage?.close());
    beforeEach(async () => {
      await it.cec.reset();
      await it.cec.set(settings);
    });
    afterEach(async () => deepEqual(await it.stage.clear(), []));
    return it;
  }

  get stage(): Stage {
    return there(this.#stage);
  }

  get cec(): CECAdmin {
    return there(this.#cec);
  }

  async #open(options: Parameters<typeof Stage.open>[0]): Promise<void> {
    this.#stage = await Stage.open(options);
    this.#cec = new CECAdmin(this.#stage);
  }
}

function there<Thing>(thing: Thing | undefined): Thing {
  if (thing === undefined) throw new Error('The stage is opened before the first test');
  return thing;
}
