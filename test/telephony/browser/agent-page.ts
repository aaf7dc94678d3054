import { fileURLToPath } from 'node:url';
import type { Browser, Page } from 'playwright-core';
import type { Call, ErrorCode, RegistrationState } from 'contact-center-widgets';
import type { SipOptions } from 'contact-center-widgets/backends/sip';
import { until, type Patience } from '../kit/until.js';
import { domain, passwordOf } from '../servers/site.js';
import type { MediaPath, Setting } from '../pages/instruments.js';
import { bundle } from './bundle.js';
import type { PageServer } from './page-server.js';

/** Nearest frequencies that an analyser of 8192 points at 48 kHz can tell apart, in hertz. */
const resolution = 6;

let instrumentsScript: Promise<string> | undefined;
function instruments(): Promise<string> {
  instrumentsScript ??= bundle(fileURLToPath(new URL('../pages/instruments.ts', import.meta.url)), 'instruments');
  return instrumentsScript;
}

/** A phone's standing, with its error as it survives the way out of the page. */
export interface Standing {
  readonly state: RegistrationState;
  readonly errorCode: ErrorCode | undefined;
}

/** A call, with its error likewise. */
export interface SeenCall extends Omit<Call, 'error'> {
  readonly errorCode: ErrorCode | undefined;
  /** The SIP status that made it fail. */
  readonly status: string | number | boolean | undefined;
}

/** What can be asked of the phone in the page. */
export type PhoneVerb = 'answer' | 'decline' | 'hangUp' | 'hold' | 'resume' | 'mute' | 'unmute';

/** Who sits at the page, and what its microphone hears: a tone in hertz, or the browser's own device. */
export interface AgentOptions {
  readonly user: string;
  readonly sends?: number;
}

/** A page with a desk and a softphone, built from the published package, in a browser context of its own. */
export class AgentPage {
  readonly user: string;
  readonly page: Page;
  /** Exceptions and console errors of the page. */
  readonly problems: string[] = [];

  private constructor(user: string, page: Page) {
    this.user = user;
    this.page = page;
    page.on('pageerror', (error) => this.problems.push(String(error)));
    page.on('console', (message) => {
      if (message.type() === 'error' && !message.location().url.endsWith('/favicon.ico')) this.problems.push(message.text());
    });
  }

  static async open(browser: Browser, server: PageServer, { user, sends }: AgentOptions): Promise<AgentPage> {
    const context = await browser.newContext({ permissions: ['microphone'], ignoreHTTPSErrors: true });
    const setting: Setting = sends === undefined ? {} : { hertz: sends };
    await context.addInitScript(`${await instruments()};instruments.install(${JSON.stringify(setting)})`);
    const page = await context.newPage();
    const agent = new AgentPage(user, page);
    await page.goto(`${server.origin}/agent.html`);
    await page.waitForFunction(() => 'agentDesk' in window);
    return agent;
  }

  /** Connects the desk to a server, and the phone with it; rejects with the code of the error. */
  async register(
    webSocketURL: string,
    options: Pick<SipOptions, 'iceServers' | 'iceTransportPolicy'> & { password?: string } = {},
  ): Promise<void> {
    const { password = passwordOf(this.user), ...rest } = options;
    const credential = { address: `sip:${this.user}@${domain}`, username: this.user, password };
    await this.page.evaluate(
      async (given) => {
        await window.agentDesk.connect(given);
        await window.agentDesk.phone.register().catch((error: { code: string }) => Promise.reject(new Error(error.code)));
      },
      { ...rest, server: webSocketURL, credential },
    );
  }

  registration(): Promise<Standing> {
    return this.page.evaluate(() => {
      const { state, error } = window.agentDesk.phone.state.registration;
      return { state, errorCode: error?.code };
    });
  }

  /** Dials and resolves with the id of the call. */
  dial(target: string): Promise<string> {
    return this.page.evaluate((to) => window.agentDesk.phone.dial(to), target);
  }

  /** Asks something of a call; rejects with the code of the error. */
  async ask(verb: PhoneVerb, callId: string): Promise<void> {
    await this.page.evaluate(
      ([does, id]) => window.agentDesk.phone[does](id).catch((error: { code: string }) => Promise.reject(new Error(error.code))),
      [verb, callId] as const,
    );
  }

  async sendDtmf(callId: string, digits: string, method: 'rtp' | 'info'): Promise<void> {
    await this.page.evaluate(([id, keys, how]) => window.agentDesk.phone.sendDtmf(id, keys, how), [callId, digits, method] as const);
  }

  /** All calls that the phone shows. */
  calls(): Promise<readonly SeenCall[]> {
    return this.page.evaluate(() =>
      window.agentDesk.phone.state.calls.map(({ error, ...call }) => ({
        ...call,
        errorCode: error?.code,
        status: error?.context['status'],
      })),
    );
  }

  /** Waits until the newest call has these fields, and resolves with it. */
  async call(wanted: Partial<SeenCall>, patience: Patience = {}): Promise<SeenCall> {
    let newest: SeenCall | undefined;
    return until(
      `${this.user} has a call with ${JSON.stringify(wanted)}`,
      async () => {
        const call = (await this.calls()).at(-1);
        newest = call ?? newest;
        return call && Object.entries(wanted).every(([key, value]) => call[key as keyof SeenCall] === value) ? call : undefined;
      },
      patience,
    ).catch((error: unknown) => {
      throw new Error(`${String(error)}; newest call: ${JSON.stringify(newest)}`);
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
    await this.page.context().close();
  }
}
