import { Stage } from '../../support/stage.js';
import type { DeskPage } from '../../support/desk-page.js';
import type { Caller, Ground } from './ground.js';

/** On the back end in memory, with a real microphone. */
export class FakeGround implements Ground {
  readonly name = 'the fake';
  readonly lacks = ['sound'] as const;
  #stage: Stage | undefined;

  async open(): Promise<void> {
    this.#stage = await Stage.open();
  }

  softphone(hertz: number): Promise<DeskPage> {
    return this.#opened.desk({ extension: '1001', hertz, script: 'fake-desk.js', inside: '<cc-softphone></cc-softphone>' });
  }

  async ring(softphone: DeskPage, from: { readonly number: string; readonly name: string }): Promise<Caller> {
    const { page } = softphone;
    await page.evaluate((party) => window.fakeCenter.ring(party), from);
    return {
      hangUp: () => page.evaluate(() => window.fakeCenter.hangUp()),
      hears: () => Promise.reject(new Error('nothing is heard in memory')),
    };
  }

  clear(): Promise<readonly string[]> {
    return this.#opened.clear();
  }

  async close(): Promise<void> {
    await this.#stage?.close();
  }

  get #opened(): Stage {
    if (!this.#stage) throw new Error('not opened');
    return this.#stage;
  }
}
