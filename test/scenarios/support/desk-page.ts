import type { Browser, BrowserContextOptions, Locator, Page } from 'playwright-core';
import { factIn, type WantedFact } from './facts.js';
import { instruments, witness } from './harness-pages.js';
import type { Fact } from './pages/witness.js';
import { until, type Patience } from './until.js';
import { leave } from './leave.js';

/** Nearest frequencies that an analyser of 8192 points at 48 kHz can tell apart, in hertz. */
const resolution = 6;
/** These cannot be hit in the first half second that they stand somewhere; a person takes longer, in ms. */
const settling = 550;
const settles: readonly (string | RegExp)[] = [
  'Answer',
  'Answer and hold the current call',
  'Call again',
  'Call back',
  'Cancel call',
  'Close',
  'Decline',
  'End for everybody',
  'Hang up',
  'Join with your call',
  'Keypad',
  'Ready now',
  'Resume',
  'Switch to this call',
];

/** How a desk is opened in a browser. */
export interface DeskPageOptions {
  readonly extension: string;
  /** The tone that its microphone hears, in hertz. Default: the browser's own device. */
  readonly hertz?: number;
  readonly context?: BrowserContextOptions;
  /** Another browser than that of the stage. */
  readonly browser?: Browser;
  /** A script that runs before those of the page. */
  readonly prepare?: string;
  /** What the page's own server answers besides what the center does, as JSON. */
  readonly answers?: Readonly<Record<string, { readonly status?: number; readonly json: unknown }>>;
  /** Which softphone it is, as a selector, where the page has several. */
  readonly which?: string;
}

/** A page with `cc-desk` and `cc-softphone`, used as a person does: by what it shows and by pressing its buttons. */
export class DeskPage {
  readonly extension: string;
  readonly page: Page;
  /** The phone. */
  readonly phone: Locator;
  /** Exceptions and console errors of the page. */
  readonly problems: string[] = [];

  readonly #tabs: DeskPage[] = [];

  private constructor(extension: string, page: Page, softphone: string) {
    this.extension = extension;
    this.page = page;
    this.phone = page.locator(softphone);
    page.on('pageerror', (error) => this.problems.push(String(error)));
    page.on('console', (message) => {
      // the browser itself reports each socket and each request that fails
      const own = !/WebSocket|Failed to load resource/.test(message.text());
      if (message.type() === 'error' && own) this.problems.push(message.text());
    });
  }

  static async open(browser: Browser, url: string, options: DeskPageOptions): Promise<DeskPage> {
    const { extension, hertz, context: contextOptions, prepare = '', answers = {}, which = 'cc-softphone' } = options;
    const context = await browser.newContext({ permissions: ['microphone'], ...contextOptions });
    await context.addInitScript({ content: `${prepare}\n${await instruments(hertz)}\n${await witness()}` });
    for (const [path, answer] of Object.entries(answers)) await context.route(`**${path}`, (route) => route.fulfill(answer));
    const desk = new DeskPage(extension, await context.newPage(), which);
    await desk.page.goto(url);
    return desk;
  }

  /** The same page in another tab of the same browser; closed with this one. */
  async newTab(): Promise<DeskPage> {
    const tab = new DeskPage(this.extension, await this.page.context().newPage(), 'cc-softphone');
    this.#tabs.push(tab);
    await tab.page.goto(this.page.url());
    return tab;
  }

  /** Waits until the agent is signed in and the phone registered. */
  async ready(patience?: Patience): Promise<this> {
    await this.fact({ type: 'cc-registration-change', state: 'registered' }, patience);
    await this.fact({ type: 'cc-agent-state-change', state: 'ready' }, patience);
    await this.shows('Ready');
    return this;
  }

  button(name: string | RegExp): Locator {
    return this.phone.getByRole('button', { name, ...(typeof name === 'string' && { exact: true }) });
  }

  /** A key of the keypad; what is said of it is its digit, or its name, and its letters. */
  key(digit: string): Locator {
    const names: Readonly<Record<string, string>> = { '*': 'Star', '#': 'Pound' };
    return this.phone.getByRole('group', { name: 'Keypad' }).getByRole('button', { name: new RegExp(`^${names[digit] ?? digit}\\b`) });
  }

  /** Presses a button, once it has stood there long enough to be hit. */
  async press(name: string | RegExp): Promise<void> {
    const button = this.button(name);
    await button.waitFor();
    if (settles.includes(name)) await this.settled(button);
    await button.click();
  }

  /** Waits until a button has stood there for as long as a person takes to hit it. */
  async settled(button: Locator): Promise<void> {
    const handle = await button.elementHandle();
    await until('the button has settled', () => handle?.evaluate((element, time) => window.standsFor(element) > time, settling));
  }

  /** Types a number and calls it. */
  async dial(target: string): Promise<void> {
    await this.phone.getByRole('textbox', { name: 'Number or SIP address' }).fill(target);
    await this.press('Call');
  }

  /** Waits for a call that rings, and answers it. */
  async answer(): Promise<void> {
    await this.press('Answer');
    await this.fact({ type: 'cc-call-state-change', call: { direction: 'inbound', state: 'connected' } });
  }

  screen(): Promise<string> {
    return this.page.evaluate(() => window.readScreen());
  }

  /** Waits until the page shows a text, or all of several, wherever they stand. */
  async shows(text: string | RegExp | readonly string[], patience?: Patience): Promise<void> {
    await this.#watches(`shows ${String(text)}`, (screen) => holds(screen, text), patience);
  }

  /** Waits until the page does not show a text any more. */
  async hides(text: string | RegExp, patience?: Patience): Promise<void> {
    await this.#watches(`does not show ${String(text)}`, (screen) => !holds(screen, text), patience);
  }

  facts(): Promise<readonly Fact[]> {
    return this.page.evaluate(() => window.facts);
  }

  /** Waits until the page was told a fact, and resolves with the first one; `after` leaves out what was told before. */
  fact(wanted: WantedFact, patience?: Patience & { readonly after?: number }): Promise<Fact> {
    return factIn(this.extension, () => this.facts(), wanted, patience);
  }

  /** Waits until the page plays this tone of a far end. */
  async hears(hertz: number, patience?: Patience): Promise<void> {
    await this.#listens(`hears ${String(hertz)} Hz`, () => this.page.evaluate(() => window.heardNow()), hertz, patience);
  }

  /** Waits until of several tones exactly these are heard of far ends, for half a second on end. */
  async hearsOf(tones: readonly number[], wanted: readonly number[], patience?: Patience): Promise<void> {
    const levels = new Map<number, number>();
    let since: number | undefined;
    await until(
      `${this.extension} hears ${wanted.join(', ') || 'none'} of ${tones.join(', ')} Hz`,
      async () => {
        const now = await this.page.evaluate((all) => window.tonesNow(all), tones);
        tones.forEach((tone, index) => levels.set(tone, Math.round(now[index] ?? 0)));
        const right = tones.every((tone, index) => (wanted.includes(tone) ? (now[index] ?? -200) > -45 : (now[index] ?? -200) < -60));
        since = right ? (since ?? performance.now()) : undefined;
        return since !== undefined && performance.now() - since > 500;
      },
      patience,
    ).catch((error: unknown) => {
      throw new Error(`${String(error)}; in dB: ${JSON.stringify([...levels])}`);
    });
  }

  /** Waits until the phone itself plays this tone, however shortly. */
  async sounds(hertz: number): Promise<void> {
    await this.#plays(`sounds ${String(hertz)} Hz`, hertz);
  }

  /** Waits until the phone itself plays anything, however shortly. */
  async rings(): Promise<void> {
    await this.#plays('rings');
  }

  /** Waits until the phone itself has been quiet for longer than any of its tones pauses. */
  async ringsNoMore(): Promise<void> {
    let quietSince = performance.now();
    await until(`${this.extension} rings no more`, async () => {
      if ((await this.page.evaluate(() => window.phoneSoundNow())).loudness > 0.005) quietSince = performance.now();
      return performance.now() - quietSince > 4500;
    });
  }

  /** Waits until no far end is heard for a whole second. */
  async hearsNothing(): Promise<void> {
    let quietSince = performance.now();
    await until(
      `${this.extension} hears nothing`,
      async () => {
        const { loudness } = await this.page.evaluate(() => window.heardNow());
        if (loudness > 0.005) quietSince = performance.now();
        return performance.now() - quietSince > 1000;
      },
      { every: 50 },
    );
  }

  microphones(): Promise<{ readonly open: number; readonly ever: number }> {
    return this.page.evaluate(() => window.microphonesNow());
  }

  async close(): Promise<void> {
    this.problems.push(...this.#tabs.flatMap(({ problems }) => problems));
    await leave(this.page.context());
  }

  async #watches(what: string, probe: (screen: string) => boolean, patience?: Patience): Promise<void> {
    let screen = '';
    await until(`${this.extension} ${what}`, async () => probe((screen = await this.screen())), patience).catch((error: unknown) => {
      throw new Error(`${String(error)}; it shows: ${screen}`);
    });
  }

  async #plays(what: string, hertz?: number): Promise<void> {
    let played = false;
    const listening = this.page.evaluate((tone) => window.phoneSounds(tone), hertz).then(() => (played = true));
    await Promise.race([listening, until(`${this.extension} ${what}`, () => played)]);
  }

  async #listens(
    what: string,
    listen: () => Promise<{ hertz: number; loudness: number }>,
    hertz: number,
    patience?: Patience,
  ): Promise<void> {
    let heard = { hertz: 0, loudness: 0 };
    await until(
      `${this.extension} ${what}`,
      async () => {
        heard = await listen();
        return heard.loudness > 0.02 && Math.abs(heard.hertz - hertz) <= resolution;
      },
      patience,
    ).catch((error: unknown) => {
      throw new Error(`${String(error)}; heard instead: ${JSON.stringify(heard)}`);
    });
  }
}

function holds(screen: string, text: string | RegExp | readonly string[]): boolean {
  if (Array.isArray(text)) return text.every((each) => screen.includes(each as string));
  return typeof text === 'string' ? screen.includes(text) : (text as RegExp).test(screen);
}
