import type { Browser } from 'playwright-core';
import type { Call, ErrorCode, Line, RegistrationState, Voicemail } from 'contact-center-widgets';
import type { SipOptions } from 'contact-center-widgets/backends/sip';
import { until, type Patience } from '../kit/until.js';
import { domain, passwordOf } from '../servers/site.js';
import { HearingPage, openHearing } from './hearing-page.js';
import type { PageServer } from './page-server.js';

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
export type PhoneVerb = 'turnCameraOn' | 'turnCameraOff' | 'answer' | 'decline' | 'hangUp' | 'hold' | 'resume' | 'mute' | 'unmute';

/** Who sits at the page, and what its microphone hears: a tone in hertz, or the browser's own device. */
export interface AgentOptions {
  readonly user: string;
  readonly sends?: number;
  /** What the camera of its phone sees, a CSS color. Default: the phone has none. */
  readonly camera?: string;
}

/** A page whose own script gives its desk a back end, from the published modules; what it does is asked of its phone service. */
export class AgentPage extends HearingPage {
  static async open(browser: Browser, server: PageServer, { user, sends, camera }: AgentOptions): Promise<AgentPage> {
    const page = await openHearing(browser, `${server.origin}/agent.html`, sends, camera);
    await page.waitForFunction(() => 'agentDesk' in window);
    if (camera !== undefined) await page.evaluate(() => (window.agentDesk.hasCamera = true));
    return new AgentPage(user, page);
  }

  /** Connects the desk to a server, and the phone with it; rejects with the code of the error. */
  async register(
    webSocketURL: string,
    options: Pick<SipOptions, 'iceServers' | 'iceTransportPolicy' | 'voicemail'> & { password?: string } = {},
  ): Promise<void> {
    const { password = passwordOf(this.user), ...rest } = options;
    const credential = { address: `sip:${this.user}@${domain}`, username: this.user, password };
    await this.page.evaluate(
      async (given) => {
        await window.agentDesk.connect(given);
        window.agentDesk.phone.on('farDigit', ({ digit }) => window.farDigits.push(digit));
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

  /** Has the back end's check look at TURN servers, in the way that the first of them is spoken to. */
  askTurn(
    iceServers: readonly RTCIceServer[],
  ): Promise<{ readonly stun: number; readonly turn: readonly string[]; readonly found: string }> {
    return this.page.evaluate((servers) => window.agentDesk.askTurn(servers), iceServers);
  }

  /** Dials and resolves with the id of the call. */
  dial(target: string, options: { readonly video?: boolean } = {}): Promise<string> {
    return this.page.evaluate(([to, how]) => window.agentDesk.phone.dial(to, how), [target, options] as const);
  }

  /** Asks something of a call; rejects with the code of the error. */
  async ask(verb: PhoneVerb, callId: string): Promise<void> {
    await this.page.evaluate(
      ([does, id]) => window.agentDesk.phone[does](id).catch((error: { code: string }) => Promise.reject(new Error(error.code))),
      [verb, callId] as const,
    );
  }

  /** Says that a call is likely soon. */
  async expectCall(): Promise<void> {
    await this.page.evaluate(() => window.agentDesk.phone.expectCall());
  }

  /** Dials, and resolves with how many ms later the INVITE leaves. */
  timeToInvite(target: string): Promise<number> {
    return this.page.evaluate(async (to) => {
      const { prototype } = WebSocket;
      const { send } = prototype;
      const start = performance.now();
      const left = new Promise<number>((resolve) => {
        prototype.send = function (this: WebSocket, data: Parameters<typeof send>[0]) {
          if (typeof data === 'string' && data.startsWith('INVITE ')) resolve(performance.now() - start);
          send.call(this, data);
        };
      });
      await window.agentDesk.phone.dial(to);
      const time = await left;
      prototype.send = send;
      return time;
    }, target);
  }

  /** Hands calls over; resolves with the new call of a consultation, rejects with the code of the error. */
  handOver(verb: 'transfer' | 'consult' | 'completeTransfer', callId: string, other: string): Promise<string | void> {
    return this.page.evaluate(
      ([does, id, to]) => window.agentDesk.phone[does](id, to).catch((error: { code: string }) => Promise.reject(new Error(error.code))),
      [verb, callId, other] as const,
    );
  }

  async sendDtmf(callId: string, digits: string, method: 'rtp' | 'info'): Promise<void> {
    await this.page.evaluate(([id, keys, how]) => window.agentDesk.phone.sendDtmf(id, keys, how), [callId, digits, method] as const);
  }

  /** Keys that far ends pressed, as their servers relayed them. */
  farDigits(): Promise<readonly string[]> {
    return this.page.evaluate(() => window.farDigits);
  }

  /** Joins calls to a conference. */
  async merge(callIds: readonly string[]): Promise<void> {
    await this.page.evaluate((all) => window.agentDesk.phone.merge(all), callIds);
  }

  /** Follows these lines and no others. */
  async watch(addresses: readonly string[]): Promise<void> {
    await this.page.evaluate((all) => window.agentDesk.phone.watchFor('test', all), addresses);
  }

  lines(): Promise<readonly Line[]> {
    return this.page.evaluate(() => window.agentDesk.phone.state.lines);
  }

  voicemail(): Promise<Voicemail | undefined> {
    return this.page.evaluate(() => window.agentDesk.phone.state.voicemail);
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
}
