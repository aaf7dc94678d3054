import type { AudioHardware, AudioHardwareState, LevelListener, MicrophoneTuning } from '../contracts/audio-hardware.js';
import type { MicrophoneSource } from '../contracts/microphone-source.js';
import { type Clock, systemClock } from '../kit/clock.js';
import { Store } from '../kit/store.js';
import type { DevicePurpose } from '../model/audio.js';
import type { EndTone, NoticeTone, Tone } from '../model/tone.js';
import { type DeviceLists, DeviceWatch } from './devices.js';
import { followPermission } from './microphone-permission.js';
import { Microphone } from './microphone.js';
import type { MicrophoneTreatment } from './microphone-treatment.js';
import { Ringer } from './ringer.js';
import { SoundContext } from './sound-context.js';
import { SoundOutput } from './sound-output.js';
import type { SoundParts } from './sound-tools.js';
import { Speaker } from './speaker.js';

const tools = (): Promise<typeof import('./sound-tools.js')> => import('./sound-tools.js');

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
  readonly #parts: SoundParts;
  #treatment: MicrophoneTreatment | undefined;

  constructor(options: BrowserAudioOptions = {}) {
    const { mediaDevices, permissions, createAudioContext, createAudioElement, page, clock = systemClock } = { ...pageParts(), ...options };
    this.#store = new Store<AudioHardwareState>({
      microphones: Object.freeze([]),
      speakers: Object.freeze([]),
      permission: 'unknown',
      microphoneOpen: false,
      microphoneMuted: false,
      canChooseSpeaker: typeof globalThis.HTMLMediaElement !== 'undefined' && 'setSinkId' in HTMLMediaElement.prototype,
      locked: false,
    });
    this.#microphone = new Microphone({
      mediaDevices,
      onOpenChange: (microphoneOpen) => this.#store.commit({ microphoneOpen }),
      onPermission: (granted) => this.#onPermission(granted),
      onMuteChange: (microphoneMuted) => this.#store.commit({ microphoneMuted }),
    });
    this.#devices = new DeviceWatch({ mediaDevices, clock, onChange: (lists) => this.#onDevices(lists) });
    this.#sound = new SoundContext({ create: createAudioContext, page, clock, onLockChange: (locked) => this.#onLock(locked) });
    this.#speaker = new Speaker({ createElement: createAudioElement, onRefused: () => this.#sound.noteRefusal() });
    this.#sound.onUnlocked(() => this.#speaker.retry());
    this.#outputs = { speaker: new SoundOutput(createAudioElement), ringer: new SoundOutput(createAudioElement) };
    this.#ringer = new Ringer({ sound: this.#sound, ...this.#outputs });
    this.#parts = { microphone: this.#microphone, speaker: this.#speaker, output: this.#outputs.speaker, sound: this.#sound, clock };
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

  setRingerVolume(volume: number): void {
    this.#outputs.ringer.volume = volume;
  }

  async tune(tuning: MicrophoneTuning): Promise<void> {
    if (!this.#treatment?.glide(tuning)) this.#treatment = await (await tools()).tuned(this.#parts, tuning);
  }

  followLevel(purpose: 'microphone' | 'speaker', listener: LevelListener): () => void {
    const stop = new AbortController();
    void tools().then(({ followLevel }) => followLevel(this.#parts, purpose, listener, stop.signal));
    return () => stop.abort();
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

  // what a context makes of the microphone is silence while it may not run
  #onLock(locked: boolean): void {
    this.#store.commit({ locked });
    if (this.#treatment) void this.#microphone.renew().catch(() => undefined);
  }

  #onDevices(lists: DeviceLists): void {
    const before = this.state.microphones[0]?.label;
    this.#store.commit(lists);
    const [byDefault] = lists.microphones;
    // another one is the system's default now, or there is one again
    if (byDefault && byDefault.label !== before && before !== '') void this.#microphone.renew(byDefault.label).catch(() => undefined);
  }

  // looking for devices makes sound choppy on some machines: not at every call
  #onPermission(granted: boolean): void {
    const known = this.state.permission === 'granted' && this.state.microphones.some(({ label }) => label !== '');
    this.#store.commit({ permission: granted ? 'granted' : 'denied' });
    if (granted && !known) this.#devices.refresh();
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
