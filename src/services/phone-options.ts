import type { CameraSource, ScreenSource } from '../contracts/camera-source.js';
import type { MicrophoneSource } from '../contracts/microphone-source.js';
import type { DeclineReason, PhoneBackend } from '../contracts/phone-backend.js';
import type { SoundMixer } from '../contracts/sound-mixer.js';
import type { RecordingSetting } from '../contracts/sound-recorder.js';
import type { Clock } from '../kit/clock.js';
import type { Call } from '../model/call.js';
import type { DtmfMethod } from '../model/dtmf.js';
import type { CcError } from '../model/error.js';
import type { Line } from '../model/line.js';
import type { Party } from '../model/party.js';
import type { RecordedCall } from '../model/recorded-call.js';
import type { Registration } from '../model/registration.js';
import type { Voicemail } from '../model/voicemail.js';

/** Everything a phone shows. A frozen snapshot. */
export interface PhoneState {
  readonly registration: Registration;
  /** Oldest first. A call that ended stays for a few seconds, so that its end can be read. */
  readonly calls: readonly Call[];
  /** The call its user is in: talking, or calling out, or else the one held last. Not one that rings. */
  readonly activeCallId: string | undefined;
  /** What waits in the voicemail box, once its server told. */
  readonly voicemail?: Voicemail;
  /** What the watched lines do, in the order of their watching. */
  readonly lines: readonly Line[];
  /** What failed last, until something succeeds. Registration keeps its own. */
  readonly error: CcError | undefined;
}

/** What a `Phone` is made of. */
export interface PhoneOptions {
  /** Made when a phone is first wanted: its code need not be loaded before. */
  readonly backend: () => PhoneBackend | Promise<PhoneBackend>;
  readonly microphone: MicrophoneSource;
  /** Without one, calls carry no picture of this side. */
  readonly camera?: CameraSource;
  /** Shows the screen. Without one, calls cannot send it. */
  readonly screen?: ScreenSource;
  /** Puts the sounds of calls together. Without one there are no conferences and no recordings. */
  readonly mixer?: () => Promise<SoundMixer>;
  /** How calls are recorded. Default: they are not. */
  readonly recording?: RecordingSetting;
  readonly clock?: Clock;
  /** How digits are sent unless told otherwise. Default `rtp`. */
  readonly dtmf?: DtmfMethod;
  /** How long an ended call stays in `calls`, in ms. Default 5000. */
  readonly lingerFor?: number;
}

/** How a call is dialled. */
export interface DialChoices {
  /** Sends a picture from the beginning. Default: voice only. */
  readonly video?: boolean;
  /** More for the far end, as SIP headers beginning with `X-`. */
  readonly headers?: Readonly<Record<string, string>>;
}

/** How a call is answered. */
export interface AnswerOptions {
  /** Sends a picture from the beginning. Default: voice only; the caller is seen all the same. */
  readonly video?: boolean;
  readonly signal?: AbortSignal;
  /** Its user did nothing: the phone answers by itself. */
  readonly automatically?: boolean;
}

/** Moments that leave no trace in the phone's state. */
export interface PhoneMoments {
  /** The sound or picture of this call's far end, or the own picture, came, changed or went. */
  readonly stream: string;
  /** A recording ended: kept nowhere, to be taken now. */
  readonly recorded: RecordedCall;
  /** A telephone key was pressed. */
  readonly digit: string;
  /** The far end pressed one, in a call whose server tells so. */
  readonly farDigit: { readonly callId: string; readonly digit: string };
}

/** Says whether a call may ring: a reason to turn it away, `silent` where it is shown and does not ring, or nothing. */
export type AdmissionRule = (call: Call) => DeclineReason | 'silent' | undefined;

/** Says whether a call's far end may have it go on with somebody else, whom this side calls. */
export type ReferralRule = (call: Call, party: Party) => boolean;
