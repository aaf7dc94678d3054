import { defaultConfig } from '../../../demo/center/config.js';
import type { DeskPageOptions } from '../support/desk-page.js';
import { adaSends } from '../support/pair.js';
import { Stage } from '../support/stage.js';
import { CustomerSite } from './customer-site.js';
import { httpLibrary, type VendorMarkup, vendorMarkup } from './vendor-markup.js';
import { VendorPage } from './vendor-page.js';

/** A demo center, and a customer's site on another origin with pages that were written for itniotech. */
export class VendorStage {
  readonly stage: Stage;
  readonly site: CustomerSite;
  readonly #pages: VendorPage[] = [];

  private constructor(stage: Stage, site: CustomerSite) {
    this.stage = stage;
    this.site = site;
  }

  static async open(): Promise<VendorStage> {
    const site = await CustomerSite.open();
    site.script('/http.js', httpLibrary);
    return new VendorStage(await Stage.open({ cdn: 'dist/cdn', config: defaultConfig({ origins: [site.origin] }) }), site);
  }

  /** Where the center is, for pages to name. */
  get center(): string {
    return this.stage.center.url;
  }

  /** Writes a page as the documents have it, and gives its address. */
  write(markup: Partial<VendorMarkup> = {}): string {
    return this.site.page('/', vendorMarkup({ center: this.center, extension: '1001', ...markup }));
  }

  /** Opens such a page, or whatever page of the site. */
  async open(markup: Partial<VendorMarkup> | string = {}, options: Partial<DeskPageOptions> = {}): Promise<VendorPage> {
    const url = typeof markup === 'string' ? markup : this.write(markup);
    const page = await VendorPage.open(this.stage.browser, url, { extension: '1001', hertz: adaSends, ...options });
    this.#pages.push(page);
    return page;
  }

  /** The same, once the page has heard that its agent is idle. */
  async signedIn(...given: Parameters<VendorStage['open']>): Promise<VendorPage> {
    const page = await this.open(...given);
    await page.hears('onSeatStatus', [2]);
    return page;
  }

  /** Closes the pages and ends the faults of one test. Resolves with what went wrong in the pages. */
  async clear(): Promise<readonly string[]> {
    this.stage.center.itniotech.faults.set([]);
    const pages = this.#pages.splice(0);
    const problems = pages.flatMap((page) => page.problems());
    await Promise.all(pages.map((page) => page.close()));
    return [...(await this.stage.clear()), ...problems];
  }

  async close(): Promise<void> {
    await this.stage.close();
    await this.site.close();
  }
}
