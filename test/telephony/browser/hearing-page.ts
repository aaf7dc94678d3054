import { fileURLToPath } from 'node:url';
import type { Browser, Page } from 'playwright-core';
import { until } from '../kit/until.js';
import type { MediaPath, Setting } from '../pages/instruments.js';
import { bundle } from './bundle.js';

/** Nearest frequencies that an analyser of 8192 points at 48 kHz can tell apart, in hertz. */
const resolution = 6;

let instrumentsScript: Promise<string> | undefined;
function instruments(): Promise<string> {
  instrumentsScript ??= bundle(fileURLToPath(new URL('../pages/instruments.ts', import.meta.url)), 'instruments');
  return instrumentsScript;
}

/** Opens a page in a browser context of its own. Its microphone hears a tone of `hertz`, or is the browser's own device; its camera likewise sees a color. */
export async function openHearing(browser: Browser, url: string, hertz?: number, color?: string): Promise<Page> {
  const context = await browser.newContext({ permissions: ['microphone'], ignoreHTTPSErrors: true });
  const setting: Setting = { ...(hertz !== undefined && { hertz }), ...(color !== undefined && { color }) };
  await context.addInitScript(`${await instruments()};instruments.install(${JSON.stringify(setting)})`);
  const page = await context.newPage();
  await page.goto(url);
  return page;
}

/** A page whose sound can be measured. */
export class HearingPage {
  readonly user: string;
  readonly page: Page;
  /** Exceptions and console errors of the page. */
  readonly problems: string[] = [];

  constructor(user: string, page: Page) {
    this.user = user;
    this.page = page;
    page.on('pageerror', (error) => this.problems.push(String(error)));
    page.on('console', (message) => {
      if (message.type() === 'error' && !message.location().url.endsWith('/favicon.ico')) this.problems.push(message.text());
    });
  }

  /** Waits until the page has decoded this many more pictures of the far end, and resolves with how wide they are. */
  async sees(more = 25): Promise<number> {
    const before = (await this.page.evaluate(() => window.picturesNow())).frames;
    let now = { frames: before, width: 0 };
    await until(`${this.user} sees`, async () => {
      now = await this.page.evaluate(() => window.picturesNow());
      return now.frames >= before + more;
    }).catch((error: unknown) => {
      throw new Error(`${String(error)}; ${String(before)} pictures before, now ${JSON.stringify(now)}`);
    });
    return now.width;
  }

  /** Waits until no new picture comes for a whole second. */
  async seesNothingNew(): Promise<void> {
    let [frames, since] = [-1, performance.now()];
    await until(`${this.user} sees nothing new`, async () => {
      const now = (await this.page.evaluate(() => window.picturesNow())).frames;
      if (now !== frames) since = performance.now();
      frames = now;
      return performance.now() - since > 1000;
    });
  }

  /** Waits until the page plays this tone. */
  async hears(hertz: number): Promise<void> {
    let heard = { hertz: 0, loudness: 0 };
    await until(`${this.user} hears ${hertz} Hz`, async () => {
      heard = await this.page.evaluate(() => window.heardNow());
      return heard.loudness > 0.02 && Math.abs(heard.hertz - hertz) <= resolution;
    }).catch((error: unknown) => {
      throw new Error(`${String(error)}; heard instead: ${JSON.stringify(heard)}`);
    });
  }

  /** Waits until the page plays all of these tones at once. */
  async hearsAll(...hertz: readonly number[]): Promise<void> {
    let heard: readonly number[] = [];
    await until(`${this.user} hears ${hertz.join(' and ')} Hz`, async () => {
      heard = await this.page.evaluate((tones) => window.tonesNow(tones), hertz);
      return heard.length === hertz.length;
    }).catch((error: unknown) => {
      throw new Error(`${String(error)}; of these was heard: ${heard.join(', ')}`);
    });
  }

  /** Waits until the page plays nothing for a whole second. */
  async hearsNothing(): Promise<void> {
    let quietSince = performance.now();
    await until(
      `${this.user} hears nothing`,
      async () => {
        const { loudness } = await this.page.evaluate(() => window.heardNow());
        if (loudness > 0.005) quietSince = performance.now();
        return performance.now() - quietSince > 1_000;
      },
      { every: 50 },
    );
  }

  /** How the media of the newest call travels. */
  mediaPath(): Promise<MediaPath> {
    return until(`${this.user} has a media path`, () => this.page.evaluate(() => window.mediaPathNow()));
  }

  async close(): Promise<void> {
    // the page says goodbye to its server, which a context that is thrown away need not
    await this.page.close();
    await this.page.context().close();
  }
}
