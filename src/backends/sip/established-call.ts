import type { Clock } from '../../kit/clock.js';
import type { DtmfMethod } from '../../model/dtmf.js';
import { CcError } from '../../model/error.js';
import type { CallMedia, Proposal } from './call-media.js';
import type { DigitSender } from './digit-sender.js';
import type { QualityWatchOptions } from './quality-watch.js';
import { MediaWatch, type MediaWatchOptions } from './media-watch.js';
import type { Renegotiation } from './renegotiation.js';
import type { Session } from './session.js';
import type { SessionInterval } from './session-interval.js';
import type { SessionTimer } from './session-timer.js';
import type { LogSip } from './sip-log.js';

/** What an answered call is made of and whom it tells. */
export interface EstablishedCallOptions
  extends Pick<MediaWatchOptions, 'onUp' | 'onHealth' | 'onLost'>, Pick<QualityWatchOptions, 'onQuality'> {
  readonly session: Session;
  readonly media: CallMedia;
  readonly clock: Clock;
  readonly random: () => number;
  readonly log: LogSip;
  /** Leg id, for the log. */
  readonly callId: string;
  /** This side made the Call-ID. */
  readonly ownsCallID: boolean;
  /** Resolves when no INVITE of the far end waits for its ACK, or when the call ends. */
  readonly confirmed: Promise<void>;
  /** The server can be asked something now. */
  readonly canSignal: () => boolean;
  /** Aborted when the call ends. */
  readonly signal: AbortSignal;
}

const parts = (): Promise<typeof import('./talk-parts.js')> => import('./talk-parts.js');

/** What can be done with a call that was answered: changed by agreement with the far end, sent keys over, and kept alive. */
export class EstablishedCall {
  readonly #options: EstablishedCallOptions;
  readonly #watch: MediaWatch;
  #renegotiation: Renegotiation | undefined;
  #digits: DigitSender | undefined;
  #timer: SessionTimer | undefined;

  constructor(options: EstablishedCallOptions) {
    this.#options = options;
    const { media, signal } = options;
    const { connection } = media;
    const onUp = (): void => {
      options.onUp();
      this.#measure().catch(() => undefined); // a call without figures is a call
    };
    this.#watch = new MediaWatch({ ...options, connection, onUp, restart: () => this.#restartMedia() });
    signal.addEventListener('abort', () => this.#watch.dispose(), { once: true });
  }

  /** Looks after the media from now on. */
  begin(): void {
    const { media, signal } = this.#options;
    const watch = (): void => {
      if (!signal.aborted) this.#watch.begin();
    };
    // the browser goes on using a path that stands, even if it leads to somebody who was only heard (measured with Chromium 156)
    if (media.elsewhere)
      void this.change({ iceRestart: true })
        .catch(() => undefined)
        .then(watch);
    else watch();
    parts().catch(() => undefined);
  }

  /**
   * Rejects with `call-failed` when the far end refuses.
   *
   * @param needed asked before each attempt
   */
  async change(proposal: Proposal, needed?: () => boolean): Promise<void> {
    const { Renegotiation } = await parts();
    this.#renegotiation ??= new Renegotiation({ ...this.#options, timer: () => this.#timer });
    await this.#renegotiation.run(proposal, needed);
  }

  /** Confirms the call with the far end at this interval, or sees to it that the far end does. */
  async keepConfirmed(interval: SessionInterval, onGone: () => void): Promise<void> {
    const { SessionTimer } = await import('./session-timer.js');
    this.#timer ??= new SessionTimer({ ...this.#options, interval, refresh: () => this.refresh(), onGone });
  }

  /** The far end confirmed the call. */
  heard(): void {
    this.#timer?.heard();
  }

  /** Rejects with `call-failed` when they cannot be sent. */
  async sendDigits(digits: string, method: DtmfMethod): Promise<void> {
    const { DigitSender } = await parts();
    this.#digits ??= new DigitSender({ ...this.#options, connection: this.#options.media.connection });
    await this.#digits.send(digits, method);
  }

  /** Tells the far end where this phone is now (RFC 3261 §12.2, target refresh), and repairs the media. Resolves with whether the far end still knows the call. */
  async refresh(): Promise<boolean> {
    try {
      await this.change({});
    } catch (error) {
      const status = error instanceof CcError ? error.context['status'] : undefined;
      if (status === 481) return false;
    }
    this.#watch.signalingIsBack();
    return true;
  }

  async #measure(): Promise<void> {
    const { QualityWatch } = await parts();
    const { media, signal } = this.#options;
    if (signal.aborted) return;
    const watch = new QualityWatch({ ...this.#options, connection: media.connection });
    signal.addEventListener('abort', () => watch.dispose(), { once: true });
    watch.begin();
  }

  async #restartMedia(): Promise<boolean> {
    const { canSignal, log, callId } = this.#options;
    if (!canSignal()) return false;
    log('ice-restart', { callId });
    try {
      await this.change({ iceRestart: true }, () => !this.#watch.healthy);
      return true;
    } catch {
      return canSignal();
    }
  }
}
