import type { Browser, Page } from 'playwright-core';
import type { Call, Registration } from 'contact-center-widgets';
import type { DialPlan, SipLogEntry, SipOptions } from 'contact-center-widgets/backends/sip';
import { instruments } from './harness-pages.js';
import { until, type Patience } from './until.js';
import { leave } from './leave.js';

/** Nearest frequencies that an analyser of 8192 points at 48 kHz can tell apart, in hertz. */
const resolution = 6;

/** What can be asked of a call. */
export type CallVerb = 'answer' | 'decline' | 'hangUp' | 'hold' | 'resume' | 'mute' | 'unmute' | 'turnCameraOn' | 'turnCameraOff';

/** Whose phone it is, and the tone that its microphone hears, in hertz. */
export interface PhonePageOptions {
  readonly extension: string;
  readonly hertz?: number;
  /** What its camera sees, a CSS color. */
  readonly color?: string;
  /** It may connect to other servers than the one its page is from. */
  readonly anywhere?: boolean;
  /** More for the back end. */
  readonly sip?: SipOptions;
}

/** A phone in a page of its own, driven from Node: the published services on the published SIP back end. */
export class PhonePage {
  readonly extension: string;
  readonly page: Page;
  /** Exceptions and console errors of the page. */
  readonly problems: string[] = [];

  private constructor(extension: string, page: Page) {
    this.extension = extension;
    this.page = page;
    page.on('pageerror', (error) => this.problems.push(String(error)));
    page.on('console', (message) => {
      // the browser itself reports each socket that cannot be opened
      if (message.type() === 'error' && !message.text().includes('WebSocket')) this.problems.push(message.text());
    });
  }

  /** Opens the page; nothing is registered yet. */
  static async open(
    browser: Browser,
    origin: string,
    { extension, hertz, color, anywhere = false, sip = {} }: PhonePageOptions,
  ): Promise<PhonePage> {
    const context = await browser.newContext({ permissions: ['microphone', 'camera'], bypassCSP: anywhere });
    await context.addInitScript({ content: await instruments(hertz, color) });
    const page = await context.newPage();
    const phone = new PhonePage(extension, page);
    await page.goto(`${origin}/phone.html`);
    await page.waitForFunction(() => 'connectPhone' in window);
    await phone.connect(sip);
    return phone;
  }

  /** Gives the page a phone; also after a reload. */
  async connect(sip: SipOptions = {}): Promise<void> {
    const credentialUrl = `/cc/credential/sip?extension=${this.extension}`;
    await this.page.evaluate((options) => window.connectPhone(options), sip.credential ? sip : { credentialUrl, ...sip });
  }

  /** Gives the page a phone for one call without registration, in place of its other one. */
  async connectVisitor(plan: DialPlan): Promise<void> {
    await this.page.evaluate((to) => window.connectVisitor(to), plan);
  }

  /** Rejects with the code of the error. */
  async register(): Promise<void> {
    await this.page.evaluate(() => window.agentPhone.register().catch((error: { code: string }) => Promise.reject(new Error(error.code))));
  }

  registration(): Promise<Registration> {
    return this.page.evaluate(() => window.agentPhone.state.registration);
  }

  /** Waits for a registration with this state. */
  async registered(state: Registration['state'] = 'registered', patience: Patience = {}): Promise<void> {
    await until(`${this.extension} is ${state}`, async () => (await this.registration()).state === state, patience);
  }

  /** Dials and resolves with the id of the call. */
  dial(target: string, choices: { readonly video?: boolean } = {}): Promise<string> {
    return this.page.evaluate(([to, how]) => window.agentPhone.dial(to, how), [target, choices] as const);
  }

  /** Asks something of a call; rejects with the code of the error. */
  async ask(verb: CallVerb, callId: string): Promise<void> {
    await this.page.evaluate(
      ([does, id]) => window.agentPhone[does](id).catch((error: { code: string }) => Promise.reject(new Error(error.code))),
      [verb, callId] as const,
    );
  }

  async sendDtmf(callId: string, digits: string, method: 'rtp' | 'info'): Promise<void> {
    await this.page.evaluate(([id, keys, how]) => window.agentPhone.sendDtmf(id, keys, how), [callId, digits, method] as const);
  }

  calls(): Promise<readonly Call[]> {
    return this.page.evaluate(() => window.agentPhone.state.calls);
  }

  /** Waits until the newest call has these fields, and resolves with it. */
  async call(wanted: Partial<Call>, patience: Patience = {}): Promise<Call> {
    let newest: Call | undefined;
    return until(
      `${this.extension} has a call with ${JSON.stringify(wanted)}`,
      async () => {
        newest = (await this.calls()).at(-1);
        const call = newest;
        return call && Object.entries(wanted).every(([key, value]) => call[key as keyof Call] === value) ? call : undefined;
      },
      patience,
    ).catch((error: unknown) => {
      throw new Error(`${String(error)}; newest call: ${JSON.stringify(newest)}`);
    });
  }

  /** What the SIP back end logged. */
  log(): Promise<readonly SipLogEntry[]> {
    return this.page.evaluate(() => window.sipLog);
  }

  /** Waits until the page plays this tone. */
  async hears(hertz: number, patience: Patience = {}): Promise<void> {
    let heard = { hertz: 0, loudness: 0 };
    await until(
      `${this.extension} hears ${String(hertz)} Hz`,
      async () => {
        heard = await this.page.evaluate(() => window.heardNow());
        return heard.loudness > 0.02 && Math.abs(heard.hertz - hertz) <= resolution;
      },
      patience,
    ).catch((error: unknown) => {
      throw new Error(`${String(error)}; heard instead: ${JSON.stringify(heard)}`);
    });
  }

  /** Waits until the page sees new pictures of this color: red, green, blue, 0 to 255. */
  async sees(color: readonly number[], patience: Patience = {}): Promise<void> {
    const before = (await this.page.evaluate(() => window.seenNow())).frames;
    let seen = { frames: 0, color: [] as readonly number[] };
    await until(
      `${this.extension} sees ${color.join(' ')}`,
      async () => {
        seen = await this.page.evaluate(() => window.seenNow());
        // a coder shades what it carries
        return seen.frames > before + 5 && color.every((part, index) => Math.abs(part - (seen.color[index] ?? -99)) < 40);
      },
      { every: 100, ...patience },
    ).catch((error: unknown) => {
      throw new Error(`${String(error)}; ${String(before)} pictures before, seen now: ${JSON.stringify(seen)}`);
    });
  }

  /** Waits until no new picture comes for a whole second. */
  async seesNothingNew(): Promise<void> {
    let frames = -1;
    let since = performance.now();
    await until(
      `${this.extension} sees nothing new`,
      async () => {
        const now = (await this.page.evaluate(() => window.seenNow())).frames;
        if (now !== frames) since = performance.now();
        frames = now;
        return performance.now() - since > 1000;
      },
      { every: 50 },
    );
  }

  /** Waits until the page plays nothing for a whole second. */
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

  async close(): Promise<void> {
    await leave(this.page.context());
  }
}
