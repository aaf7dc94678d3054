import type { AudioHardware, AudioHardwareState } from '../contracts/audio-hardware.js';
import type { MicrophoneSource } from '../contracts/microphone-source.js';
import { type Clock, systemClock } from '../kit/clock.js';
import { Store } from '../kit/store.js';
import type { DevicePurpose } from '../model/audio.js';
import type { EndTone, NoticeTone, Tone } from '../model/tone.js';
import { DeviceWatch } from './devices.js';
import { followPermission } from './microphone-permission.js';
import { Microphone } from './microphone.js';
import { Ringer } from './ringer.js';
import { SoundContext } from './sound-context.js';
import { SoundOutput } from './sound-output.js';
import { Speaker } from './speaker.js';

/** The parts of a browser that sound needs. Whatever is left out is the page's own; where there is no page there is no sound. */
export interface BrowserAudioOptions {
  readonly mediaDevices?: Pick<MediaDevices, 'getUserMedia' | 'enumerateDevices' | 'addEventListener'>;
  readonly permissions?: Pick<Permissions, 'query'>;
  readonly createAudioContext?: () => AudioContext;
  readonly createAudioElement?: () => HTMLAudioElement;
  /** Where the first gesture is heard. */
  readonly page?: EventTarget;
  readonly clock?: Clock;
}

/** Microphone, speakers and ringer as this browser gives them. */
export function browserAudio(options: BrowserAudioOptions = {}): BrowserAudio {
  return new BrowserAudio(options);
}

/** Microphone, speakers and ringer of a browser, under one roof. */
export class BrowserAudio implements AudioHardware {
  readonly #store: Store<AudioHardwareState>;
  readonly #microphone: Microphone;
  readonly #devices: DeviceWatch;
  readonly #speaker: Speaker;
  readonly #ringer: Ringer;
  readonly #sound: SoundContext;
  readonly #outputs: { readonly speaker: SoundOutput; readonly ringer: SoundOutput };
  readonly #stop = new AbortController();

  constructor(options: BrowserAudioOptions = {}) {
    const { mediaDevices, permissions, createAudioContext, createAudioElement, page, clock = systemClock } = { ...pageParts(), ...options };
    this.#store = new Store<AudioHardwareState>({
      microphones: Object.freeze([]),
      speakers: Object.freeze([]),
      permission: 'unknown',
      microphoneOpen: false,
      canChooseSpeaker: typeof globalThis.HTMLMediaElement !== 'undefined' && 'setSinkId' in HTMLMediaElement.prototype,
      locked: false,
    });
    this.#microphone = new Microphone({
      mediaDevices,
      onOpenChange: (microphoneOpen) => this.#store.commit({ microphoneOpen }),
      onPermission: (granted) => this.#onPermission(granted),
    });
    this.#devices = new DeviceWatch({ mediaDevices, clock, onChange: (lists) => this.#store.commit(lists) });
    this.#sound = new SoundContext({ create: createAudioContext, page, clock, onLockChange: (locked) => this.#store.commit({ locked }) });
    this.#speaker = new Speaker({ createElement: createAudioElement, onRefused: () => this.#sound.noteRefusal() });
    this.#sound.onUnlocked(() => this.#speaker.retry());
    this.#outputs = { speaker: new SoundOutput(createAudioElement), ringer: new SoundOutput(createAudioElement) };
    this.#ringer = new Ringer({ sound: this.#sound, ...this.#outputs });
    void followPermission(permissions, (permission) => this.#store.commit({ permission }), this.#stop.signal);
    void this.#devices.look();
    // whether the browser lets this page ring is worth knowing before the first call
    void this.#sound.context;
  }

  get microphone(): MicrophoneSource {
    return this.#microphone;
  }

  get state(): AudioHardwareState {
    return this.#store.state;
  }

  subscribe(listener: (state: AudioHardwareState) => void): () => void {
    return this.#store.subscribe(listener);
  }

  async choose(purpose: DevicePurpose, deviceId: string): Promise<void> {
    if (purpose === 'microphone') return this.#microphone.choose(deviceId);
    if (purpose === 'speaker') await this.#speaker.choose(deviceId);
    await this.#outputs[purpose].choose(deviceId);
    this.#ringer.reroute();
  }

  play(callId: string, stream: MediaStream): void {
    this.#speaker.play(callId, stream);
  }

  stop(callId: string): void {
    this.#speaker.stop(callId);
  }

  tone(tone: Tone): void {
    this.#ringer.tone(tone);
  }

  endTone(tone: EndTone): void {
    this.#ringer.endTone(tone);
  }

  noticeTone(tone: NoticeTone): void {
    this.#ringer.noticeTone(tone);
  }

  keyTone(digit: string): void {
    this.#ringer.keyTone(digit);
  }

  testTone(purpose: 'speaker' | 'ringer'): void {
    this.#ringer.testTone(purpose);
  }

  async unlock(): Promise<boolean> {
    return this.#sound.unlock();
  }

  async askPermission(): Promise<void> {
    const lease = await this.#microphone.open();
    // names are told while the device is open, in Firefox only then
    await this.#devices.look();
    lease.release();
  }

  dispose(): void {
    this.#stop.abort();
    this.#ringer.dispose();
    this.#speaker.dispose();
    this.#outputs.speaker.dispose();
    this.#outputs.ringer.dispose();
    this.#microphone.dispose();
    this.#devices.dispose();
    this.#sound.dispose();
    this.#store.dispose();
  }

  #onPermission(granted: boolean): void {
    this.#store.commit({ permission: granted ? 'granted' : 'denied' });
    if (granted) this.#devices.refresh();
  }
}

function pageParts(): BrowserAudioOptions {
  const { navigator, AudioContext: Context, Audio: Element } = globalThis;
  return {
    ...(navigator?.mediaDevices && { mediaDevices: navigator.mediaDevices }),
    ...(navigator?.permissions && { permissions: navigator.permissions }),
    ...(Context && { createAudioContext: () => new Context() }),
    ...(Element && { createAudioElement: () => new Element() }),
    ...(typeof window !== 'undefined' && { page: window }),
  };
}
