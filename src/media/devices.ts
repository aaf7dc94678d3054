import type { Clock } from '../kit/clock.js';
import type { AudioDevice } from '../model/audio.js';

/** Plugging a headset in changes several devices one after another, in ms. */
const settling = 300;
/** Some machines report changes again and again: between two looks is at least this time, in ms. */
const resting = 1000;

/** The devices of this machine. */
export interface DeviceLists {
  readonly microphones: readonly AudioDevice[];
  readonly speakers: readonly AudioDevice[];
}

/** What a device watch is made of and whom it tells. */
export interface DeviceWatchOptions {
  readonly mediaDevices: Pick<MediaDevices, 'enumerateDevices' | 'addEventListener'> | undefined;
  readonly clock: Clock;
  readonly onChange: (lists: DeviceLists) => void;
}

/** Knows which sound devices there are. Looks only when something changed: looking often makes sound choppy on macOS. */
export class DeviceWatch {
  readonly #options: DeviceWatchOptions;
  readonly #stop = new AbortController();
  #cancel: () => void = () => {};
  #lookedAt = -Infinity;

  constructor(options: DeviceWatchOptions) {
    this.#options = options;
    options.mediaDevices?.addEventListener?.('devicechange', () => this.refresh(), this.#stop);
  }

  /** Looks again, once, when things have settled. */
  refresh(): void {
    if (this.#stop.signal.aborted) return;
    this.#cancel();
    const { clock } = this.#options;
    this.#cancel = clock.after(Math.max(settling, this.#lookedAt + resting - clock.now()), () => void this.look());
  }

  /** Looks now. */
  async look(): Promise<void> {
    this.#lookedAt = this.#options.clock.now();
    const devices = await this.#options.mediaDevices?.enumerateDevices?.().catch(() => []);
    if (!devices || this.#stop.signal.aborted) return;
    this.#options.onChange({ microphones: listed(devices, 'audioinput'), speakers: listed(devices, 'audiooutput') });
  }

  dispose(): void {
    this.#stop.abort();
    this.#cancel();
  }
}

/** The devices of a kind, the default one first. Before the permission they have neither ids nor names. */
function listed(devices: readonly MediaDeviceInfo[], kind: MediaDeviceKind): readonly AudioDevice[] {
  const found = devices.filter((device) => device.kind === kind);
  if (found.length === 0) return Object.freeze([]);
  const named = new Map(
    found.filter(({ deviceId }) => deviceId !== '' && deviceId !== 'communications').map(({ deviceId, label }) => [deviceId, label]),
  );
  const { default: byDefault = '', ...others } = Object.fromEntries(named);
  return Object.freeze(
    [{ id: 'default', label: byDefault }, ...Object.entries(others).map(([id, label]) => ({ id, label }))].map((device) =>
      Object.freeze(device),
    ),
  );
}
