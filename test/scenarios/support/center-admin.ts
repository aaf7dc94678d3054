import type { FaultRequest } from '../../../demo/center/http/admin-sip.js';
import type { PartnerCallReport } from '../../../demo/center/partner/partner-call.js';
import type { RingRequest } from '../../../demo/center/partner/partner.js';
import type { WireEntry } from '../../../demo/center/sip/wire-log.js';
import { until } from './until.js';

/** Nearest frequencies that the call partner's ear is trusted to tell apart, in hertz. */
const resolution = 6;

/** What a test asks of the center from outside, over its own HTTP. */
export class CenterAdmin {
  readonly #url: string;

  constructor(url: string) {
    this.#url = url;
  }

  /** Makes the center misbehave. */
  async faults(faults: FaultRequest): Promise<void> {
    await this.#post('/admin/faults', faults);
  }

  /** Ends all misbehaviour. */
  async well(): Promise<void> {
    await this.#ask('/admin/faults', { method: 'DELETE' });
  }

  /** Where the log of SIP messages ends now. */
  async mark(): Promise<number> {
    return ((await this.#ask('/admin/sip/log')) as { cursor: number }).cursor;
  }

  /** What went over the wire since the mark. */
  async wire(mark: number): Promise<readonly WireEntry[]> {
    return ((await this.#ask(`/admin/sip/log?cursor=${String(mark)}`)) as { entries: WireEntry[] }).entries;
  }

  /** Waits until a message was on the wire since the mark, and resolves with it. */
  async seen(what: string, is: (entry: WireEntry) => boolean, mark: number, within?: number): Promise<WireEntry> {
    return until(`${what} on the wire`, async () => (await this.wire(mark)).find(is), within === undefined ? {} : { within });
  }

  /** Lets the call partner ring somebody, and resolves with the id of its call. */
  async ring(request: Partial<RingRequest> & { readonly to: string }): Promise<string> {
    return ((await this.#post('/admin/call', request)) as PartnerCallReport).id;
  }

  /** Fills a voicemail box, and tells its owner's phones, asked or not. */
  async voicemail(box: {
    readonly extension: string;
    readonly new: number;
    readonly old: number;
    readonly unasked?: boolean;
  }): Promise<void> {
    await this.#post('/admin/voicemail', box);
  }

  /** Lets the call partner do something in a call of its own. */
  async let(callId: string, does: 'hang-up' | 'hold' | 'resume'): Promise<void> {
    await this.#post(`/admin/call/${callId}`, { do: does });
  }

  async partnerCalls(): Promise<readonly PartnerCallReport[]> {
    return (await this.#ask('/admin/partner/calls')) as PartnerCallReport[];
  }

  /** Waits until the partner's newest call is as wanted. */
  async partner(what: string, is: (call: PartnerCallReport) => boolean): Promise<PartnerCallReport> {
    let newest: PartnerCallReport | undefined;
    return until(`the call partner ${what}`, async () => {
      newest = (await this.partnerCalls()).at(-1);
      return newest && is(newest) ? newest : undefined;
    }).catch((error: unknown) => {
      throw new Error(`${String(error)}; its newest call: ${JSON.stringify(newest)}`);
    });
  }

  /** Waits until the partner hears this tone in its newest call. */
  async partnerHears(hertz: number): Promise<void> {
    await this.partner(`hears ${String(hertz)} Hz`, ({ heard }) => heard.level > -40 && Math.abs(heard.frequency - hertz) <= resolution);
  }

  /** Waits until the partner has heard nothing for a whole second in its newest call. */
  async partnerHearsNothing(): Promise<void> {
    let quietSince = performance.now();
    await this.partner('hears nothing', ({ heard }) => {
      if (heard.level > -60) quietSince = performance.now();
      return performance.now() - quietSince > 1000;
    });
  }

  async #post(path: string, body: unknown): Promise<unknown> {
    return this.#ask(path, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) });
  }

  async #ask(path: string, init: RequestInit = {}): Promise<unknown> {
    const response = await fetch(`${this.#url}${path}`, init);
    if (!response.ok) throw new Error(`${path}: ${String(response.status)} ${await response.text()}`);
    return response.json();
  }
}

/** Whether a message is a request of this method. */
export function isRequest({ text }: WireEntry, method: string): boolean {
  return text.startsWith(`${method} `);
}

/** Whether a message is a response with this status to a request of this method. */
export function isResponse({ text }: WireEntry, status: number, method: string): boolean {
  return text.startsWith(`SIP/2.0 ${String(status)} `) && new RegExp(`^CSeq:\\s*\\d+ ${method}`, 'im').test(text);
}
