import { CcError } from '../model/error.js';

/**
 * Where tones come out: the default device, or another one that is reached
 * through an audio element, since a context alone cannot choose in every browser.
 */
export class SoundOutput {
  readonly #createElement: (() => HTMLAudioElement) | undefined;
  #deviceId = 'default';
  #element: HTMLAudioElement | undefined;
  #node: GainNode | undefined;
  #volume = 1;

  constructor(createElement: (() => HTMLAudioElement) | undefined) {
    this.#createElement = createElement;
  }

  /** Rejects with `media-failed` when the device cannot be used. */
  async choose(deviceId: string): Promise<void> {
    if (deviceId === this.#deviceId) return;
    if (deviceId !== 'default') await this.#direct(deviceId);
    this.#deviceId = deviceId;
    this.#node = undefined;
    if (deviceId === 'default') this.#element?.pause();
  }

  /** What tones are connected to, once there was one. */
  get node(): AudioNode | undefined {
    return this.#node;
  }

  /** How loud tones are, 0 to 1. */
  set volume(volume: number) {
    this.#volume = volume;
    if (this.#node) this.#node.gain.value = volume;
  }

  /** What a tone is connected to. */
  destinationIn(context: AudioContext): AudioNode {
    if (this.#node?.context !== context) {
      this.#node = new GainNode(context, { gain: this.#volume });
      this.#node.connect(this.#open(context));
    }
    return this.#node;
  }

  dispose(): void {
    this.#element?.pause();
    if (this.#element) this.#element.srcObject = null;
  }

  async #direct(deviceId: string): Promise<void> {
    this.#element ??= this.#createElement?.();
    try {
      if (!this.#element?.setSinkId) throw new Error('this browser cannot choose where sound comes out');
      await this.#element.setSinkId(deviceId);
    } catch (cause) {
      throw new CcError('media-failed', 'the device cannot be used', { cause });
    }
  }

  #open(context: AudioContext): AudioNode {
    if (this.#deviceId === 'default' || !this.#element) return context.destination;
    const destination = context.createMediaStreamDestination();
    this.#element.srcObject = destination.stream;
    void this.#element.play().catch(() => undefined);
    return destination;
  }
}
