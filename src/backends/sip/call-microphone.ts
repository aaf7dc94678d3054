import type { MicrophoneLease } from '../../contracts/microphone-source.js';
import type { CallMedia } from './call-media.js';

/** What one call sends as its sound: the microphone, or something instead of it, or silence. */
export class CallMicrophone {
  readonly #media: () => CallMedia | undefined;
  readonly #over: AbortSignal;
  #lease: MicrophoneLease | undefined;
  #instead: MediaStream | undefined;
  #muted = false;

  /**
   * @param media where it goes
   * @param over aborted when the call ends
   */
  constructor(media: () => CallMedia | undefined, over: AbortSignal) {
    this.#media = media;
    this.#over = over;
  }

  get muted(): boolean {
    return this.#muted;
  }

  set muted(muted: boolean) {
    this.#muted = muted;
    this.#silence(this.#media());
  }

  /** Keeps it until the call is over; not at all if it is. */
  keep(lease: MicrophoneLease): void {
    this.#lease = lease;
    if (this.#over.aborted) this.release();
  }

  release(): void {
    this.#lease?.release();
    this.#lease = undefined;
  }

  /** Sends the microphone that is kept, whichever device it is, or what is sent instead. */
  async use(media: CallMedia | undefined = this.#media()): Promise<void> {
    this.#silence(media);
    this.#lease?.onChange((stream) => void (this.#instead ?? this.#media()?.sound.use(stream)));
    if (this.#lease) await media?.sound.use(this.#instead ?? this.#lease.stream);
  }

  /** Sends this in place of the microphone, muted or not; the microphone again where there is nothing. */
  async sendInstead(sound: MediaStream | undefined): Promise<void> {
    this.#instead = sound;
    // no word of somebody who is muted: silenced before the microphone is back, heard after it is gone
    if (!sound) this.#silence(this.#media());
    const media = this.#media();
    if (this.#lease) await media?.sound.use(sound ?? this.#lease.stream);
    this.#silence(media);
  }

  #silence(media: CallMedia | undefined): void {
    if (media) media.muted = this.#muted && !this.#instead;
  }
}
