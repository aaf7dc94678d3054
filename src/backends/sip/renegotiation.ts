import { SessionDialog } from 'sip.js/lib/core/dialogs/index.js';
import type { IncomingResponseMessage } from 'sip.js/lib/core/messages/index.js';
import { TransactionState } from 'sip.js/lib/core/transactions/index.js';
import type { Clock } from '../../kit/clock.js';
import { sleep } from '../../kit/sleep.js';
import { CcError, toCcError } from '../../model/error.js';
import type { CallMedia, Proposal } from './call-media.js';
import { GlareError } from './glare-error.js';
import type { Session } from './session.js';
import type { SessionTimer } from './session-timer.js';
import type { LogSip } from './sip-log.js';
import { isReceived, retryAfterOf } from './sip-response.js';

/** A change that could not be agreed on for this long is given up, in ms. */
const patience = 40_000;
/** A re-INVITE without any answer, in ms (RFC 3261, timer B and a little). */
const unanswered = 35_000;

/** Said by the far end or by our own state: not now, but later. */
class NotNow extends Error {
  readonly delay: number | undefined;

  constructor(message: string, delay?: number) {
    super(message);
    this.delay = delay;
  }
}

/** What a renegotiation works on. */
export interface RenegotiationOptions {
  readonly session: Session;
  readonly media: CallMedia;
  readonly clock: Clock;
  readonly random: () => number;
  /** What each re-INVITE also says, and who is told of each answer that agreed. */
  readonly timer?: () => Pick<SessionTimer, 'headers' | 'heard'> | undefined;
  /** This side made the Call-ID: it waits longer after a collision. */
  readonly ownsCallID: boolean;
  /** Resolves when the far end is known to have our answer to its INVITE, at once if it answered ours, or when the call ends. */
  readonly confirmed: Promise<void>;
  /** Aborted when the call ends. */
  readonly signal: AbortSignal;
  readonly log: LogSip;
}

/** Changes a running call by re-INVITE, one change after another, and again when both sides try at once. */
export class Renegotiation {
  readonly #options: RenegotiationOptions;
  #last: Promise<unknown> = Promise.resolve();

  constructor(options: RenegotiationOptions) {
    this.#options = options;
  }

  /**
   * Proposes a change once the call is confirmed (RFC 3261 §14.1: no INVITE while one of the other direction is
   * under way; sip.js sends it, and then takes the late ACK for a broken negotiation). Resolves when the far end agreed. Rejects with
   * `call-failed`, its context naming the SIP status, when it refused or the call ended.
   *
   * @param needed asked before each attempt; the promise resolves without one when it says no
   */
  run(proposal: Proposal, needed: () => boolean = () => true): Promise<void> {
    const turn = this.#last.then(() => this.#options.confirmed).then(() => this.#try(proposal, needed));
    this.#last = turn.catch(() => undefined);
    return turn;
  }

  async #try(proposal: Proposal, needed: () => boolean): Promise<void> {
    const { clock, signal, log } = this.#options;
    const giveUpAt = clock.now() + patience;
    for (;;) {
      if (!needed()) return;
      try {
        return await this.#once(proposal);
      } catch (error) {
        if (!isPassing(error) || clock.now() > giveUpAt) throw toCcError(error, 'call-failed');
        log('renegotiation-retried', { detail: error.message });
        await sleep(clock, this.#delayAfter(error), signal).catch((cause: unknown) => {
          throw new CcError('call-failed', 'the call is over', { cause });
        });
      }
    }
  }

  #once(proposal: Proposal): Promise<void> {
    const { session, media, clock, signal, timer } = this.#options;
    if (signal.aborted || session.state !== 'established') return Promise.reject(new CcError('call-failed', 'the call is not established'));
    if (media.negotiating) return Promise.reject(new GlareError('an offer is under way'));
    this.#forgetLostAck();
    media.propose(proposal);
    return new Promise<void>((resolve, reject) => {
      const stop = clock.after(unanswered, () => reject(new CcError('call-failed', 'the far end does not answer')));
      const finish = (error?: Error): void => {
        stop();
        signal.removeEventListener('abort', onEnd);
        if (error === undefined) return resolve();
        media.propose({});
        reject(error);
      };
      const onEnd = (): void => finish(new CcError('call-failed', 'the call is over'));
      signal.addEventListener('abort', onEnd, { once: true });
      const onAccept = ({ message }: { message: IncomingResponseMessage }): void => {
        if (session.state !== 'established') return onEnd();
        media.settle();
        timer?.()?.heard(message);
        finish();
      };
      const onReject = ({ message }: { message: IncomingResponseMessage }): void => finish(refusal(message));
      session.change({ onAccept, onReject }, timer?.()?.headers).catch(async (error: unknown) => {
        await media.abandonOffer().catch(() => undefined);
        finish(error instanceof Error ? error : toCcError(error, 'call-failed'));
      });
    });
  }

  /** RFC 3261 §14.1: 2.1 to 4 s for the side that owns the Call-ID, 0 to 2 s for the other, in steps of 10 ms. */
  #delayAfter(error: NotNow | Error): number {
    if (error instanceof NotNow && error.delay !== undefined) return error.delay;
    const { random, ownsCallID } = this.#options;
    const hundredths = ownsCallID ? 210 + Math.floor(random() * 191) : Math.floor(random() * 201);
    return hundredths * 10;
  }

  // sip.js waits for ever for the ACK of a re-INVITE it accepted; its transaction tells when that is over
  #forgetLostAck(): void {
    const { dialog } = this.#options.session;
    if (!(dialog instanceof SessionDialog)) return;
    if (dialog.reinviteUserAgentServer?.transaction.state === TransactionState.Terminated) dialog.reinviteUserAgentServer = undefined;
  }
}

function refusal(message: IncomingResponseMessage): Error {
  const status = message.statusCode ?? 0;
  const retryAfter = retryAfterOf(message);
  if (status === 491) return new NotNow('491');
  if (status === 500 && retryAfter !== undefined) return new NotNow('500 with Retry-After', Math.min(retryAfter, 10_000));
  return new CcError('call-failed', 'the far end refused the change', { context: { status, received: isReceived(message) } });
}

function isPassing(error: unknown): error is Error {
  if (error instanceof NotNow || error instanceof GlareError) return true;
  return error instanceof Error && /ongoing re-INVITE/.test(error.message);
}
