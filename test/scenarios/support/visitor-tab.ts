import { launch, type Browser, type BrowserContext, type ElementHandle, type Page } from 'puppeteer-core';
import { chromiumArguments, wholeChromiumPath } from '../../../scripts/testing/browsers.mjs';
import { attentionInstruments, recorder, witness } from './harness-pages.js';
import { until, type Patience } from './until.js';

/**
 * Starts a Chromium whose tabs hide each other, as those of a person do, and are heard
 * after the first touch only; the other one of these tests shows all of them at once.
 */
export function startTabbedChromium(): Promise<Browser> {
  const strict = chromiumArguments.filter((argument) => !argument.startsWith('--autoplay-policy='));
  return launch({ executablePath: wholeChromiumPath, args: strict });
}

/** A tab with a visitor's page, in a browser where tabs are hidden behind one another; in Chromium and in Firefox. */
export class VisitorTab {
  readonly page: Page;
  readonly problems: string[] = [];

  private constructor(page: Page) {
    this.page = page;
    page.on('pageerror', (error) => this.problems.push(String(error)));
  }

  static async open(context: BrowserContext, url: string): Promise<VisitorTab> {
    const tab = new VisitorTab(await context.newPage());
    await tab.page.evaluateOnNewDocument(`${await recorder()}\n${await witness()}\n${await attentionInstruments()}`);
    await tab.page.goto(url);
    return tab;
  }

  /** Presses the button with this name. */
  async press(name: string): Promise<void> {
    const handle = await until(`the button ${name}`, async () => {
      const found = await this.page.evaluateHandle((wanted) => {
        const button = window.findButton(wanted);
        return button?.checkVisibility() ? button : undefined;
      }, name);
      return found.asElement() as ElementHandle<Element> | null;
    });
    await handle.click();
  }

  /** Chooses an entry of the window's menu. */
  async choose(name: string): Promise<void> {
    await this.press('More');
    await this.press(name);
  }

  /** Turns a switch of the settings. */
  async turn(id: string): Promise<void> {
    const field = await this.page.waitForSelector(`>>> #${id}`);
    await field?.click();
  }

  async say(text: string): Promise<void> {
    const field = await this.page.waitForSelector('>>> textarea');
    await field?.click();
    await field?.type(text);
    await this.page.keyboard.press('Enter');
  }

  /** Chooses a file to be sent. */
  async attach(path: string): Promise<void> {
    const field = await this.page.waitForSelector('>>> input[type=file]');
    await field?.uploadFile(path);
  }

  /** Waits until so many own messages have arrived, and resolves with them. */
  async delivered(count: number, patience?: Patience): Promise<readonly string[]> {
    return until(
      `${String(count)} messages are delivered`,
      () =>
        this.page.evaluate((wanted) => {
          const messages = document.querySelector('cc-desk')?.chat?.state.conversation?.messages ?? [];
          const own = messages.filter(({ author }) => author === 'visitor');
          const isWhole = own.length === wanted && own.every(({ status }) => status === 'sent' || status === 'read');
          return isWhole ? own.map(({ content }) => (content.type === 'text' ? content.text : content.type)) : undefined;
        }, count),
      patience,
    );
  }

  async shows(text: string, patience?: Patience): Promise<void> {
    await this.#watches(`shows ${text}`, (screen) => screen.includes(text), patience);
  }

  async hides(text: string, patience?: Patience): Promise<void> {
    await this.#watches(`does not show ${text}`, (screen) => !screen.includes(text), patience);
  }

  /** Waits until the page is called so. */
  async isCalled(title: string): Promise<void> {
    let now = '';
    await until(`the page is called ${title}`, async () => (now = await this.page.title()) === title).catch((error: unknown) => {
      throw new Error(`${String(error)}; it is called: ${now}`);
    });
  }

  /** Waits until the page knows a text of somebody else, wherever it shows it. */
  async received(text: string): Promise<void> {
    await until(`${text} has arrived`, () =>
      this.page.evaluate(
        (wanted) =>
          document
            .querySelector('cc-desk')
            ?.chat?.state.conversation?.messages.some(({ content }) => content.type === 'text' && content.text === wanted) ?? false,
        text,
      ),
    );
  }

  unread(): Promise<number> {
    return this.page.evaluate(() => document.querySelector('cc-desk')?.chat?.state.conversation?.unread ?? 0);
  }

  state(): Promise<string | undefined> {
    return this.page.evaluate(() => document.querySelector('cc-desk')?.chat?.state.conversation?.state);
  }

  /** Waits until it is in front, and seen. */
  async comesForward(): Promise<void> {
    await this.page.bringToFront();
    await until('the page is seen', () => this.page.evaluate(() => document.visibilityState === 'visible' && document.hasFocus()));
  }

  /** Waits until another tab has hidden it. */
  async isHidden(): Promise<void> {
    await until('the page is hidden', () => this.page.evaluate(() => document.hidden));
  }

  async #watches(what: string, probe: (screen: string) => boolean, patience?: Patience): Promise<void> {
    let screen = '';
    const look = async (): Promise<boolean> => probe((screen = await this.page.evaluate(() => window.readScreen())));
    await until(`the tab ${what}`, look, patience).catch((error: unknown) => {
      throw new Error(`${String(error)}; it shows: ${screen}`);
    });
  }
}
