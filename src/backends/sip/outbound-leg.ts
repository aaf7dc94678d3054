import type { URI } from 'sip.js/lib/grammar/index.js';
import type { IncomingResponseMessage } from 'sip.js/lib/core/messages/index.js';
import type { DialOptions } from '../../contracts/phone-backend.js';
import { CcError, toCcError } from '../../model/error.js';
import type { Party } from '../../model/party.js';
import type { CallMedia } from './call-media.js';
import { type CallEnd, endByStatus } from './end-reason.js';
import type { FurtherTries } from './further-tries.js';
import { Inviter, type InviterHearing } from './inviter.js';
import { reasonsOf } from './reason-header.js';
import type { LegSetting } from './leg-setting.js';
import { SipLeg } from './sip-leg.js';
import { isServerRefusal } from './server-refusal.js';
import { intervalAsked, intervalIn } from './session-interval.js';
import { isReceived } from './sip-response.js';
import type { UserAgent } from './user-agent.js';

/** Host candidates get this long even when the microphone took all the time there was, in ms. */
const leastGathering = 150;

/** Where a call goes, and by which user agent, once it is connected. */
export interface OutboundRoute {
  readonly userAgent: UserAgent;
  readonly target: URI;
  /** Connects the user agent to another server that was not tried yet. Resolves with whether there is one. Default: there is none. */
  readonly onward?: () => Promise<boolean>;
}

/** One INVITE of a call. */
interface Attempt {
  readonly route: OutboundRoute;
  readonly extraHeaders: string[];
}

/** A call that was dialled here. */
export class OutboundLeg extends SipLeg {
  readonly direction = 'outbound';
  #inviter: Inviter | undefined;
  /** What else can be tried, once there was something. */
  #tries: FurtherTries | undefined;
  /** Goes to another server, as long as nothing was heard of the call but that one of them cannot handle it. */
  #goOn: ((end: CallEnd) => void) | undefined;

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

  forward(): Promise<void> {
    return this.decline();
  }

  override signalingIsLost(): void {
    if (this.#goOn) this.#goOn({ reason: 'failed', error: new CcError('signaling-lost', 'the SIP server was lost') });
    else super.signalingIsLost();
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
    const { clock, gatherFor } = this.setting;
    const sendBy = clock.now() + gatherFor;
    const signal = this.over.signal;
    try {
      const extraHeaders = headerLines(headers);
      const routed = Promise.resolve(route());
      routed.catch(() => undefined); // told below, if the microphone is had
      this.microphone.keep(await microphone.open({ signal }));
      if (camera) await (await this.bringCamera()).open(camera);
      await this.#invite(await routed, extraHeaders, sendBy);
    } catch (cause) {
      this.end({ reason: 'failed', error: toCcError(cause, 'media-failed') });
    }
  }

  async #invite(route: OutboundRoute, extraHeaders: string[], sendBy: number): Promise<void> {
    const { clock, log } = this.setting;
    const signal = this.over.signal;
    if (signal.aborted) return;
    const timed = extraHeaders.some((header) => header.startsWith('Session-Expires:'));
    const headers = timed ? extraHeaders : [...extraHeaders, ...intervalAsked(this.setting.sessionInterval)];
    const inviter = new Inviter(route.userAgent, route.target, headers);
    this.#inviter = inviter;
    this.adopt(inviter);
    const media = this.freshMedia();
    await this.microphone.use();
    await this.camera?.offer();
    if (signal.aborted) return;
    media.gatherUntil(Math.max(sendBy, clock.now() + leastGathering));
    log('call-started', { callId: this.id });
    const { onward } = route;
    if (onward) this.#goOn = (end) => void this.#goOnward({ ...route, onward }, extraHeaders, end);
    await inviter.invite(this.#hearing(inviter, media, { route, extraHeaders }));
  }

  async #goOnward(route: OutboundRoute & { readonly onward: () => Promise<boolean> }, extraHeaders: string[], end: CallEnd): Promise<void> {
    this.#goOn = undefined;
    this.#inviter = undefined;
    this.forsake();
    this.setting.log('server-left', { callId: this.id });
    try {
      if (await route.onward()) await this.#invite(route, extraHeaders, 0);
      else this.end(end);
    } catch (cause) {
      this.end({ reason: 'failed', error: toCcError(cause, 'media-failed') });
    }
  }

  async #tryAnew(message: IncomingResponseMessage, { route, extraHeaders }: Attempt, end: CallEnd): Promise<void> {
    this.#inviter = undefined;
    this.forsake();
    try {
      const { FurtherTries } = await import('./further-tries.js');
      const { target, userAgent } = route;
      const { redirects = 'none' } = this.setting;
      this.#tries ??= new FurtherTries({ policy: redirects, domain: userAgent.configuration.uri.host, target });
      const next = this.#tries.after(message);
      if (!next) return this.end(end);
      this.setting.log('call-tried-anew', { callId: this.id, status: message.statusCode ?? 0 });
      const more = next.headers.map((header) => header.slice(0, header.indexOf(':')));
      const kept = extraHeaders.filter((header) => !more.some((name) => header.startsWith(`${name}:`)));
      await this.#invite({ ...route, target: next.target }, [...kept, ...next.headers], 0);
    } catch (cause) {
      this.end({ reason: 'failed', error: toCcError(cause, 'media-failed') });
    }
  }

  #hearing(inviter: Inviter, media: CallMedia, attempt: Attempt): InviterHearing {
    const onRefused = ({ message }: { message: IncomingResponseMessage }): void => {
      if (inviter !== this.session) return;
      const [status, reasons] = [message.statusCode ?? 0, reasonsOf(message.getHeaders('reason'))];
      const received = isReceived(message);
      const end = { ...endByStatus(status, received, reasons), ...(received && { status }) };
      if (this.#goOn && isServerRefusal(status, reasons)) this.#goOn(end);
      else if (!this.over.signal.aborted && (this.#tries || status < 400 || status === 421 || status === 422))
        void this.#tryAnew(message, attempt, end);
      else this.because(end);
    };
    return {
      onProgress: ({ message }) => inviter === this.#inviter && this.#onProgress(message, media),
      onAccept: ({ message }) => {
        this.#goOn = undefined;
        this.farEnd.learn(message);
        if (inviter === this.session) void this.keepConfirmed(intervalIn(message));
      },
      onRefused,
    };
  }

  #onProgress(message: IncomingResponseMessage, media: CallMedia): void {
    if (this.over.signal.aborted) return;
    this.#goOn = undefined;
    this.farEnd.learn(message);
    if (message.statusCode === 180) this.events.emit({ type: 'ringing' });
    if (message.body && media.hasDescription(message.getHeader('Content-Type') ?? '')) void this.#hearEarly(message.body, media);
  }

  async #hearEarly(sdp: string, media: CallMedia): Promise<void> {
    try {
      if (!(await media.takeEarlyAnswer(sdp))) return;
    } catch {
      return; // nothing is heard before the answer then; the answer itself may still do
    }
    this.farEnd.show(media);
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
