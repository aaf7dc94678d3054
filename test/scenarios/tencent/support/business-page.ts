import type { Browser, Page } from 'playwright-core';
import { instruments, witness } from '../../support/harness-pages.js';
import { until, type Patience } from '../../support/until.js';
import { leave } from '../../support/leave.js';

/** Nearest frequencies that an analyser of 8192 points at 48 kHz can tell apart, in hertz. */
const resolution = 6;

/** What the page was told. */
export interface Received {
  readonly name: string;
  readonly payload: Readonly<Record<string, unknown>> | null | undefined;
}

interface BusinessWindow {
  readonly received: readonly Received[];
  readonly results: readonly Readonly<Record<string, unknown>>[];
}

/** A page of the customer's, in a browser, with nothing of ours in it. */
export class BusinessPage {
  readonly page: Page;
  /** Exceptions of the page. */
  readonly problems: string[] = [];

  private constructor(page: Page) {
    this.page = page;
    page.on('pageerror', (error) => this.problems.push(String(error)));
  }

  /** Opens it. Its microphone hears a tone of `hertz`. */
  static async open(
    browser: Browser,
    url: string,
    { hertz, prepare }: { readonly hertz: number; readonly prepare?: string },
  ): Promise<BusinessPage> {
    const context = await browser.newContext({ permissions: ['microphone'], viewport: { width: 1000, height: 860 } });
    await context.addInitScript({ content: await instruments(hertz) });
    await context.addInitScript({ content: await witness() });
    if (prepare !== undefined) await context.addInitScript({ content: prepare });
    const opened = new BusinessPage(await context.newPage());
    await opened.page.goto(url);
    return opened;
  }

  received(): Promise<readonly Received[]> {
    return this.page.evaluate(() => (window as unknown as BusinessWindow).received);
  }

  results(): Promise<readonly Readonly<Record<string, unknown>>[]> {
    return this.page.evaluate(() => (window as unknown as BusinessWindow).results);
  }

  /** Waits until the page was told an event with these fields, and resolves with it. */
  async told(name: string, fields: Readonly<Record<string, unknown>> = {}, patience: Patience = {}): Promise<Received> {
    let all: readonly Received[] = [];
    return until(
      `the page is told ${name} ${JSON.stringify(fields)}`,
      async () => {
        all = await this.received();
        return all.find((one) => one.name === name && Object.entries(fields).every(([key, value]) => one.payload?.[key] === value));
      },
      { within: 20_000, ...patience },
    ).catch((error: unknown) => {
      throw new Error(`${String(error)}; told so far: ${JSON.stringify(all)}; problems: ${this.problems.join('; ')}`);
    });
  }

  async press(id: string): Promise<void> {
    await this.page.locator(`#${id}:not(:disabled)`).click();
  }

  /** Waits until the page plays this tone. */
  async hears(hertz: number): Promise<void> {
    let heard = { hertz: 0, loudness: 0 };
    await until(`the page hears ${String(hertz)} Hz`, async () => {
      heard = await this.page.evaluate(() => window.heardNow());
      return heard.loudness > 0.02 && Math.abs(heard.hertz - hertz) <= resolution;
    }).catch((error: unknown) => {
      throw new Error(`${String(error)}; heard instead: ${JSON.stringify(heard)}`);
    });
  }

  async close(): Promise<void> {
    await leave(this.page.context());
  }
}
