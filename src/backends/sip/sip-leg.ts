import { type Bye, type Session, type SessionDelegate, SessionState } from 'sip.js/lib/api/index.js';
import { SessionState as DialogState, SignalingState } from 'sip.js/lib/core/session/index.js';
import type { CameraSource } from '../../contracts/camera-source.js';
import type { MicrophoneLease } from '../../contracts/microphone-source.js';
import type { CallLeg, CallLegEvent, DeclineReason } from '../../contracts/phone-backend.js';
import type { Clock } from '../../kit/clock.js';
import { type CallAbilities, type CallDirection, type Hold, noAbilities, withHold } from '../../model/call.js';
import type { DtmfMethod } from '../../model/dtmf.js';
import { CcError } from '../../model/error.js';
import type { Party } from '../../model/party.js';
import { CallCamera } from './call-camera.js';
import { CallMedia } from './call-media.js';
import { assertedParty } from './caller-identity.js';
import type { CallReading } from './call-reading.js';
import { type CallEnd, endByBye } from './end-reason.js';
import { EstablishedCall } from './established-call.js';
import { HeardAndSeen } from './heard-and-seen.js';
import { LegEvents } from './leg-events.js';
import { reasonsOf } from './reason-header.js';
import type { LogSip } from './sip-log.js';

/** A BYE is waited for this long at most, in ms. */
const goodbye = 2000;

/** What every leg needs from its back end. */
export interface LegSetting {
  readonly clock: Clock;
  readonly random: () => number;
  readonly log: LogSip;
  readonly gatherFor: number;
  readonly createPeerConnection: () => RTCPeerConnection;
  /** What is believed about who calls, and what else is read from a call. */
  readonly reads?: CallReading | undefined;
  /** sip.js asks for a session's media here. */
  readonly bind: (session: Session, media: CallMedia) => void;
  /** The server can be asked something now. */
  readonly canSignal: () => boolean;
  readonly onEnded: (leg: SipLeg) => void;
}

/** A SIP dialog with its sound and pictures, from its first sign to its end; what both directions have in common. */
export abstract class SipLeg implements CallLeg {
  readonly id: string = crypto.randomUUID();
  abstract readonly direction: CallDirection;
  readonly can: CallAbilities = Object.freeze({ ...noAbilities, hold: true, mute: true, dtmf: true, video: true });
  protected readonly setting: LegSetting;
  protected readonly events: LegEvents = new LegEvents();
  protected readonly over: AbortController = new AbortController();
  protected readonly camera: CallCamera = new CallCamera({
    media: () => this.#media,
    renegotiate: async (proposal) => this.#established().change(proposal),
    tell: (event) => this.events.emit(event),
    signal: this.over.signal,
  });
  readonly #remote = new HeardAndSeen();
  #party: Party;
  #session: Session | undefined;
  #media: CallMedia | undefined;
  #talk: EstablishedCall | undefined;
  #lease: MicrophoneLease | undefined;
  #instead: MediaStream | undefined;
  #hold: Hold = 'none';
  #muted = false;
  #cause: CallEnd | undefined;
  #onConfirmed: () => void = () => {};
  readonly #confirmed = new Promise<void>((resolve) => (this.#onConfirmed = resolve));

  constructor(setting: LegSetting, party: Party) {
    this.setting = setting;
    this.#party = party;
  }

  get party(): Party {
    return this.#party;
  }

  get remoteStream(): MediaStream | undefined {
    return this.#remote.stream;
  }

  get localStream(): MediaStream | undefined {
    return this.camera.stream;
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
    const session = this.#session;
    if (session?.state !== SessionState.Established) return this.abandon();
    await this.#sayGoodbye(session, { reason: 'local-hangup' });
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
    await this.camera.turnOn(camera);
  }

  async turnCameraOff(): Promise<void> {
    await this.camera.turnOff();
  }

  async sendInstead(sound: MediaStream | undefined): Promise<void> {
    if (this.events.ended) throw new CcError('call-failed', 'the call is over');
    this.#instead = sound;
    // no word of somebody who is muted: silenced before the microphone is back, heard after it is gone
    if (!sound) this.#applyMute();
    await this.useMicrophone();
    this.#applyMute();
  }

  async sendDtmf(digits: string, method: DtmfMethod): Promise<void> {
    await this.#established().sendDigits(digits, method);
  }

  transfer(): Promise<void> {
    return Promise.reject(new CcError('transfer-failed', 'not yet', { recoverable: false }));
  }

  transferTo(): Promise<void> {
    return this.transfer();
  }

  forward(): Promise<void> {
    return this.transfer();
  }

  /** The server is back. */
  async signalingIsBack(): Promise<void> {
    if (this.#session?.state !== SessionState.Established) return;
    if ((await this.#talk?.refresh()) === false) this.#endGoneDialog();
  }

  /** The server is gone: a call that is not answered cannot be any more. */
  signalingIsLost(): void {
    if (this.#session?.state === SessionState.Established) return;
    this.end({ reason: 'failed', error: new CcError('signaling-lost', 'the SIP server was lost') });
  }

  /** The page goes away. */
  leave(): void {
    void this.hangUp();
  }

  /** Gives the session its ears. */
  protected adopt(session: Session, delegate: SessionDelegate = {}): void {
    this.#session = session;
    session.delegate = {
      onBye: (bye) => this.#onBye(bye),
      onAck: () => this.#onConfirmed(),
      onInvite: (request) => this.learnParty(request),
      // following a REFER unasked would let the far end place calls in this agent's name
      onRefer: (referral) => void referral.reject({ statusCode: 603 }).catch(() => undefined),
      ...delegate,
    };
    session.stateChange.addListener((state) => this.#onState(session, state));
  }

  /** Lets go of a session that came to nothing: what becomes of it is not told any more. */
  protected forsake(): void {
    this.#session = undefined;
  }

  /** Gives the session its media; in place of those from before, if there were any. */
  protected freshMedia(): CallMedia {
    this.#media?.close();
    const { clock, gatherFor, createPeerConnection, bind } = this.setting;
    const session = this.#session as Session;
    const media = new CallMedia({
      connection: createPeerConnection(),
      clock,
      gatherFor,
      offered: () => (session.dialog ? session.dialog.signalingState === SignalingState.HaveRemoteOffer : this.direction === 'inbound'),
      onAgreed: (remoteHolds) => this.#onAgreed(media, remoteHolds),
    });
    media.muted = this.#muted;
    this.#media = media;
    bind(session, media);
    return media;
  }

  /** Lets go of the microphone when the call is over, or at once if it is. */
  protected keepMicrophone(lease: MicrophoneLease): void {
    this.#lease = lease;
    if (this.events.ended) lease.release();
  }

  /** Uses the microphone that is kept, whichever device it is, or what is sent instead. */
  protected async useMicrophone(): Promise<void> {
    const use = async (stream: MediaStream): Promise<void> => this.#media?.sound.use(this.#instead ?? stream);
    this.#lease?.onChange((stream) => void (this.#instead ?? use(stream)));
    if (this.#lease) await use(this.#lease.stream);
  }

  /** Lets go of microphone and media. */
  protected dropMedia(): void {
    this.#media?.close();
    this.#lease?.release();
    this.#lease = undefined;
  }

  /** The far end told more of itself. */
  protected learnParty(message: { getHeader(name: string): string | undefined }): void {
    const party = assertedParty(message, this.setting.reads?.identityHeaders);
    if (!party || (party.number === this.#party.number && party.name === this.#party.name)) return;
    this.#party = party;
    this.events.emit({ type: 'party', party });
  }

  /** The far end is heard from now on, and seen if it shows something. */
  protected hearRemote(media: CallMedia): void {
    const seen = this.#remote.picture;
    if (!this.#remote.show(media.remoteTracks)) return;
    this.events.emit({ type: 'stream' });
    if (this.#remote.picture !== seen) this.events.emit({ type: 'picture', picture: !seen });
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
    this.over.abort(new CcError('call-failed', 'the call is over'));
    this.#onConfirmed();
    this.dropMedia();
    this.#remote.clear();
    this.setting.log('call-ended', { callId: this.id, detail: cause.error ? `${cause.reason}, ${cause.error.code}` : cause.reason });
    this.events.emit({ type: 'ended', ...cause });
    this.setting.onEnded(this);
  }

  #onState(session: Session, state: SessionState): void {
    if (session !== this.#session) return;
    if (state === SessionState.Established) return this.#onEstablished();
    if (state !== SessionState.Terminated) return;
    // who ended it and why is told by callbacks that sip.js makes after this one
    queueMicrotask(() => session === this.#session && this.end(this.#cause ?? this.endUnsaid()));
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
      ownsCallID: this.direction === 'outbound',
      confirmed: this.direction === 'outbound' ? Promise.resolve() : this.#confirmed,
      signal: this.over.signal,
      onUp: () => this.events.emit({ type: 'connected' }),
      onHealth: (ok) => this.events.emit({ type: 'media', media: ok ? 'ok' : 'interrupted' }),
      onQuality: (quality) => this.events.emit({ type: 'quality', quality }),
      onLost: () => this.#onMediaLost(session),
    });
    this.#talk.begin();
  }

  #established(): EstablishedCall {
    if (!this.#talk || this.#session?.state !== SessionState.Established) throw new CcError('call-failed', 'the call is not established');
    return this.#talk;
  }

  #onBye(bye: Bye): void {
    this.because(endByBye(reasonsOf(bye.request.getHeaders('Reason'))));
    bye.accept().catch(() => undefined);
  }

  // sip.js drops a BYE that arrives while an answer is being applied: the dialog is gone, its session does not know
  #endGoneDialog(): void {
    this.end({ reason: 'remote-hangup' });
  }

  #onAgreed(media: CallMedia, remoteHolds: boolean): void {
    this.hearRemote(media);
    this.camera.agreed();
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
    if (muted === this.#muted) return;
    this.#muted = muted;
    this.#applyMute();
    this.events.emit({ type: 'muted', muted });
  }

  #applyMute(): void {
    if (this.#media) this.#media.muted = this.#muted && !this.#instead;
  }

  #onMediaLost(session: Session): void {
    this.setting.log('media-missing', { callId: this.id });
    void this.#sayGoodbye(session, { reason: 'failed', error: new CcError('media-failed', 'the media path does not work') });
  }

  async #sayGoodbye(session: Session, cause: CallEnd): Promise<void> {
    this.because(cause);
    const told = new Promise<void>((resolve) => {
      const requestDelegate = { onAccept: () => resolve(), onReject: () => resolve(), onRedirect: () => resolve() };
      session.bye({ requestDelegate }).catch(() => resolve());
      this.setting.clock.after(goodbye, resolve);
    });
    this.end(cause);
    await told;
  }
}
