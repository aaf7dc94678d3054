import { CcError } from '../model/error.js';

/** What a speaker is made of and whom it tells. */
export interface SpeakerOptions {
  readonly createElement: (() => HTMLAudioElement) | undefined;
  /** The browser refuses to play before its user touched the page. */
  readonly onRefused: () => void;
}

/**
 * Plays the far ends' voices, each by an audio element that is in no document.
 * Web Audio would not do: in Chromium a remote stream is silent there unless
 * an element plays it too.
 */
export class Speaker {
  readonly #options: SpeakerOptions;
  readonly #elements = new Map<string, HTMLAudioElement>();
  #deviceId = 'default';

  constructor(options: SpeakerOptions) {
    this.#options = options;
  }

  /** What is playing now. */
  get streams(): readonly MediaStream[] {
    return [...this.#elements.values()].map(({ srcObject }) => srcObject as MediaStream);
  }

  play(callId: string, stream: MediaStream): void {
    let element = this.#elements.get(callId);
    if (!element) {
      element = this.#options.createElement?.();
      if (!element) return;
      this.#elements.set(callId, element);
      if (this.#deviceId !== 'default') void element.setSinkId?.(this.#deviceId).catch(() => undefined);
    }
    element.srcObject = stream;
    this.#start(element);
  }

  stop(callId: string): void {
    const element = this.#elements.get(callId);
    if (!element) return;
    this.#elements.delete(callId);
    element.pause();
    element.srcObject = null;
  }

  /** Uses another device, for what is playing too. Rejects with `media-failed`, and the device before it stays. */
  async choose(deviceId: string): Promise<void> {
    const before = this.#deviceId;
    this.#deviceId = deviceId;
    try {
      await Promise.all([...this.#elements.values()].map((element) => direct(element, deviceId)));
    } catch (cause) {
      this.#deviceId = before;
      await Promise.all([...this.#elements.values()].map((element) => direct(element, before).catch(() => undefined)));
      throw new CcError('media-failed', 'the device cannot be used', { cause });
    }
  }

  /** Starts what was refused before. */
  retry(): void {
    for (const element of this.#elements.values()) if (element.paused) this.#start(element);
  }

  dispose(): void {
    for (const callId of [...this.#elements.keys()]) this.stop(callId);
  }

  #start(element: HTMLAudioElement): void {
    element.play().catch((cause: unknown) => {
      // another stream or the end of the call interrupts a start; only a refusal needs a gesture
      if (cause instanceof Error && cause.name === 'NotAllowedError') this.#options.onRefused();
    });
  }
}

async function direct(element: HTMLAudioElement, deviceId: string): Promise<void> {
  if (!element.setSinkId && deviceId === 'default') return;
  if (!element.setSinkId) throw new Error('this browser cannot choose where sound comes out');
  await element.setSinkId(deviceId === 'default' ? '' : deviceId);
}
