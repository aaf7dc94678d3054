import type { AudioHardware } from '../contracts/audio-hardware.js';
import type { AudioProcessor } from '../contracts/audio-processor.js';
import { flag, number, object, optional, read, text } from '../kit/shape.js';
import type { Unsubscribe } from '../kit/store.js';
import { type AudioDevice, type AudioState, type DevicePurpose, type SoundHint, type SoundSettings, usualSound } from '../model/audio.js';
import { toCcError } from '../model/error.js';

/** Where choices are remembered: the shape of `localStorage`. */
export interface CallAudioMemory {
  getItem(key: string): string | null;
  setItem(key: string, value: string): void;
}

/** What sound choices are made of. */
export interface SoundChoicesOptions {
  readonly hardware: AudioHardware;
  readonly memory: CallAudioMemory | undefined;
  readonly memoryKey: string;
  readonly state: () => AudioState;
  readonly commit: (change: Partial<AudioState>) => void;
}

/** Everything that is kept between visits. */
interface Kept {
  readonly microphone?: AudioDevice;
  readonly speaker?: AudioDevice;
  readonly ringer?: AudioDevice;
  readonly settings?: Partial<SoundSettings>;
}

const purposes: readonly DevicePurpose[] = ['microphone', 'speaker', 'ringer'];
/** What the microphone is to be opened again for, or its gain changed. */
const tuned = ['microphoneGain', 'echoCancellation', 'noiseSuppression', 'autoGainControl'] as const;
const device = optional(object<AudioDevice>({ id: text, label: text }));
const keptShape = object<Kept>({
  microphone: device,
  speaker: device,
  ringer: device,
  settings: optional(
    object<Partial<SoundSettings>>({
      ringerVolume: optional(number),
      microphoneGain: optional(number),
      echoCancellation: optional(flag),
      noiseSuppression: optional(flag),
      autoGainControl: optional(flag),
    }),
  ),
});

/**
 * What the agent chose, and what is used of it: a device that is unplugged is
 * done without until it is back, and is known by its name where the browser
 * has given it another id. Loaded when somebody chooses, or has chosen before.
 *
 *     chosen ──unplugged──▶ away (the default one is used, a hint says so)
 *        ◀────plugged in──────┘
 */
export class SoundChoices {
  readonly #options: SoundChoicesOptions;
  readonly #stop: Unsubscribe;
  #kept: Kept = {};
  #processor: AudioProcessor | undefined;
  #working: Promise<void> = Promise.resolve();

  constructor(options: SoundChoicesOptions) {
    this.#options = options;
    const { hardware } = options;
    let lists = [hardware.state.microphones, hardware.state.speakers];
    this.#stop = hardware.subscribe(({ microphones, speakers }) => {
      if (lists[0] === microphones && lists[1] === speakers) return;
      lists = [microphones, speakers];
      void this.#queue(() => this.#follow());
    });
  }

  /** Uses what was chosen on an earlier visit. What cannot be had does not keep the phone from starting. */
  recall(): Promise<void> {
    const { memory, memoryKey } = this.#options;
    const text = memory?.getItem(memoryKey);
    this.#kept = (text && read(keptShape, parsed(text))) || {};
    return this.#queue(async () => {
      if (this.#kept.settings) await this.#set(this.#kept.settings).catch(() => undefined);
      await this.#follow();
    });
  }

  /** Rejects with the microphone's errors or `media-failed`; the device before it stays in use. */
  choose(purpose: DevicePurpose, deviceId: string): Promise<void> {
    return this.#queue(async () => {
      await this.#use(purpose, deviceId);
      this.#tellAway(purpose, undefined);
      const label = this.#devices(purpose).find(({ id }) => id === deviceId)?.label ?? '';
      const others = Object.fromEntries(Object.entries(this.#kept).filter(([name]) => name !== purpose));
      this.#keep(deviceId === 'default' ? others : { ...others, [purpose]: { id: deviceId, label } });
    });
  }

  /** Rejects with the microphone's errors; everything then stays as it was. */
  adjust(change: Partial<SoundSettings>): Promise<void> {
    return this.#queue(async () => {
      await this.#set(change);
      this.#keep({ ...this.#kept, settings: this.#options.state().settings });
    });
  }

  /** Sends what the page's own processor makes of the microphone from now on; undefined for the plain microphone. */
  process(processor: AudioProcessor | undefined): Promise<void> {
    return this.#queue(async () => {
      this.#processor = processor;
      this.#tell('processor-failed', []);
      await this.#tune(this.#options.state().settings);
    });
  }

  dispose(): void {
    this.#stop();
  }

  // one after another: a device that is chosen while another comes back must win
  #queue(action: () => Promise<void>): Promise<void> {
    const done = this.#working.then(action);
    this.#working = done.catch(() => undefined);
    return done;
  }

  async #follow(): Promise<void> {
    for (const purpose of purposes) {
      const wanted = this.#kept[purpose];
      if (wanted) await this.#approach(purpose, wanted);
    }
  }

  async #approach(purpose: DevicePurpose, wanted: AudioDevice): Promise<void> {
    const devices = this.#devices(purpose);
    // before the permission devices have no names, and nobody knows what is there
    const known = devices.some(({ label }) => label !== '');
    const found = devices.find(({ id }) => id === wanted.id) ?? devices.find(({ label }) => label !== '' && label === wanted.label);
    const deviceId = known ? (found?.id ?? 'default') : wanted.id;
    if (deviceId !== this.#options.state().chosen[purpose]) {
      const isUsed = await this.#use(purpose, deviceId).then(
        () => true,
        () => false,
      );
      // listed, and not to be had: another program has it
      if (!isUsed && deviceId !== 'default') return this.#tellAway(purpose, wanted.label);
    }
    this.#tellAway(purpose, known && !found ? wanted.label : undefined);
    if (found && (found.id !== wanted.id || found.label !== wanted.label)) this.#keep({ ...this.#kept, [purpose]: found });
  }

  async #use(purpose: DevicePurpose, deviceId: string): Promise<void> {
    const { hardware, commit, state } = this.#options;
    await hardware.choose(purpose, deviceId);
    commit({ chosen: Object.freeze({ ...state().chosen, [purpose]: deviceId }) });
  }

  async #set(change: Partial<SoundSettings>): Promise<void> {
    const { hardware, state, commit } = this.#options;
    const before = state().settings;
    const settings = Object.freeze<SoundSettings>({
      ...before,
      ...change,
      ringerVolume: within(change.ringerVolume ?? before.ringerVolume, 0, 1),
      microphoneGain: within(change.microphoneGain ?? before.microphoneGain, 0.25, 4),
    });
    hardware.setRingerVolume(settings.ringerVolume);
    if (tuned.some((name) => settings[name] !== before[name])) await this.#tune(settings);
    commit({ settings });
  }

  async #tune(settings: SoundSettings): Promise<void> {
    const processor = this.#processor;
    await this.#options.hardware.tune({ ...settings, processor, onProcessor: this.#onProcessor });
  }

  readonly #onProcessor = (failure: unknown): void => {
    this.#tell('processor-failed', failure === undefined ? [] : [{ kind: 'processor-failed', error: toCcError(failure, 'media-failed') }]);
  };

  #tellAway(purpose: DevicePurpose, label: string | undefined): void {
    const others = this.#options.state().hints.filter((hint) => hint.kind === 'device-away' && hint.purpose !== purpose);
    this.#tell('device-away', label === undefined ? others : [...others, { kind: 'device-away', purpose, label }]);
  }

  #tell(kind: SoundHint['kind'], told: readonly SoundHint[]): void {
    const { hints } = this.#options.state();
    if (told.length === 0 && !hints.some((hint) => hint.kind === kind)) return;
    this.#options.commit({
      hints: Object.freeze([...hints.filter((hint) => hint.kind !== kind), ...told.map((hint) => Object.freeze(hint))]),
    });
  }

  #devices(purpose: DevicePurpose): readonly AudioDevice[] {
    const { microphones, speakers } = this.#options.hardware.state;
    return purpose === 'microphone' ? microphones : speakers;
  }

  #keep(kept: Kept): void {
    this.#kept = kept;
    try {
      this.#options.memory?.setItem(this.#options.memoryKey, JSON.stringify(kept));
    } catch {
      // full, or denied: it holds for this visit
    }
  }
}

function within(value: number, least: number, most: number): number {
  return Number.isFinite(value) ? Math.min(most, Math.max(least, value)) : usualSound.microphoneGain;
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
