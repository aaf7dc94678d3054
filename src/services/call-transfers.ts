import type { CallLeg } from '../contracts/phone-backend.js';
import { type Call, isHeldHere, isLive } from '../model/call.js';
import { parseDialTarget } from '../model/dial-target.js';
import { CcError } from '../model/error.js';
import type { PhoneInside } from './phone-inside.js';
import type { Phone } from './phone.js';

/**
 * Hands calls over: unannounced, or to somebody who was asked first.
 *
 *     talking ─ consult ─► held + asking ─ complete ─► both `transferred`
 *        ▲                    │  ▲    │
 *        └───── cancel ───────┘  └────┘ swap (resume the other)
 *
 * Either far end may hang up at any time: what is left is an ordinary call.
 */
export class CallTransfers {
  readonly #phone: Phone;
  readonly #inside: PhoneInside;
  /** Whom each consultation called, while it lives. */
  readonly #targets = new Map<string, string>();

  constructor(phone: Phone, inside: PhoneInside) {
    this.#phone = phone;
    this.#inside = inside;
    phone.subscribe(({ calls }) => this.#onCalls(calls));
  }

  /** See `Phone.transfer`. */
  async transfer(callId: string, target: string): Promise<void> {
    const parsed = parseDialTarget(target);
    await this.#handOver(callId, (leg) => leg.transfer(parsed));
  }

  /** See `Phone.forward`. */
  async forward(callId: string, target: string): Promise<void> {
    const parsed = parseDialTarget(target);
    await this.#inside.act(callId, (leg) => leg.forward(parsed));
  }

  /** See `Phone.consult`. */
  async consult(callId: string, target: string): Promise<string> {
    this.#connected(callId);
    const consultationId = await this.#inside.dial(target, {}, { consultationFor: callId });
    this.#targets.set(consultationId, target);
    return consultationId;
  }

  /** See `Phone.completeTransfer`. */
  async complete(consultationId: string, heldCallId: string | undefined = this.#call(consultationId)?.consultationFor): Promise<void> {
    if (heldCallId === undefined || heldCallId === consultationId) throw new CcError('illegal-transition', 'there is no call to hand over');
    this.#connected(heldCallId);
    const other = this.#inside.leg(consultationId);
    if (!other) throw new CcError('illegal-transition', 'no such live call', { context: { callId: consultationId } });
    if (this.#call(consultationId)?.state === 'connected') return this.#handOver(heldCallId, (leg) => leg.transferTo(other));
    // who is not there yet cannot be handed a dialogue: the held call rings there in place of this one
    const target = parseDialTarget(this.#targets.get(consultationId) ?? other.party.address ?? other.party.number);
    await other.hangUp();
    await this.#handOver(heldCallId, (leg) => leg.transfer(target));
  }

  /** See `Phone.cancelConsultation`. */
  async cancel(consultationId: string): Promise<void> {
    const heldCallId = this.#call(consultationId)?.consultationFor;
    await this.#phone.hangUp(consultationId);
    const held = heldCallId === undefined ? undefined : this.#call(heldCallId);
    if (held && isLive(held) && isHeldHere(held)) await this.#phone.resume(held.id);
  }

  async #handOver(callId: string, action: (leg: CallLeg) => Promise<void>): Promise<void> {
    if (this.#connected(callId).transfer) throw new CcError('illegal-transition', 'the call is being handed over', { context: { callId } });
    await this.#inside.act(callId, action);
  }

  #connected(callId: string): Call {
    const call = this.#call(callId);
    if (call?.state !== 'connected') throw new CcError('illegal-transition', 'the call is not connected', { context: { callId } });
    return call;
  }

  #call(callId: string): Call | undefined {
    return this.#phone.state.calls.find(({ id }) => id === callId);
  }

  // a consultation about a call that is over is a call like any other
  #onCalls(calls: readonly Call[]): void {
    const live = new Set(calls.filter(isLive).map(({ id }) => id));
    for (const id of this.#targets.keys()) if (!live.has(id)) this.#targets.delete(id);
    for (const { id, consultationFor } of calls)
      if (consultationFor !== undefined && live.has(id) && !live.has(consultationFor)) this.#inside.amend(id, withoutConsultation);
  }
}

function withoutConsultation({ consultationFor: _about, ...call }: Call): Call {
  return call;
}
