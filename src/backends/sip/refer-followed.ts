import './call-core.js';
import type { IncomingReferRequest, IncomingResponseMessage } from 'sip.js/lib/core/messages/index.js';
import type { URI } from 'sip.js/lib/grammar/index.js';
import type { CallMedia } from './call-media.js';
import { type CallEnd, endByStatus } from './end-reason.js';
import { FurtherTries } from './further-tries.js';
import { Inviter } from './inviter.js';
import { reasonsOf } from './reason-header.js';
import { readReferTo, type Reference } from './refer-to.js';
import { sipFragment } from './sip-fragment.js';
import type { Session } from './session.js';
import { intervalAsked, intervalIn } from './session-interval.js';
import type { SipLeg } from './sip-leg.js';
import { isReceived } from './sip-response.js';

/** Nobody is rung for longer, in ms: a proxy gives up after three minutes (RFC 3261 §16.6, timer C). */
const patience = 200_000;

/**
 * A leg's far end wants it to go on with somebody else (RFC 3515, RFC 5589).
 *
 *     talking ── REFER ──► 603 (the page refuses), 400 (nothing that can be called), 491 (another one is under way)
 *        └─ 202, INVITE ─► both ── 2xx ──► talking with the other one; NOTIFY 200, the first one is told goodbye
 *                           │ ├─── 3xx…6xx, and nothing else to try ──► talking with the first one; NOTIFY with the status
 *                           │ └─── BYE of the first one ──► calling on; the leg ends if that fails
 *                           └───── hung up here ──► both are told, first one by NOTIFY 487
 */
export async function followReferral(leg: SipLeg, referral: IncomingReferRequest, session: Session): Promise<void> {
  const reference = readReferTo(referral.message.getHeader('Refer-To'));
  const statusCode = !reference ? 400 : leg.handing.heir ? 491 : leg.setting.mayFollow?.(leg, reference.party) ? 202 : 603;
  if (!reference || statusCode !== 202) return void referral.reject({ statusCode });
  leg.handing.heir = reference.party;
  referral.accept({ statusCode });
  await new ReferralFollowed(leg, session, reference, referral.message.getHeader('Referred-By')).begin();
}

class ReferralFollowed {
  readonly #leg: SipLeg;
  /** Where the wish came from. */
  readonly #session: Session;
  readonly #reference: Reference;
  readonly #headers: readonly string[];
  readonly #tries: FurtherTries;
  #inviter: Inviter | undefined;
  #media: CallMedia | undefined;
  #end: CallEnd = { reason: 'no-answer' };
  #told = 0;
  #onSettled: () => void = () => {};

  constructor(leg: SipLeg, session: Session, reference: Reference, referredBy: string | undefined) {
    this.#leg = leg;
    this.#session = session;
    this.#reference = reference;
    const { replaces, uri } = reference;
    this.#headers = [
      ...(replaces === undefined ? [] : [`Replaces: ${replaces}`]),
      ...(referredBy === undefined ? [] : [`Referred-By: ${referredBy}`]),
    ];
    const { redirects = 'none' } = leg.setting;
    this.#tries = new FurtherTries({ policy: redirects, domain: session.userAgent.configuration.uri.host, target: uri });
  }

  async begin(): Promise<void> {
    const { clock, log } = this.#leg.setting;
    const { signal } = this.#leg.over;
    this.#leg.handing.onParting = () => this.#tell(487, 'Request Terminated');
    log('transfer-followed', { callId: this.#leg.id });
    this.#tell(100, 'Trying');
    const giveUp = (): void => void this.#inviter?.cancel().catch(() => undefined);
    signal.addEventListener('abort', giveUp, { once: true });
    const stopWaiting = clock.after(patience, giveUp);
    this.#onSettled = () => {
      stopWaiting();
      signal.removeEventListener('abort', giveUp);
    };
    await this.#invite(this.#reference.uri, []);
  }

  async #invite(target: URI, more: readonly string[]): Promise<void> {
    const timed = more.some((header) => header.startsWith('Session-Expires:'));
    const headers = [...this.#headers, ...more, ...(timed ? [] : intervalAsked(this.#leg.setting.sessionInterval))];
    const inviter = new Inviter(this.#session.userAgent, target, headers);
    this.#inviter = inviter;
    inviter.watch((state) => {
      if (state === 'established') this.#goOn(inviter);
      // what it was refused with is told after this, and may be tried otherwise
      if (state === 'terminated') queueMicrotask(() => inviter === this.#inviter && this.#fail());
    });
    try {
      this.#media?.close();
      this.#media = await this.#leg.mediaFor(inviter, true);
      await inviter.invite({
        onProgress: ({ message }) => this.#tell(message.statusCode ?? 180, message.reasonPhrase ?? ''),
        onRefused: ({ message }) => this.#onRefused(message),
        onAccept: ({ message }) => {
          this.#leg.farEnd.learn(message);
          if (inviter === this.#leg.session) void this.#leg.keepConfirmed(intervalIn(message));
        },
      });
    } catch {
      this.#end = { reason: 'failed' };
      await inviter.cancel().catch(() => undefined);
      this.#fail();
    }
  }

  #onRefused(message: IncomingResponseMessage): void {
    const status = message.statusCode ?? 500;
    const { signal } = this.#leg.over;
    const next = !signal.aborted && isReceived(message) ? this.#tries.after(message) : undefined;
    if (next) return void this.#invite(next.target, next.headers);
    this.#end = endByStatus(status, isReceived(message), reasonsOf(message.getHeaders('reason')));
    this.#tell(status, message.reasonPhrase ?? '');
  }

  #goOn(inviter: Inviter): void {
    const { session: before } = this.#leg;
    this.#onSettled();
    if (!this.#media || this.#leg.over.signal.aborted) return void inviter.bye().catch(() => undefined);
    this.#tell(200, 'OK');
    this.#leg.goOn(inviter, this.#media, true, this.#reference.party);
    this.#media = undefined;
    if (before?.state === 'established') void before.bye().catch(() => undefined);
  }

  #fail(): void {
    this.#onSettled();
    if (!this.#media && this.#leg.handing.heir !== this.#reference.party) return;
    this.#media?.close();
    this.#media = undefined;
    this.#tell(487, 'Request Terminated');
    this.#leg.stay(this.#end);
  }

  /** Once a final status was told there is nothing more to tell. */
  #tell(status: number, phrase: string): void {
    const { dialog, state } = this.#session;
    if (this.#told >= 200 || status <= this.#told || state !== 'established' || !dialog) return;
    this.#told = status;
    const subscription = status < 200 ? 'active;expires=200' : 'terminated;reason=noresource';
    dialog.notify(undefined, {
      extraHeaders: ['Event: refer', `Subscription-State: ${subscription}`],
      body: { contentDisposition: 'render', contentType: 'message/sipfrag;version=2.0', content: sipFragment(status, phrase) },
    });
  }
}
