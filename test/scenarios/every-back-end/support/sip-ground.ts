import { Stage } from '../../support/stage.js';
import type { DeskPage } from '../../support/desk-page.js';
import type { Caller, Ground, Lack } from './ground.js';

/** On a plain SIP server. */
export class SipGround implements Ground {
  readonly name = 'SIP';
  readonly lacks: readonly Lack[] = [];
  #stage: Stage | undefined;

  async open(): Promise<void> {
    this.#stage = await Stage.open();
  }

  softphone(hertz: number): Promise<DeskPage> {
    return this.#opened.desk({ extension: '1001', hertz });
  }

  async ring(_softphone: DeskPage, { number, name }: { readonly number: string; readonly name: string }): Promise<Caller> {
    const { admin } = this.#opened;
    const id = await admin.ring({ to: '1001', from: number, name, plays: 'tone' });
    return { hangUp: () => admin.let(id, 'hang-up'), hears: (hertz) => admin.partnerHears(hertz) };
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
