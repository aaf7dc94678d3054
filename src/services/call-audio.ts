import type { AudioHardware, AudioHardwareState } from '../contracts/audio-hardware.js';
import { Store, type SubscribeOptions, type Unsubscribe } from '../kit/store.js';
import type { AudioState, DevicePurpose } from '../model/audio.js';
import { type Call, callChanges } from '../model/call.js';
import { type CcError, toCcError } from '../model/error.js';
import { endToneFor, type NoticeTone, toneFor } from '../model/tone.js';
import type { Phone } from './phone.js';

/** Where choices are remembered: the shape of `localStorage`. */
export interface CallAudioMemory {
  getItem(key: string): string | null;
  setItem(key: string, value: string): void;
}

/** What a `CallAudio` is made of. */
export interface CallAudioOptions {
  readonly hardware: AudioHardware;
  /** Whose calls ring and are heard. */
  readonly phone?: Phone;
  /** Keeps the chosen devices between visits. Default: nothing is kept. */
  readonly memory?: CallAudioMemory;
}

const purposes: readonly DevicePurpose[] = ['microphone', 'speaker', 'ringer'];
const memoryKey = (purpose: DevicePurpose): string => `contact-center-widgets:${purpose}`;

/** The sound of the calls: which devices are used, what rings, whose voice is heard. */
export class CallAudio {
  readonly #hardware: AudioHardware;
  readonly #memory: CallAudioMemory | undefined;
  readonly #store: Store<AudioState>;
  readonly #stops: Unsubscribe[] = [];
  readonly #playing = new Map<string, MediaStream>();

  constructor({ hardware, phone, memory }: CallAudioOptions) {
    this.#hardware = hardware;
    this.#memory = memory;
    this.#store = new Store<AudioState>({
      ...facts(hardware.state),
      chosen: Object.freeze({ microphone: 'default', speaker: 'default', ringer: 'default' }),
      error: undefined,
    });
    this.#stops.push(hardware.subscribe((state) => this.#store.commit(facts(state))));
    if (phone) this.#stops.push(this.follow(phone));
    void this.#recall();
  }

  get state(): AudioState {
    return this.#store.state;
  }

  subscribe<T = AudioState>(listener: (selected: T, previous: T) => void, options?: SubscribeOptions<AudioState, T>): Unsubscribe {
    return this.#store.subscribe(listener, options);
  }

  /**
   * Uses this device from now on, also in calls that are under way, and remembers it.
   *
   * Rejects with the microphone's errors or `media-failed`; the device before it stays in use.
   */
  async choose(purpose: DevicePurpose, deviceId: string): Promise<void> {
    await this.#attempt(async () => {
      await this.#hardware.choose(purpose, deviceId);
      this.#store.commit({ chosen: Object.freeze({ ...this.state.chosen, [purpose]: deviceId }) });
      this.#memory?.setItem(memoryKey(purpose), deviceId);
    });
  }

  /** Asks for the microphone, so that devices have names and the first call need not ask. */
  async askPermission(): Promise<void> {
    await this.#attempt(() => this.#hardware.askPermission());
  }

  /** Lets sound play. To be called from a user's gesture. */
  async unlock(): Promise<void> {
    await this.#hardware.unlock();
  }

  /** Plays what the speaker or the ringer would play, once and shortly. */
  test(purpose: 'speaker' | 'ringer'): void {
    this.#hardware.testTone(purpose);
  }

  /** Plays a short tone before the phone does something by itself. */
  notice(tone: NoticeTone): void {
    this.#hardware.noticeTone(tone);
  }

  /** Plays the tones and the far ends of a phone that came later, until the result is called. One phone at a time. */
  follow(phone: Phone): Unsubscribe {
    const stop = this.#followCalls(phone);
    return () => {
      stop();
      for (const callId of this.#playing.keys()) this.#hardware.stop(callId);
      this.#playing.clear();
      this.#hardware.tone('silence');
    };
  }

  dispose(): void {
    for (const stop of this.#stops) stop();
    this.#hardware.tone('silence');
    this.#store.dispose();
    this.#hardware.dispose();
  }

  #followCalls(phone: Phone): Unsubscribe {
    const onCalls = (): void => {
      this.#hardware.tone(toneFor(phone.state.calls));
      this.#playStreams(phone);
    };
    const stops = [
      phone.subscribe(onCalls, { selector: (state) => state.calls }),
      phone.subscribe<readonly Call[]>((calls, before) => this.#playEnds(calls, before), { selector: (state) => state.calls }),
      phone.on('stream', onCalls),
      phone.on('digit', (digit) => this.#hardware.keyTone(digit)),
    ];
    onCalls();
    return () => stops.forEach((stop) => stop());
  }

  #playEnds(calls: readonly Call[], before: readonly Call[]): void {
    for (const { call } of callChanges(calls, before)) {
      const tone = call.state === 'ended' && endToneFor(call);
      if (tone) this.#hardware.endTone(tone);
    }
  }

  #playStreams(phone: Phone): void {
    const wanted = new Map<string, MediaStream>();
    for (const call of phone.state.calls) {
      const stream = phone.remoteStream(call.id);
      if (stream && call.state !== 'ended') wanted.set(call.id, stream);
    }
    for (const callId of this.#playing.keys()) if (!wanted.has(callId)) this.#hardware.stop(callId);
    for (const [callId, stream] of wanted) if (this.#playing.get(callId) !== stream) this.#hardware.play(callId, stream);
    this.#playing.clear();
    for (const entry of wanted) this.#playing.set(...entry);
  }

  // a device that is gone must not keep the phone from starting with the default one
  async #recall(): Promise<void> {
    for (const purpose of purposes) {
      const deviceId = this.#memory?.getItem(memoryKey(purpose));
      if (deviceId && deviceId !== 'default') await this.choose(purpose, deviceId).catch(() => undefined);
    }
  }

  async #attempt(action: () => Promise<void>): Promise<void> {
    try {
      await action();
      this.#store.commit({ error: undefined });
    } catch (cause) {
      const error: CcError = toCcError(cause, 'media-failed');
      this.#store.commit({ error });
      throw error;
    }
  }
}

function facts(state: AudioHardwareState): AudioHardwareState {
  const { microphones, speakers, permission, microphoneOpen, canChooseSpeaker, locked } = state;
  return { microphones, speakers, permission, microphoneOpen, canChooseSpeaker, locked };
}
