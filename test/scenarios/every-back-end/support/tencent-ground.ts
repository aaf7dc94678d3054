import { defaultConfig } from '../../../../demo/center/config.js';
import { DeskPage } from '../../support/desk-page.js';
import { Stage } from '../../support/stage.js';
import { BusinessServer } from '../../tencent/support/business-server.js';
import type { Caller, Ground } from './ground.js';

/** On Tencent's SDK, as the demo center gives it out, from a web server of the customer's own. */
export class TencentGround implements Ground {
  readonly name = 'Tencent';
  readonly lacks = ['refusals'] as const;
  #opened: { readonly stage: Stage; readonly business: BusinessServer } | undefined;
  readonly #pages: DeskPage[] = [];

  async open(): Promise<void> {
    const business = await BusinessServer.open();
    const stage = await Stage.open({ config: defaultConfig({ origins: [business.url] }), cdn: 'dist/cdn', pages: '/nowhere' });
    business.serves(stage.center);
    this.#opened = { stage, business };
  }

  async softphone(hertz: number): Promise<DeskPage> {
    const { stage, business } = this.#there;
    // its own, and not that of the workbench behind it
    const which = 'body > cc-desk > cc-softphone';
    const page = await DeskPage.open(stage.browser, `${business.url}/desk.html`, { extension: '1001', hertz, which });
    this.#pages.push(page);
    return page.ready({ within: 20_000 });
  }

  async ring(_softphone: DeskPage, { number, name }: { readonly number: string; readonly name: string }): Promise<Caller> {
    const { admin } = this.#there.stage;
    const id = await admin.ring({ to: '1001', from: number, name, plays: 'tone' });
    return { hangUp: () => admin.let(id, 'hang-up'), hears: (hertz) => admin.partnerHears(hertz) };
  }

  async clear(): Promise<readonly string[]> {
    const pages = this.#pages.splice(0);
    await Promise.all(pages.map((page) => page.close()));
    return pages.flatMap(({ problems }) => problems);
  }

  async close(): Promise<void> {
    await this.#opened?.stage.close();
    await this.#opened?.business.close();
  }

  get #there(): { readonly stage: Stage; readonly business: BusinessServer } {
    if (!this.#opened) throw new Error('not opened');
    return this.#opened;
  }
}
