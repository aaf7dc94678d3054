import { Inviter, type InviterInviteOptions } from 'sip.js/lib/api/index.js';
import type { URI } from 'sip.js/lib/grammar/index.js';
import type { IncomingResponseMessage } from 'sip.js/lib/core/messages/index.js';
import type { DialOptions } from '../../contracts/phone-backend.js';
import { CcError, toCcError } from '../../model/error.js';
import type { Party } from '../../model/party.js';
import type { CallMedia } from './call-media.js';
import { type CallEnd, endByStatus } from './end-reason.js';
import { reasonsOf } from './reason-header.js';
import { type LegSetting, SipLeg } from './sip-leg.js';
import { isReceived } from './sip-response.js';
import type { UserAgent } from './user-agent.js';

/** Host candidates get this long even when the microphone took all the time there was, in ms. */
const leastGathering = 150;

/** Where a call goes, and by which user agent, once it is connected. */
export interface OutboundRoute {
  readonly userAgent: UserAgent;
  readonly target: URI;
}

/** A call that was dialled here. */
export class OutboundLeg extends SipLeg {
  readonly direction = 'outbound';
  #inviter: Inviter | undefined;

  /** Calls: the INVITE leaves as soon as the microphone is open and the candidates are there. */
  static dial(setting: LegSetting, party: Party, route: () => OutboundRoute | Promise<OutboundRoute>, options: DialOptions): OutboundLeg {
    const leg = new OutboundLeg(setting, party);
    void leg.#call(route, options);
    return leg;
  }

  /** A leg that never gets anywhere. */
  static refused(setting: LegSetting, party: Party, error: CcError): OutboundLeg {
    const leg = new OutboundLeg(setting, party);
    queueMicrotask(() => leg.end({ reason: 'failed', error }));
    return leg;
  }

  answer(): Promise<void> {
    return Promise.reject(new CcError('illegal-transition', 'an outbound call is answered at its far end'));
  }

  decline(): Promise<void> {
    return Promise.reject(new CcError('illegal-transition', 'an outbound call is hung up, not declined'));
  }

  protected async abandon(): Promise<void> {
    const cancelled = this.#inviter?.cancel();
    this.end({ reason: 'canceled' });
    await cancelled?.catch(() => undefined);
  }

  protected endUnsaid(): CallEnd {
    return { reason: 'failed', error: toCcError(this.mediaFailure ?? 'the call ended unsaid', 'media-failed') };
  }

  async #call(route: () => OutboundRoute | Promise<OutboundRoute>, { microphone, camera, headers = {} }: DialOptions): Promise<void> {
    const { clock, gatherFor, log } = this.setting;
    const sendBy = clock.now() + gatherFor;
    const signal = this.over.signal;
    try {
      const extraHeaders = headerLines(headers);
      const routed = Promise.resolve(route());
      routed.catch(() => undefined); // told below, if the microphone is had
      this.keepMicrophone(await microphone.open({ signal }));
      if (camera) await this.camera.open(camera);
      const { userAgent, target } = await routed;
      if (signal.aborted) return;
      this.#inviter = new Inviter(userAgent.library, target, { extraHeaders });
      this.adopt(this.#inviter);
      const media = this.freshMedia();
      await this.useMicrophone();
      await this.camera.offer();
      if (signal.aborted) return;
      media.gatherUntil(Math.max(sendBy, clock.now() + leastGathering));
      log('call-started', { callId: this.id });
      await this.#inviter.invite({ requestDelegate: this.#hearing(media) });
    } catch (cause) {
      this.end({ reason: 'failed', error: toCcError(cause, 'media-failed') });
    }
  }

  #hearing(media: CallMedia): NonNullable<InviterInviteOptions['requestDelegate']> {
    const onRefused = ({ message }: { message: IncomingResponseMessage }): void => {
      this.because(endByStatus(message.statusCode ?? 0, isReceived(message), reasonsOf(message.getHeaders('reason'))));
    };
    return {
      onProgress: ({ message }) => this.#onProgress(message, media),
      onAccept: ({ message }) => this.learnParty(message),
      onRedirect: onRefused,
      onReject: onRefused,
    };
  }

  #onProgress(message: IncomingResponseMessage, media: CallMedia): void {
    if (this.over.signal.aborted) return;
    this.learnParty(message);
    if (message.statusCode === 180) this.events.emit({ type: 'ringing' });
    if (message.body && media.hasDescription(message.getHeader('Content-Type') ?? '')) void this.#hearEarly(message.body, media);
  }

  async #hearEarly(sdp: string, media: CallMedia): Promise<void> {
    try {
      if (!(await media.takeEarlyAnswer(sdp))) return;
    } catch {
      return; // nothing is heard before the answer then; the answer itself may still do
    }
    this.hearRemote(media);
    this.events.emit({ type: 'early-media' });
  }
}

function headerLines(headers: Readonly<Record<string, string>>): string[] {
  return Object.entries(headers).map(([name, value]) => {
    if (!/^X-[A-Za-z0-9-]+$/.test(name) || /[\p{Cc}]/u.test(value))
      throw new CcError('call-failed', `not a header for a call: ${name}`, { recoverable: false });
    return `${name}: ${value}`;
  });
}
