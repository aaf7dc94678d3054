import type { MicrophoneSource } from '../contracts/microphone-source.js';
import { type FinishedStream, SharedDevice, type SharedDeviceOptions } from './shared-device.js';

/** What a microphone is made of and whom it tells. */
export type MicrophoneOptions = Pick<SharedDeviceOptions, 'mediaDevices' | 'onOpenChange' | 'onPermission' | 'onMuteChange'>;

/** How a microphone's sound is made, where it is not as the browser makes it. */
export interface Treatment {
  readonly wishes: MediaTrackConstraints;
  finish(raw: MediaStream): Promise<FinishedStream>;
}

/** The microphone that is chosen, for all calls that need it. */
export class Microphone extends SharedDevice implements MicrophoneSource {
  #treatment: Treatment | undefined;

  constructor(options: MicrophoneOptions) {
    super({ ...options, device: 'microphone', wanted: (chosen) => ({ audio: chosen ?? true }) });
  }

  /** Makes its sound so from now on. Rejects as `open` does when an open one cannot be opened again; it then stays as it was. */
  async treat(treatment: Treatment): Promise<void> {
    const before = this.#treatment;
    this.#use(treatment);
    try {
      await this.renew();
    } catch (cause) {
      this.#use(before);
      throw cause;
    }
  }

  protected override finish(raw: MediaStream): Promise<FinishedStream> {
    return this.#treatment?.finish(raw) ?? super.finish(raw);
  }

  #use(treatment: Treatment | undefined): void {
    this.#treatment = treatment;
    this.wishes = treatment?.wishes;
  }
}
