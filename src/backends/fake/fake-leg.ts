import type { CameraLease, CameraSource, ScreenSource } from '../../contracts/camera-source.js';
import type { CallLeg, CallLegEvent, DeclineReason } from '../../contracts/phone-backend.js';
import type { MicrophoneLease, MicrophoneSource } from '../../contracts/microphone-source.js';
import { type CallAbilities, type CallDirection, type EndReason, type Hold, noAbilities, withHold } from '../../model/call.js';
import type { DialTarget } from '../../model/dial-target.js';
import type { DtmfMethod } from '../../model/dtmf.js';
import { CcError } from '../../model/error.js';
import type { Party } from '../../model/party.js';
import { callQuality } from '../../model/quality.js';
import type { FarEnd } from './fake-far-end.js';
import { FakeTransfer } from './fake-transfer.js';

/** What a server says of an inbound call. */
export type FakeCallFacts = Pick<CallLeg, 'data' | 'queue' | 'answerAfter' | 'offersPicture'>;

/** How a fake call begins. */
export interface FakeLegOptions {
  readonly id: string;
  readonly direction: CallDirection;
  readonly party: Party;
  readonly can?: Partial<CallAbilities>;
  /** What comes with an inbound call. */
  readonly says?: FakeCallFacts;
  readonly onEnded?: () => void;
  /** It is being handed over to this number. */
  readonly onTransfer?: (number: string) => void;
  /** Its far end wants it to go on with somebody else. Default: nobody is followed. */
  readonly onReferral?: (party: Party) => boolean;
}

const everything: CallAbilities = {
  ...noAbilities,
  ...{ hold: true, mute: true, dtmf: true, video: true },
  ...{ transfer: true, consult: true, forward: true, conference: true, screen: true, record: true },
};
const inputs = { ringing: 'alerting', answered: 'success', refused: 'failure' } as const;

/** A call in memory, with a far end that does what it is told. */
export class FakeLeg implements CallLeg {
  readonly id: string;
  readonly direction: CallDirection;
  readonly can: CallAbilities;
  readonly data?: Readonly<Record<string, string>>;
  readonly queue?: string;
  readonly answerAfter?: number;
  readonly offersPicture?: true;
  /** What this side did, in order: `answered`, `held`, `dtmf 5 rtp`. For assertions on the far end. */
  readonly log: string[] = [];
  readonly farEnd: FarEnd;
  #remoteStream: MediaStream | undefined;
  #party: Party;
  readonly #onEnded: () => void;
  readonly #onTransfer: (number: string) => void;
  #transfer: FakeTransfer | undefined;
  #hold: Hold = 'none';
  #connected = false;
  #ended = false;
  #refuses = false;
  #watched = true;
  #microphone: MicrophoneLease | undefined;
  #instead: MediaStream | undefined;
  #camera: CameraLease | undefined;
  #screen: CameraLease | undefined;
  #listener: ((event: CallLegEvent) => void) | undefined;
  readonly #early: CallLegEvent[] = [];

  constructor({ id, direction, party, can, says, onEnded = () => {}, onTransfer = () => {}, onReferral = () => false }: FakeLegOptions) {
    Object.assign(this, says);
    this.id = id;
    this.direction = direction;
    this.#party = party;
    this.#onEnded = onEnded;
    this.#onTransfer = onTransfer;
    this.can = Object.freeze({ ...everything, ...can });
    this.farEnd = {
      ring: () => this.#tell({ type: 'ringing' }),
      announce: () => this.#tell({ type: 'early-media' }),
      answer: () => this.#connect(),
      end: (reason = 'remote-hangup', error) => this.#end(reason, error),
      press: (digit) => this.#tell({ type: 'digit', digit }),
      hold: () => this.#holds('remote', true),
      resume: () => this.#holds('remote', false),
      media: (media) => this.#tell({ type: 'media', media }),
      show: (stream) => this.#show(stream),
      watch: (willing) => this.#watch(willing),
      measure: (network) => this.#tell({ type: 'quality', quality: callQuality(network) }),
      identify: (next) => this.#identify(next),
      reached: (how) => this.#transfer?.take(inputs[how]),
      refer: (next) => {
        const goes = !this.#ended && onReferral(next);
        this.log.push(`${goes ? 'followed to' : 'refused'} ${next.number}`);
        return goes;
      },
      refuse: () => {
        this.#refuses = true;
      },
    };
  }

  get party(): Party {
    return this.#party;
  }

  get remoteStream(): MediaStream | undefined {
    return this.#remoteStream;
  }

  get localStream(): MediaStream | undefined {
    return (this.#screen ?? this.#camera)?.stream;
  }

  /** What is sent in place of the microphone's sound. */
  get instead(): MediaStream | undefined {
    return this.#instead;
  }

  get ended(): boolean {
    return this.#ended;
  }

  /** The far end's sound comes, changes or goes. */
  hear(stream: MediaStream | undefined): void {
    this.#remoteStream = stream;
    this.#tell({ type: 'stream' });
  }

  follow(listener: (event: CallLegEvent) => void): void {
    this.#listener = listener;
    for (const event of this.#early.splice(0)) listener(event);
  }

  /** Opens microphone and camera of an outbound call; the call fails when they cannot be had. */
  async begin(microphone: MicrophoneSource, camera?: CameraSource): Promise<boolean> {
    try {
      this.#keep(await microphone.open());
      if (camera) this.#look(await camera.open());
      return !this.#ended;
    } catch (cause) {
      this.#end('failed', cause instanceof CcError ? cause : new CcError('media-failed', 'no microphone', { cause }));
      return false;
    }
  }

  async answer({ microphone, camera, signal }: Parameters<CallLeg['answer']>[0]): Promise<void> {
    this.#ringingHere();
    const lease = await camera?.open(signal ? { signal } : {});
    this.#keep(await microphone.open(signal ? { signal } : {}));
    if (lease) this.#look(lease);
    this.#alive();
    this.log.push('answered');
    this.#connect();
  }

  async decline(reason: DeclineReason): Promise<void> {
    this.#ringingHere();
    this.log.push(`declined ${reason}`);
    this.#end('declined');
  }

  async hangUp(): Promise<void> {
    if (this.#ended) return;
    this.log.push('hung up');
    if (this.#connected) this.#end('local-hangup');
    else this.#end(this.direction === 'inbound' ? 'declined' : 'canceled');
  }

  async hold(): Promise<void> {
    this.#ask('held');
    this.#holds('local', true);
  }

  async resume(): Promise<void> {
    this.#ask('resumed');
    this.#holds('local', false);
  }

  async mute(): Promise<void> {
    this.#ask('muted');
    this.#tell({ type: 'muted', muted: true });
  }

  async unmute(): Promise<void> {
    this.#ask('unmuted');
    this.#tell({ type: 'muted', muted: false });
  }

  async turnCameraOn(camera: CameraSource): Promise<void> {
    if (this.#camera) return;
    this.#talking();
    const lease = await camera.open();
    try {
      this.#ask('camera on');
      if (!this.#watched) throw new CcError('call-failed', 'the far end takes no picture', { recoverable: false });
    } catch (cause) {
      lease.release();
      throw cause;
    }
    this.#look(lease);
  }

  async turnCameraOff(): Promise<void> {
    if (!this.#camera) return;
    this.#ask('camera off');
    this.#dark();
  }

  async sendScreen(screen: ScreenSource | undefined): Promise<void> {
    if (!screen) return this.#uncover();
    this.#talking();
    const lease = this.#screen ? undefined : await screen.open();
    if (!lease) return;
    try {
      this.#ask('screen on');
      if (!this.#watched) throw new CcError('call-failed', 'the far end takes no picture', { recoverable: false });
    } catch (cause) {
      lease.release();
      throw cause;
    }
    this.#screen = lease;
    lease.onChange((stream) => stream.getVideoTracks().length === 0 && this.#uncover());
    this.#tell({ type: 'screen', screen: true });
    this.#tell({ type: 'stream' });
  }

  async sendInstead(sound: MediaStream | undefined): Promise<void> {
    this.#ask(sound ? 'sends another sound' : 'sends the microphone');
    this.#instead = sound;
  }

  async sendDtmf(digits: string, method: DtmfMethod): Promise<void> {
    this.#ask(`dtmf ${digits} ${method}`);
  }

  async transfer({ number }: DialTarget): Promise<void> {
    this.#handOver(`transferred to ${number}`);
    this.#transfer = new FakeTransfer((transfer) => this.#tell({ type: 'transfer', transfer }));
    this.#onTransfer(number);
    await this.#transfer.done;
    this.#end('transferred');
  }

  async transferTo(other: CallLeg): Promise<void> {
    if (!(other instanceof FakeLeg) || !other.#connected || other.#ended || !this.can.consult)
      throw new CcError('transfer-failed', 'the other call is not connected');
    this.#handOver(`transferred to ${other.party.number}`);
    other.log.push(`transferred to ${this.party.number}`);
    this.#end('transferred');
    other.#end('transferred');
  }

  async forward({ number }: DialTarget): Promise<void> {
    if (!this.can.forward) throw new CcError('transfer-failed', 'this call cannot be sent elsewhere');
    this.#ringingHere();
    this.log.push(`sent to ${number}`);
    this.#end('transferred');
  }

  #connect(): void {
    this.#tell({ type: 'connecting' });
    this.#connected = true;
    this.#tell({ type: 'connected' });
    if (!this.#camera) return;
    if (this.#watched) this.#tell({ type: 'camera', camera: true });
    else this.#dark();
  }

  #keep(lease: MicrophoneLease): void {
    if (this.#ended) lease.release();
    else this.#microphone = lease;
  }

  #look(lease: CameraLease): void {
    if (this.#ended || this.#camera) return lease.release();
    this.#camera = lease;
    lease.onChange((stream) => {
      this.#tell({ type: 'stream' });
      if (stream.getVideoTracks().length === 0) this.#dark();
    });
    this.#tell({ type: 'stream' });
    if (this.#connected) this.#tell({ type: 'camera', camera: true });
  }

  #uncover(): void {
    if (!this.#screen) return;
    this.log.push('screen off');
    this.#screen.release();
    this.#screen = undefined;
    this.#tell({ type: 'screen', screen: false });
    this.#tell({ type: 'stream' });
  }

  #dark(): void {
    this.#camera?.release();
    this.#camera = undefined;
    this.#tell({ type: 'camera', camera: false });
    this.#tell({ type: 'stream' });
  }

  #show(stream: MediaStream | undefined): void {
    this.hear(stream);
    this.#tell({ type: 'picture', picture: stream !== undefined });
  }

  #watch(willing: boolean): void {
    this.#watched = willing;
    if (!willing && this.#connected && this.#camera) this.#dark();
    if (!willing) this.#uncover();
  }

  #holds(side: 'local' | 'remote', held: boolean): void {
    this.#hold = withHold(this.#hold, side, held);
    this.#tell({ type: 'hold', hold: this.#hold });
  }

  #identify(party: Party): void {
    this.#party = party;
    this.#tell({ type: 'party', party });
  }

  #ask(what: string): void {
    this.#alive();
    if (this.#refuses) {
      this.#refuses = false;
      throw new CcError('call-failed', `the far end refused: ${what}`);
    }
    this.log.push(what);
  }

  #handOver(what: string): void {
    this.#talking();
    try {
      if (!this.can.transfer) throw new CcError('transfer-failed', 'this call cannot be handed over');
      this.#ask(what);
    } catch (cause) {
      throw new CcError('transfer-failed', 'the call was not handed over', { cause });
    }
  }

  #alive(): void {
    if (this.#ended) throw new CcError('call-failed', 'the call is over');
  }

  #talking(): void {
    this.#alive();
    if (!this.#connected) throw new CcError('call-failed', 'the call is not answered');
  }

  #ringingHere(): void {
    this.#alive();
    if (this.direction === 'outbound' || this.#connected) throw new CcError('illegal-transition', 'the call does not ring here');
  }

  #end(reason: EndReason, error?: CcError): void {
    if (this.#ended) return;
    this.#tell({ type: 'ended', reason, ...(error && { error }) });
    this.#ended = true;
    this.#transfer?.take('failure');
    this.#microphone?.release();
    for (const lease of [this.#camera, this.#screen]) lease?.release();
    this.#camera = this.#screen = undefined;
    this.#onEnded();
  }

  #tell(event: CallLegEvent): void {
    if (this.#ended) return;
    if (this.#listener) this.#listener(event);
    else this.#early.push(event);
  }
}
