import { type Call, isHeldHere } from '../model/call.js';
import { CcError } from '../model/error.js';
import type { MixedCalls } from './mixed-calls.js';
import type { PhoneInside } from './phone-inside.js';
import type { Phone } from './phone.js';

/**
 * Joins calls, so that everybody hears everybody. A call's `inConference` says
 * who is in; there is one conference at a time.
 *
 *     two calls or more ── merge ──► conference ── one is left ──► a plain call
 *                                     │  ▲
 *                          split, end ▼  │ merge
 *                                   a plain call
 */
export class Conference {
  readonly #phone: Phone;
  readonly #inside: PhoneInside;
  readonly #mixed: MixedCalls;
  /** Being taken out: they hear nobody any more, while they are told to hold. */
  readonly #aside = new Set<string>();
  #merging = false;

  constructor(phone: Phone, inside: PhoneInside, mixed: MixedCalls) {
    this.#phone = phone;
    this.#inside = inside;
    this.#mixed = mixed;
    phone.subscribe<readonly Call[]>(() => this.#arrange(), { selector: ({ calls }) => calls });
  }

  /** See `Phone.merge`. */
  async merge(callIds: readonly string[]): Promise<void> {
    const members = this.#members.map(({ id }) => id);
    const wanted = [...new Set([...members, ...callIds])].map((callId) => this.#joinable(callId));
    if (wanted.length < 2) throw new CcError('illegal-transition', 'a conference needs two calls');
    const fresh = wanted.filter(({ id }) => !members.includes(id));
    const entered: string[] = [];
    try {
      for (const { id } of fresh) {
        await this.#mixed.enter(id);
        entered.push(id);
      }
      await this.#alone(wanted);
    } catch (cause) {
      for (const callId of entered) await this.#mixed.leave(callId);
      throw cause;
    }
    this.#merging = true; // one alone is no conference
    for (const { id } of fresh) this.#mark(id, true);
    this.#merging = false;
    this.#arrange();
  }

  /** See `Phone.split`. */
  async split(callId: string): Promise<void> {
    if (!this.#members.some(({ id }) => id === callId))
      throw new CcError('illegal-transition', 'the call is in no conference', { context: { callId } });
    this.#aside.add(callId);
    this.#arrange();
    try {
      await this.#inside.leg(callId)?.hold();
      this.#mark(callId, false);
      await this.#mixed.leave(callId);
    } finally {
      this.#aside.delete(callId);
      this.#arrange();
    }
  }

  get #members(): readonly Call[] {
    return this.#phone.state.calls.filter(({ inConference }) => inConference);
  }

  #joinable(callId: string): Call {
    const call = this.#phone.state.calls.find(({ id }) => id === callId);
    if (call?.state !== 'connected' || !call.can.conference)
      throw new CcError('illegal-transition', 'the call cannot be joined with others', { context: { callId } });
    return call;
  }

  /** Talks to these and to nobody else; whoever is muted in one is muted in all. */
  async #alone(calls: readonly Call[]): Promise<void> {
    const others = this.#phone.state.calls.filter(
      (call) => call.state === 'connected' && call.can.hold && !isHeldHere(call) && !calls.some(({ id }) => id === call.id),
    );
    await Promise.all(others.map(async ({ id }) => this.#inside.leg(id)?.hold()));
    if (calls.some(({ muted }) => muted)) await Promise.all(calls.map(async ({ id }) => this.#inside.leg(id)?.mute()));
    await Promise.all(calls.filter(isHeldHere).map(async ({ id }) => this.#inside.leg(id)?.resume()));
  }

  // whoever holds, here or there, is not to be heard by the others: they would hear that side's music
  #arrange(): void {
    const members = this.#members;
    this.#mixed.mixer?.join(members.filter(({ id, hold }) => hold === 'none' && !this.#aside.has(id)).map(({ id }) => id));
    const [last] = members;
    if (this.#merging || members.length !== 1 || !last) return;
    this.#mark(last.id, false);
    void this.#mixed.leave(last.id);
  }

  #mark(callId: string, inConference: boolean): void {
    this.#inside.amend(callId, (call) => (call.state === 'connected' ? { ...call, inConference } : call));
  }
}
