import type { Browser } from 'playwright-core';
import { DeskPage, type DeskPageOptions } from '../support/desk-page.js';
import { until } from '../support/until.js';

/** What a page that was written for itniotech heard. */
export interface Heard {
  readonly event: 'onSeatStatus' | 'onCall';
  readonly status: number;
  readonly number?: string;
}

/** A page that was written for itniotech, in Chromium: its phone is used as a person does, its events as its author did. */
export class VendorPage {
  readonly desk: DeskPage;

  private constructor(desk: DeskPage) {
    this.desk = desk;
  }

  static async open(browser: Browser, url: string, options: DeskPageOptions): Promise<VendorPage> {
    return new VendorPage(await DeskPage.open(browser, url, options));
  }

  /** What the page heard so far, of one of its two events. */
  heard(event: Heard['event']): Promise<readonly Heard[]> {
    return this.desk.page.evaluate(
      (wanted) => ((window as Window & { heard?: Heard[] }).heard ?? []).filter((one) => one.event === wanted),
      event,
    );
  }

  /** Waits until the page heard these codes in this order, and no others. */
  async hears(event: Heard['event'], codes: readonly number[]): Promise<void> {
    let heard: readonly number[] = [];
    await until(`${event} says ${codes.join(' ')}`, async () => {
      heard = (await this.heard(event)).map(({ status }) => status);
      return heard.length >= codes.length;
    }).catch((error: unknown) => {
      throw new Error(`${String(error)}; it said ${heard.join(' ')}`);
    });
    if (heard.join(' ') !== codes.join(' ')) throw new Error(`${event} says ${heard.join(' ')} in place of ${codes.join(' ')}`);
  }

  /** Presses the page's own button, which calls a number of its customer's. */
  async callFromPage(number: string, info = 'A customer since 2019'): Promise<void> {
    await this.desk.page.evaluate(([phone, text]) => Object.assign(window, { toCall: phone, toTell: text }), [number, info] as const);
    await this.desk.page.getByRole('button', { name: 'Call the customer' }).click();
  }

  /** Takes what the page's console said of problems. */
  problems(): readonly string[] {
    return this.desk.problems.splice(0);
  }

  close(): Promise<void> {
    return this.desk.close();
  }
}
