import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { launch, type Browser, type ElementHandle, type Page } from 'puppeteer-core';
import { firefoxPath, firefoxPreferences } from '../../../scripts/testing/browsers.mjs';
import { factIn, type WantedFact } from './facts.js';
import { recorder, witness } from './harness-pages.js';
import { until, type Patience } from './until.js';

/** Nearest frequencies that counting the periods of half a second tells apart, in hertz. */
const resolution = 12;
const settling = 550;

/** What the microphone of Firefox hears, in hertz. */
export const firefoxSends = 770;

/** Why no call can be made in Firefox on this machine; undefined when one can. Throws where it must be there: `CI=true`. */
export async function whyNoFirefox(): Promise<string | undefined> {
  if (!existsSync(firefoxPath)) {
    const missing = `There is no Firefox at ${firefoxPath}. Install it, or say in FIREFOX_PATH where it is.`;
    if (process.env['CI'] === 'true') throw new Error(missing);
    return missing;
  }
  if (await hasDefaultRoute()) return undefined;
  return 'Firefox makes no call on this machine: it finds no candidate where no network interface but loopback has a default route.';
}

/** Starts Firefox with a microphone that hears a tone. */
export function startFirefox(): Promise<Browser> {
  return launch({
    browser: 'firefox',
    executablePath: firefoxPath,
    extraPrefsFirefox: {
      ...firefoxPreferences,
      'media.navigator.audio.fake_frequency': firefoxSends,
      'media.peerconnection.ice.loopback': true,
      'media.peerconnection.ice.obfuscate_host_addresses': false,
    },
  });
}

/** Where Linux tells its routes, one has the destination 0; elsewhere one is taken for granted. */
async function hasDefaultRoute(): Promise<boolean> {
  const routes = await readFile('/proc/net/route', 'utf8').catch(() => undefined);
  return routes === undefined || routes.split('\n').some((line) => line.split('\t')[1] === '00000000');
}

/** A desk in Firefox, as `DeskPage` is one in Chromium. */
export class FirefoxDesk {
  readonly page: Page;
  readonly problems: string[] = [];

  private constructor(page: Page) {
    this.page = page;
    page.on('pageerror', (error) => this.problems.push(String(error)));
  }

  static async open(browser: Browser, url: string): Promise<FirefoxDesk> {
    const context = await browser.createBrowserContext();
    const desk = new FirefoxDesk(await context.newPage());
    await desk.page.evaluateOnNewDocument(`${await recorder()}\n${await witness()}`);
    await desk.page.goto(url);
    return desk;
  }

  async press(name: string): Promise<void> {
    await until(`Firefox shows the button ${name}`, () => this.page.evaluate((wanted) => window.findButton(wanted) !== undefined, name));
    await until('the button has settled', () =>
      this.page.evaluate(
        (wanted, time) => {
          const button = window.findButton(wanted);
          return button !== undefined && window.standsFor(button) > time;
        },
        name,
        settling,
      ),
    );
    const handle = await this.page.evaluateHandle((wanted) => window.findButton(wanted), name);
    await (handle.asElement() as ElementHandle<Element> | null)?.click();
  }

  async dial(number: string): Promise<void> {
    const field = await this.page.waitForSelector('>>> input');
    await field?.type(number);
    await this.press('Call');
  }

  /** Connects the two calls that there are. */
  async completeTransfer(): Promise<void> {
    await this.page.evaluate(async () => {
      const phone = document.querySelector('cc-desk')?.phone;
      const [one = '', other = ''] = phone?.state.calls.filter(({ state }) => state === 'connected').map(({ id }) => id) ?? [];
      await phone?.completeTransfer(one, other);
    });
  }

  async shows(text: string, patience?: Patience): Promise<void> {
    let screen = '';
    await until(
      `Firefox shows ${text}`,
      async () => (screen = await this.page.evaluate(() => window.readScreen())).includes(text),
      patience,
    ).catch((error: unknown) => {
      throw new Error(`${String(error)}; it shows: ${screen}`);
    });
  }

  fact(wanted: WantedFact, patience?: Patience): Promise<unknown> {
    return factIn('Firefox', () => this.page.evaluate(() => window.facts), wanted, patience);
  }

  async hears(hertz: number): Promise<void> {
    await this.#listens(`hears ${String(hertz)} Hz`, (heard) => heard.loudness > 0.02 && Math.abs(heard.hertz - hertz) <= resolution);
  }

  async hearsNothing(): Promise<void> {
    await this.#listens('hears nothing', ({ loudness }) => loudness < 0.005);
  }

  async close(): Promise<void> {
    await this.page.browserContext().close();
  }

  async #listens(what: string, is: (heard: { readonly hertz: number; readonly loudness: number }) => boolean): Promise<void> {
    let heard = { hertz: 0, loudness: 0 };
    await until(`Firefox ${what}`, async () => is((heard = await this.page.evaluate(() => window.recordNow()))), { within: 15_000 }).catch(
      (error: unknown) => {
        throw new Error(`${String(error)}; heard instead: ${JSON.stringify(heard)}`);
      },
    );
  }
}
