import type { CallAbilities, CallDirection, CallTransfer, EndReason, Hold, MediaHealth } from '../model/call.js';
import type { DialTarget } from '../model/dial-target.js';
import type { DtmfMethod } from '../model/dtmf.js';
import type { CcError } from '../model/error.js';
import type { Line } from '../model/line.js';
import type { Party } from '../model/party.js';
import type { CallQuality } from '../model/quality.js';
import type { Registration } from '../model/registration.js';
import type { Voicemail } from '../model/voicemail.js';
import type { CameraSource, ScreenSource } from './camera-source.js';
import type { MicrophoneSource } from './microphone-source.js';

/** Why a call is turned away before it was answered. */
export type DeclineReason =
  /** The person does not want it: everybody's phones stop ringing (RFC 3261, 603). */
  | 'declined'
  /** This phone is taken: others may go on ringing (486). */
  | 'busy'
  /** Nobody here can take it now: others may go on ringing (480). */
  | 'unavailable';

/** What a leg tells its phone. Each kind may come again, `ended` comes once and last. */
export type CallLegEvent =
  /** The far end is being alerted (SIP 180), or was at once. Outbound only. */
  | { readonly type: 'ringing' }
  /** Sound arrives before the answer (SIP 183 with a description). */
  | { readonly type: 'early-media' }
  /** The far end answered; media is not up yet. */
  | { readonly type: 'connecting' }
  /** Answered, and the media path works. */
  | { readonly type: 'connected' }
  | { readonly type: 'hold'; readonly hold: Hold }
  | { readonly type: 'muted'; readonly muted: boolean }
  | { readonly type: 'media'; readonly media: MediaHealth }
  /** The far end is somebody else now, or is known better. */
  | { readonly type: 'party'; readonly party: Party }
  /** This side's picture is sent from now on, or not any more. */
  | { readonly type: 'camera'; readonly camera: boolean }
  /** The far end's picture comes from now on, or not any more. */
  | { readonly type: 'picture'; readonly picture: boolean }
  /** The picture that this side sends is its screen from now on, or not any more. */
  | { readonly type: 'screen'; readonly screen: boolean }
  /** The far end pressed a telephone key, and its server relays it (SIP INFO). */
  | { readonly type: 'digit'; readonly digit: string }
  /** How far this side's handing over has come; undefined when it came to nothing and the call goes on. */
  | { readonly type: 'transfer'; readonly transfer: CallTransfer | undefined }
  /** Measured anew: about once a second while both sides may talk. */
  | { readonly type: 'quality'; readonly quality: CallQuality }
  /** `remoteStream` or `localStream` changed. */
  | { readonly type: 'stream' }
  | {
      readonly type: 'ended';
      readonly reason: EndReason;
      readonly error?: CcError;
      /** SIP status, where one ended it. */ readonly status?: number;
    };

/**
 * The live object behind a Call in one back end. It never leaves the phone
 * service. Its promises settle when the far end or the media has confirmed:
 * nothing is told that is only hoped for.
 */
export interface CallLeg {
  readonly id: string;
  readonly direction: CallDirection;
  readonly party: Party;
  readonly can: CallAbilities;
  /** What came with an inbound call, by name. From outside: text of bounded length. Default: nothing. */
  readonly data?: Readonly<Record<string, string>>;
  /** The queue that an inbound call comes from, where it is told. */
  readonly queue?: string;
  /** Its server asks that the phone answer by itself after so many ms. */
  readonly answerAfter?: number;
  /** An inbound call whose caller offers a picture. */
  readonly offersPicture?: true;
  /** The back end plays voices, ring and tones by itself. */
  readonly soundsItself?: true;
  /** The far end's sound, and its picture when it sends one, for a back end that does not play it itself. */
  readonly remoteStream: MediaStream | undefined;
  /** The own picture while the camera is on; without sound. */
  readonly localStream: MediaStream | undefined;
  /** Hands the leg's events to its one follower, from the first on, even those that came before. */
  follow(listener: (event: CallLegEvent) => void): void;
  /**
   * Takes an inbound call. Resolves when the answer is on its way and the
   * microphone is open, and the camera if there is one; `connected` follows as
   * an event. Rejects with their errors, `media-failed`, or the signal's reason,
   * and leaves the call ringing.
   */
  answer(options: { readonly microphone: MicrophoneSource; readonly camera?: CameraSource; readonly signal?: AbortSignal }): Promise<void>;
  /** Turns an inbound call away. */
  decline(reason: DeclineReason): Promise<void>;
  /** Ends or cancels the call from this side, whatever its state. Never rejects. */
  hangUp(): Promise<void>;
  /** Rejects with `call-failed` when the far end refuses. */
  hold(): Promise<void>;
  resume(): Promise<void>;
  mute(): Promise<void>;
  unmute(): Promise<void>;
  /**
   * Opens a camera and sends its picture, until the call is over or the camera
   * is turned off. Resolves when the far end has agreed to it. Rejects with
   * the camera's errors, or with `call-failed` when the far end takes no
   * picture or the call is not connected.
   */
  turnCameraOn(camera: CameraSource): Promise<void>;
  /** Lets go of the camera at once, and tells the far end that no picture comes. */
  turnCameraOff(): Promise<void>;
  /**
   * Sends the picture of a screen in place of the camera's, until its user ends
   * that, or with nothing: the camera's again, if it is on. Resolves when the
   * far end has agreed, or its user chose no screen. Rejects as `turnCameraOn` does.
   */
  sendScreen(screen: ScreenSource | undefined): Promise<void>;
  /**
   * Sends this sound in place of the microphone's, or the microphone's again when
   * there is none. Meanwhile muting is told but not carried out: whoever mixes the
   * sound has to keep silent what must not be heard. Holding is as always. Rejects
   * with `call-failed` when the call is over, or never lets this be done.
   */
  sendInstead(sound: MediaStream | undefined): Promise<void>;
  /** Sends telephone keys one after another; resolves when the last has been sent. */
  sendDtmf(digits: string, method: DtmfMethod): Promise<void>;
  /**
   * Hands the call to somebody else unannounced (SIP REFER, RFC 3515). How it
   * goes is told by `transfer` events. Resolves when they have answered; the
   * leg then ends as `transferred`. Rejects with `transfer-failed` when they
   * cannot be reached or the far end does not go there, and the call goes on.
   */
  transfer(target: DialTarget): Promise<void>;
  /**
   * Connects this leg's far end with the far end of another leg of the same
   * back end (REFER with Replaces, RFC 3891). Resolves when both talk to each
   * other; both legs then end as `transferred`. Rejects with `transfer-failed`,
   * and both go on.
   */
  transferTo(other: CallLeg): Promise<void>;
  /** Sends a ringing inbound call elsewhere (SIP 302); it ends here as `transferred`. Rejects as `decline` does. */
  forward(target: DialTarget): Promise<void>;
}

/** What a phone hears from its back end. */
export interface PhoneBackendListener {
  onRegistration(registration: Registration): void;
  /** A call arrives. The phone follows the leg before this returns. */
  onIncoming(leg: CallLeg): void;
  /**
   * The far end of a call wants it to go on with somebody else, whom this side
   * is to call. Returns whether to follow; the leg then becomes the call with
   * them, and says so by `party`. Without this nobody is followed.
   */
  onReferral?(leg: CallLeg, target: Party): boolean;
  /** What the watched lines do now, all of them in the order of their watching. */
  onLines?(lines: readonly Line[]): void;
  /** What waits in the voicemail box now. */
  onVoicemail?(voicemail: Voicemail): void;
}

/** How to make a call. */
export interface DialOptions {
  readonly microphone: MicrophoneSource;
  /** Offers a picture as well. A camera that cannot be had ends the call as one without microphone does. Absent: voice only. */
  readonly camera?: CameraSource;
  /** More for the far end, as SIP headers beginning with `X-`. */
  readonly headers?: Readonly<Record<string, string>>;
}

/** A back end that can make and take calls. */
export interface PhoneBackend {
  /** Names the listener; called once, before anything else. */
  attach(listener: PhoneBackendListener): void;
  /**
   * Registers and stays registered, through lost sockets and refreshes, until
   * `unregister`. Resolves at the first success; rejects with
   * `registration-rejected`, `credential-rejected`, `credential-expired` or
   * `backend-unreachable` when the first attempt fails. After
   * `backend-unreachable` it goes on trying and says so by events.
   */
  register(options?: { readonly signal?: AbortSignal }): Promise<void>;
  /** Resolves when the server was told, or cannot be. Live calls go on. */
  unregister(): Promise<void>;
  /** Makes an outbound call. The leg exists at once; everything else comes as its events. */
  dial(target: DialTarget, options: DialOptions): CallLeg;
  /**
   * Follows what these lines do from now on, and no others: told by `onLines`,
   * `unknown` until the server says. Through lost sockets, until the next call of it.
   * Absent where lines cannot be watched.
   */
  watch?(addresses: readonly string[]): void;
  /** A call is likely within the minute: what takes time and asks nobody is got ready for it. Absent: nothing is. */
  expectCall?(): void;
  /**
   * Says whether another page takes over when this one goes: it registers the
   * same phone at once, so that calls that ring are left to it. Without a
   * successor they are turned away then. Absent: it makes no difference.
   */
  expectSuccessor?(expected: boolean): void;
  /** Ends every call, unregisters and lets go of the network. */
  dispose(): Promise<void>;
}
