import { type Customer, customers } from '../crm/customers.js';

/** How somebody calls. */
export type Caller = 'customer' | 'order' | 'stranger' | 'dialler';
/** What the other side of a call can be made to do. */
export type FarEndAction = 'hold' | 'resume' | 'spoil' | 'mend' | 'hang-up';
/** What can happen between this desk and its server. */
export type Trouble = 'cut' | 'gone' | 'forgotten' | 'message';

/** How long the server stays away, in ms. */
export const goneFor = 15_000;
/** How long somebody lets it ring, in ms. */
const ringFor = 45_000;

/** A call as the demo centre's call partner tells of it. */
type PartnerCall = {
  readonly id: string;
  readonly direction: 'in' | 'out';
  readonly from: string;
  readonly number: string;
  readonly state: 'ringing' | 'connected' | 'ended';
  readonly held: 'none' | 'local' | 'remote' | 'both';
  readonly line: 'good' | 'bad';
};

/** What the other side does at this moment. */
export type FarEndState = { readonly holds: boolean; readonly line: 'good' | 'bad' };

const stranger = { from: '+4930901820', name: '' };

/** The demo centre's side of a desk: lets people call it, and lets things go wrong. Not a part of any product. */
export class FarEnd {
  readonly #extension: string;
  #next = 0;

  constructor(extension: string) {
    this.#extension = extension;
  }

  /** Has somebody ring this desk, each time another customer; false if that is not to be had. */
  async call(caller: Caller): Promise<boolean> {
    const customer = customers[this.#next % customers.length] as Customer;
    if (caller !== 'stranger') this.#next += 1;
    const who = caller === 'stranger' ? stranger : { from: customer.number.replaceAll(' ', ''), name: customer.name };
    const headers = {
      ...(caller === 'order' && { 'X-Order': customer.ticket.order, 'X-Queue': 'sales' }),
      ...(caller === 'dialler' && { 'Call-Info': '<sip:demo.localhost>;answer-after=2' }),
    };
    return this.#post('/admin/call', { to: this.#extension, ...who, headers, ringFor });
  }

  /** Has the other side of the youngest call with the centre do something; what it does then, or undefined if nobody is there. */
  async act(action: FarEndAction): Promise<FarEndState | undefined> {
    const call = await this.#youngest();
    if (!call) return undefined;
    await this.#post(`/admin/call/${call.id}`, { do: action });
    return this.look();
  }

  /** What the other side does, if there is one. */
  async look(): Promise<FarEndState | undefined> {
    const call = await this.#youngest();
    return call && { holds: call.held === 'local' || call.held === 'both', line: call.line };
  }

  async let(trouble: Trouble): Promise<void> {
    const extension = this.#extension;
    if (trouble === 'message') {
      await this.#post('/admin/voicemail', { extension, new: 1 });
    } else if (trouble === 'gone') {
      await this.#post('/admin/faults', { extension, refuseSockets: true, disconnect: extension });
      setTimeout(() => void this.#post('/admin/faults', { extension, refuseSockets: false }), goneFor);
    } else {
      await this.#post('/admin/faults', { [trouble === 'cut' ? 'disconnect' : 'forget']: extension });
    }
  }

  async #youngest(): Promise<PartnerCall | undefined> {
    const answer = await fetch('/admin/partner/calls').catch(() => undefined);
    const calls = answer?.ok ? ((await answer.json()) as readonly PartnerCall[]) : [];
    return calls.findLast(
      ({ direction, from, number, state }) => state === 'connected' && (direction === 'in' ? from : number) === this.#extension,
    );
  }

  async #post(path: string, body: object): Promise<boolean> {
    const answer = await fetch(path, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify(body),
    }).catch(() => undefined);
    return answer?.ok ?? false;
  }
}
