import type { IncomingRequestMessage } from 'sip.js/lib/core/messages/index.js';
import type { CameraSource } from '../../contracts/camera-source.js';
import type { MicrophoneSource } from '../../contracts/microphone-source.js';
import type { CallLeg, DeclineReason } from '../../contracts/phone-backend.js';
import type { DialTarget } from '../../model/dial-target.js';
import { CcError, toCcError } from '../../model/error.js';
import { dataOf, valueOf } from './call-data.js';
import { partyOf } from './caller-identity.js';
import { type CallEnd, endByCancel } from './end-reason.js';
import type { Invitation } from './invitation.js';
import { reasonsOf } from './reason-header.js';
import type { LegSetting } from './leg-setting.js';
import { intervalFor } from './session-interval.js';
import { SipLeg } from './sip-leg.js';
import { targetURI } from './target-uri.js';
import { wishedAnswerOf } from './wished-answer.js';

const statusFor: Readonly<Record<DeclineReason, number>> = { declined: 603, busy: 486, unavailable: 480 };

/** A call that arrived here. */
export class InboundLeg extends SipLeg {
  readonly direction = 'inbound';
  readonly data: Readonly<Record<string, string>>;
  readonly queue?: string;
  readonly answerAfter?: number;
  readonly offersPicture?: true;
  readonly #invitation: Invitation;
  #answered = false;

  constructor(setting: LegSetting, invitation: Invitation) {
    const { request } = invitation;
    const { identityHeaders, dataHeaders, queueHeader } = setting.reads ?? {};
    super(setting, partyOf(request, identityHeaders));
    this.#invitation = invitation;
    this.data = dataOf(request, dataHeaders);
    const queue = queueHeader && valueOf(request, queueHeader);
    if (queue) this.queue = queue;
    const answerAfter = wishedAnswerOf(request);
    if (answerAfter !== undefined) this.answerAfter = answerAfter;
    if (/^m=video [1-9]/m.test(invitation.body ?? '')) {
      this.offersPicture = true;
      // who answers with a picture need not wait for it
      this.bringCamera().catch(() => undefined);
    }
    this.adopt(invitation, { onCancel: (cancel) => this.#onCancel(cancel) });
  }

  async answer({ microphone, camera, signal }: Parameters<CallLeg['answer']>[0]): Promise<void> {
    if (this.#answered || this.#invitation.state !== 'initial') throw new CcError('illegal-transition', 'the call does not ring');
    this.#answered = true;
    try {
      await this.#prepare(microphone, camera, signal ? AbortSignal.any([signal, this.over.signal]) : this.over.signal);
    } catch (cause) {
      this.#answered = false;
      await this.camera?.turnOff();
      this.dropMedia();
      throw signal?.aborted ? (signal.reason as Error) : toCcError(cause, 'media-failed');
    }
    this.setting.log('call-started', { callId: this.id });
    try {
      const timed = intervalFor(this.#invitation.request, this.setting.sessionInterval);
      await this.#invitation.accept(timed?.headers);
      void this.keepConfirmed(timed?.interval);
    } catch (cause) {
      throw toCcError(cause, 'media-failed');
    }
    this.over.signal.throwIfAborted();
  }

  async decline(reason: DeclineReason): Promise<void> {
    if (this.events.ended) throw new CcError('call-failed', 'the call is over');
    this.#mustRing();
    this.#reject(statusFor[reason], { reason: 'declined' });
  }

  async forward(target: DialTarget): Promise<void> {
    if (this.events.ended) throw new CcError('call-failed', 'the call is over');
    this.#mustRing();
    const uri = targetURI(target, this.#invitation.userAgent.configuration.uri);
    if (!uri) throw new CcError('invalid-number', 'not a SIP address');
    this.#reject(302, { reason: 'transferred' }, [`Contact: <${uri.toString()}>`]);
  }

  protected async abandon(): Promise<void> {
    this.#reject(statusFor.declined, { reason: 'declined' });
  }

  protected endUnsaid(): CallEnd {
    if (!this.#answered) return { reason: 'no-answer' };
    return { reason: 'failed', error: toCcError(this.mediaFailure ?? 'the answer never arrived', 'media-failed') };
  }

  override leave(succeeded: boolean): void {
    if (this.#invitation.state !== 'initial') return super.leave(succeeded);
    // a page that goes away while it rings leaves the call to the other phones, or to the one that registers in its place
    if (!succeeded) this.#reject(statusFor.unavailable, { reason: 'unavailable' });
  }

  // everything that can fail is done before the answer, so that a call that cannot be taken goes on ringing
  async #prepare(microphone: MicrophoneSource, camera: CameraSource | undefined, signal: AbortSignal): Promise<void> {
    this.microphone.keep(await microphone.open({ signal }));
    if (camera) await (await this.bringCamera()).open(camera);
    signal.throwIfAborted();
    const media = this.freshMedia();
    await this.microphone.use();
    await this.camera?.offer();
    const offer = this.#invitation.body;
    if (offer && media.hasDescription(this.#invitation.request.getHeader('Content-Type') ?? '')) await media.takeOffer(offer);
    signal.throwIfAborted();
  }

  #onCancel(message: IncomingRequestMessage): void {
    this.because(endByCancel(reasonsOf(message.getHeaders('Reason'))));
  }

  #mustRing(): void {
    const { state } = this.#invitation;
    if (state !== 'initial' && state !== 'establishing') throw new CcError('illegal-transition', 'the call was answered');
  }

  #reject(statusCode: number, cause: CallEnd, extraHeaders: readonly string[] = []): void {
    this.because(cause);
    this.#invitation.reject(statusCode, extraHeaders);
    this.end(cause);
  }
}
