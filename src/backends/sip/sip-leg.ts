import type { IncomingByeRequest } from 'sip.js/lib/core/messages/index.js';
import { SessionState as DialogState } from 'sip.js/lib/core/session/index.js';
import type { CameraSource, ScreenSource } from '../../contracts/camera-source.js';
import type { CallLeg, CallLegEvent, DeclineReason } from '../../contracts/phone-backend.js';
import { type CallAbilities, type CallDirection, type Hold, noAbilities, withHold } from '../../model/call.js';
import type { DialTarget } from '../../model/dial-target.js';
import type { DtmfMethod } from '../../model/dtmf.js';
import { CcError } from '../../model/error.js';
import type { Party } from '../../model/party.js';
import type { CallCamera } from './call-camera.js';
import type { CallMedia } from './call-media.js';
import { CallMicrophone } from './call-microphone.js';
import { dialogueMedia } from './dialogue-media.js';
import { sayBye } from './bye.js';
import { type CallEnd, endByBye } from './end-reason.js';
import { EstablishedCall } from './established-call.js';
import { FarEnd } from './far-end.js';
import { farEndRequests, identified } from './far-end-requests.js';
import type { HandingOver } from './handing-over.js';
import type { Invitation } from './invitation.js';
import { LegEvents } from './leg-events.js';
import type { LegSetting } from './leg-setting.js';
import { reasonsOf } from './reason-header.js';
import type { Session, SessionDelegate, SessionState } from './session.js';
import type { SessionInterval } from './session-interval.js';

const nobody: HandingOver = { heir: undefined, onParting: undefined };

/**
 * A call in SIP with its sound and pictures, from its first sign to its end; what both directions have in common.
 * It is one dialogue, and another one from the moment on when its far end is handed over or replaced.
 */
export abstract class SipLeg implements CallLeg {
  readonly id: string = crypto.randomUUID();
  abstract readonly direction: CallDirection;
  readonly can: CallAbilities;
  readonly setting: LegSetting;
  readonly handing: HandingOver = {};
  readonly farEnd: FarEnd;
  readonly events: LegEvents = new LegEvents();
  readonly over: AbortController = new AbortController();
  /** Once one was wanted. */
  protected camera: CallCamera | undefined;
  #bringing: Promise<CallCamera> | undefined;
  protected readonly microphone: CallMicrophone = new CallMicrophone(() => this.#media, this.over.signal);
  #session: Session | undefined;
  #media: CallMedia | undefined;
  #talk: EstablishedCall | undefined;
  #hold: Hold = 'none';
  #cause: CallEnd | undefined;
  #outgoing = false;
  /** Aborted when the dialogue, or the call, is over. */
  #past = new AbortController();
  #onConfirmed: () => void = () => {};
  #confirmed = Promise.resolve();

  constructor(setting: LegSetting, party: Party) {
    this.setting = setting;
    this.farEnd = new FarEnd(party, this.events, setting.reads?.identityHeaders);
    const moves = setting.mayFollow !== undefined;
    this.can = Object.freeze({
      ...noAbilities,
      ...{ hold: true, mute: true, dtmf: true, video: true, screen: true, conference: true, record: true },
      ...{ transfer: moves, consult: moves, forward: moves },
    });
  }

  get party(): Party {
    return this.farEnd.party;
  }

  get remoteStream(): MediaStream | undefined {
    return this.farEnd.stream;
  }

  /** The dialogue that the call is now. */
  get session(): Session | undefined {
    return this.#session;
  }

  /** How it ended, or will. */
  get ending(): CallEnd | undefined {
    return this.#cause;
  }

  get localStream(): MediaStream | undefined {
    return this.camera?.stream;
  }

  follow(listener: (event: CallLegEvent) => void): void {
    this.events.follow(listener);
  }

  abstract answer(options: Parameters<CallLeg['answer']>[0]): Promise<void>;
  abstract decline(reason: DeclineReason): Promise<void>;
  /** Ends a call that was not answered yet. */
  protected abstract abandon(): Promise<void>;
  /** What it means when the dialog is gone and nobody said why. */
  protected abstract endUnsaid(): CallEnd;

  async hangUp(): Promise<void> {
    if (this.events.ended) return;
    if (this.#session?.state !== 'established' && !this.handing.heir) return this.abandon();
    await this.sayGoodbye({ reason: 'local-hangup' });
  }

  async hold(): Promise<void> {
    await this.#setHeld(true);
  }

  async resume(): Promise<void> {
    await this.#setHeld(false);
  }

  async mute(): Promise<void> {
    this.#setMuted(true);
  }

  async unmute(): Promise<void> {
    this.#setMuted(false);
  }

  async turnCameraOn(camera: CameraSource): Promise<void> {
    this.#established();
    await (await this.bringCamera()).turnOn(camera);
  }

  async turnCameraOff(): Promise<void> {
    // dark at once; who changes their mind while it is loaded waits for it
    await (this.camera ?? (await this.#bringing?.catch(() => undefined)))?.turnOff();
  }

  async sendScreen(screen: ScreenSource | undefined): Promise<void> {
    if (!screen) return this.camera?.unshare();
    this.#established();
    await (await this.bringCamera()).share(screen);
  }

  async sendInstead(sound: MediaStream | undefined): Promise<void> {
    if (this.events.ended) throw new CcError('call-failed', 'the call is over');
    await this.microphone.sendInstead(sound);
  }

  async sendDtmf(digits: string, method: DtmfMethod): Promise<void> {
    await this.#established().sendDigits(digits, method);
  }

  async transfer(target: DialTarget): Promise<void> {
    const { transfer } = await import('./refer-request.js');
    await transfer(this, target);
  }

  async transferTo(other: CallLeg): Promise<void> {
    const { transferTo } = await import('./refer-request.js');
    await transferTo(this, other);
  }

  abstract forward(target: DialTarget): Promise<void>;

  /** Somebody takes the far end's place. */
  async giveWay(invitation: Invitation): Promise<void> {
    const { takePlace } = await import('./replaces-dialogue.js');
    await takePlace(this, invitation);
  }

  /** The server is back. */
  async signalingIsBack(): Promise<void> {
    if (this.#session?.state !== 'established') return;
    if ((await this.#talk?.refresh()) === false) this.#endGoneDialog();
  }

  /** The server is gone: a call that is not answered cannot be any more. */
  signalingIsLost(): void {
    if (this.#session?.state === 'established') return;
    this.end({ reason: 'failed', error: new CcError('signaling-lost', 'the SIP server was lost') });
  }

  /** The page goes away; `succeeded` by another one that takes over what rings. */
  leave(_succeeded: boolean): void {
    void this.hangUp();
  }

  /** Media for a dialogue that may take the place of the present one: with microphone and camera, held if the call is held here. */
  async mediaFor(session: Session, outgoing: boolean): Promise<CallMedia> {
    const media = this.#makeMedia(session, outgoing);
    if (this.#hold === 'local' || this.#hold === 'both') media.propose({ held: true });
    media.settle();
    await Promise.all([this.microphone.use(media), this.camera?.offer(media)]);
    return media;
  }

  /** Goes on in a dialogue that was established in place of the present one, which is nobody's from now on. */
  goOn(session: Session, media: CallMedia, outgoing: boolean, party: Party): void {
    const before = this.#media;
    this.#past.abort(new CcError('call-failed', 'the far end is another one now'));
    this.#past = new AbortController();
    this.#cause = undefined;
    Object.assign(this.handing, nobody);
    this.adopt(session, {}, outgoing);
    this.#media = media;
    this.#onEstablished();
    if (this.events.ended) return media.close();
    this.#onAgreed(media, media.remoteHolds);
    before?.close();
    this.farEnd.become(party);
  }

  /** Nobody takes the far end's place. The call ends so if that has hung up meanwhile. */
  stay(end: CallEnd): void {
    Object.assign(this.handing, nobody);
    if (!this.#session) this.end(end);
  }

  /** Ends an established call. */
  async sayGoodbye(cause: CallEnd): Promise<void> {
    if (this.events.ended) return;
    const session = this.#session;
    this.handing.onParting?.();
    this.because(cause);
    const told = session && sayBye(session, this.setting.clock);
    this.end(cause);
    await told;
  }

  /** Confirms the call at this interval from now on, or sees to it that the far end does. */
  async keepConfirmed(interval: SessionInterval | undefined): Promise<void> {
    if (interval) await this.#talk?.keepConfirmed(interval, () => this.#endGoneDialog());
  }

  /** Gives the session its ears. */
  protected adopt(session: Session, delegate: SessionDelegate = {}, outgoing: boolean = this.direction === 'outbound'): void {
    this.#session = session;
    this.#outgoing = outgoing;
    this.#confirmed = outgoing ? Promise.resolve() : new Promise((resolve) => (this.#onConfirmed = resolve));
    const confirm = this.#onConfirmed;
    session.delegate = {
      onBye: (bye) => this.#onBye(bye, session),
      onAck: confirm,
      onInvite: (request) => {
        identified(this, session, request).catch(() => undefined);
        if (session === this.#session) this.#talk?.heard();
      },
      ...farEndRequests(this, session),
      onNotify: (notification) => {
        notification.accept();
        if (session === this.#session) this.handing.onNotify?.(notification);
      },
      ...delegate,
    };
    session.watch((state) => this.#onState(session, state));
  }

  /** Lets go of a session that came to nothing: what becomes of it is not told any more. */
  protected forsake(heir?: Party): void {
    this.#session = undefined;
    if (heir) this.farEnd.become(heir);
  }

  /** The camera of this call, loaded when one is wanted. */
  protected bringCamera(): Promise<CallCamera> {
    return (this.#bringing = import('./talk-parts.js').then(
      (parts) =>
        (this.camera ??= new parts.CallCamera({
          media: () => this.#media,
          renegotiate: async (proposal) => this.#established().change(proposal),
          tell: (event) => this.events.emit(event),
          signal: this.over.signal,
        })),
    ));
  }

  /** Gives the session its media; in place of those from before, if there were any. */
  protected freshMedia(): CallMedia {
    this.#media?.close();
    return (this.#media = this.#makeMedia(this.#session as Session, this.#outgoing));
  }

  #makeMedia(session: Session, outgoing: boolean): CallMedia {
    const media: CallMedia = dialogueMedia(session, this.setting, outgoing, (held) => media === this.#media && this.#onAgreed(media, held));
    return media;
  }

  /** Lets go of microphone and media. */
  protected dropMedia(): void {
    this.#media?.close();
    this.microphone.release();
  }

  /** Notes why the session will end, before it does. */
  protected because(cause: CallEnd): void {
    this.#cause ??= cause;
  }

  protected get mediaFailure(): unknown {
    return this.#media?.failure;
  }

  /** Ends the leg here and now. Only the first time counts. */
  protected end(cause: CallEnd): void {
    if (this.events.ended) return;
    this.because(cause);
    this.over.abort(new CcError('call-failed', 'the call is over'));
    this.#past.abort(this.over.signal.reason);
    this.#onConfirmed();
    this.dropMedia();
    this.farEnd.leave();
    this.setting.log('call-ended', { callId: this.id, detail: cause.error ? `${cause.reason}, ${cause.error.code}` : cause.reason });
    this.events.emit({ type: 'ended', ...cause });
    this.setting.onEnded(this);
  }

  #onState(session: Session, state: SessionState): void {
    if (session !== this.#session) return;
    if (state === 'established') return this.#onEstablished();
    if (state !== 'terminated') return;
    // who ended it and why is told by callbacks that sip.js makes after this one
    queueMicrotask(() => {
      if (session !== this.#session) return;
      // its heir is being called: what becomes of that is what becomes of the call
      if (this.handing.heir) this.forsake(this.handing.heir);
      else this.end(this.#cause ?? this.endUnsaid());
    });
  }

  #onEstablished(): void {
    const [session, media] = [this.#session, this.#media];
    if (!session || !media) return;
    if (session.dialog?.sessionState === DialogState.Terminated) return this.#endGoneDialog();
    this.events.emit({ type: 'connecting' });
    this.#talk = new EstablishedCall({
      ...this.setting,
      session,
      media,
      callId: this.id,
      ownsCallID: this.#outgoing,
      confirmed: this.#confirmed,
      signal: this.#past.signal,
      onUp: () => this.events.emit({ type: 'connected' }),
      onHealth: (ok) => this.events.emit({ type: 'media', media: ok ? 'ok' : 'interrupted' }),
      onQuality: (quality) => this.events.emit({ type: 'quality', quality }),
      onLost: () => this.#onMediaLost(),
    });
    this.#talk.begin();
  }

  #established(): EstablishedCall {
    if (!this.#talk || this.#session?.state !== 'established') throw new CcError('call-failed', 'the call is not established');
    return this.#talk;
  }

  #onBye(bye: IncomingByeRequest, session: Session): void {
    if (session === this.#session && !this.handing.heir)
      this.because(this.handing.meaningOfBye?.() ?? endByBye(reasonsOf(bye.message.getHeaders('Reason'))));
    bye.accept();
  }

  // sip.js drops a BYE that arrives while an answer is being applied: the dialog is gone, its session does not know
  #endGoneDialog(): void {
    this.end({ reason: 'remote-hangup' });
  }

  #onAgreed(media: CallMedia, remoteHolds: boolean): void {
    this.farEnd.show(media);
    this.camera?.agreed();
    this.#setHold(withHold(this.#hold, 'remote', remoteHolds));
  }

  async #setHeld(held: boolean): Promise<void> {
    await this.#established().change({ held });
    this.#setHold(withHold(this.#hold, 'local', held));
  }

  #setHold(hold: Hold): void {
    if (hold === this.#hold) return;
    this.#hold = hold;
    this.events.emit({ type: 'hold', hold });
  }

  #setMuted(muted: boolean): void {
    if (this.events.ended) throw new CcError('call-failed', 'the call is over');
    if (muted === this.microphone.muted) return;
    this.microphone.muted = muted;
    this.events.emit({ type: 'muted', muted });
  }

  #onMediaLost(): void {
    this.setting.log('media-missing', { callId: this.id });
    void this.sayGoodbye({ reason: 'failed', error: new CcError('media-failed', 'the media path does not work') });
  }
}
