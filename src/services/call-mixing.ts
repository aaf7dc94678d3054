import type { SoundMixer } from '../contracts/sound-mixer.js';
import type { Clock } from '../kit/clock.js';
import type { CallRecording } from '../model/call.js';
import { CcError } from '../model/error.js';
import { CallRecordings } from './call-recordings.js';
import { Conference } from './conference.js';
import { MixedCalls } from './mixed-calls.js';
import type { PhoneInside } from './phone-inside.js';
import type { PhoneOptions } from './phone-options.js';
import type { Phone } from './phone.js';

/** What a phone does by mixing sounds, one thing after another: conferences and recordings. Loaded when the first is wanted. */
export class CallMixing {
  readonly #conference: Conference;
  readonly #recordings: CallRecordings | undefined;
  #turn: Promise<unknown> = Promise.resolve();

  constructor(phone: Phone, inside: PhoneInside, { mixer = noMixer, microphone, recording: setting }: PhoneOptions, clock: Clock) {
    const mixed = new MixedCalls({ phone, inside, microphone, mixer });
    this.#conference = new Conference(phone, inside, mixed);
    this.#recordings = setting && new CallRecordings({ phone, inside, mixed, clock, setting });
  }

  merge(callIds: readonly string[]): Promise<void> {
    return this.#next(() => this.#conference.merge(callIds));
  }

  split(callId: string): Promise<void> {
    return this.#next(() => this.#conference.split(callId));
  }

  record(callId: string, recording: CallRecording): Promise<void> {
    return this.#next(async () => {
      if (!this.#recordings) throw new CcError('illegal-transition', 'this phone records nothing');
      await this.#recordings.record(callId, recording);
    });
  }

  /** Resolves when all that was recorded has been handed out. */
  async settled(): Promise<void> {
    await this.#recordings?.settled();
  }

  #next(action: () => Promise<void>): Promise<void> {
    const result = this.#turn.then(action);
    this.#turn = result.catch(() => undefined);
    return result;
  }
}

function noMixer(): Promise<SoundMixer> {
  return Promise.reject(new CcError('illegal-transition', 'this phone mixes nothing'));
}
