import type { CameraLease, CameraSource, ScreenSource } from '../../contracts/camera-source.js';
import type { CallLegEvent } from '../../contracts/phone-backend.js';
import { CcError } from '../../model/error.js';
import type { CallMedia, Proposal } from './call-media.js';

/** What a call's camera works on and whom it tells. */
export interface CallCameraOptions {
  readonly media: () => CallMedia | undefined;
  /** Agrees with the far end. Rejects with `call-failed`, also when the call is not answered. */
  readonly renegotiate: (proposal: Proposal) => Promise<void>;
  readonly tell: (event: CallLegEvent) => void;
  /** Aborted when the call ends. */
  readonly signal: AbortSignal;
}

/**
 * The camera of one call, and the screen in place of its picture: opened because
 * somebody wants it, closed with the call or before.
 */
export class CallCamera {
  readonly #options: CallCameraOptions;
  #lease: CameraLease | undefined;
  #screen: CameraLease | undefined;
  #opening: AbortController | undefined;
  #on = false;

  constructor(options: CallCameraOptions) {
    this.#options = options;
    options.signal.addEventListener('abort', () => [this.#letGo(), this.#screen?.release()], { once: true });
  }

  /** The own picture. */
  get stream(): MediaStream | undefined {
    return (this.#screen ?? this.#lease)?.stream;
  }

  /** Opens it. Rejects with its errors, or the reason of the call's end. */
  async open(camera: CameraSource): Promise<void> {
    const stop = (this.#opening = new AbortController());
    const lease = await camera.open({ signal: AbortSignal.any([this.#options.signal, stop.signal]) });
    if (this.#options.signal.aborted || stop.signal.aborted) {
      lease.release();
      throw new CcError('call-failed', 'the camera is not wanted any more');
    }
    this.#opening = undefined;
    this.#lease = lease;
    lease.onChange((stream) => this.#change(stream));
    this.#options.tell({ type: 'stream' });
  }

  /** Offers its picture with the first description. */
  async offer(media: CallMedia | undefined = this.#options.media()): Promise<void> {
    if (!media || !this.stream) return;
    media.camera = true;
    await media.picture.use(this.stream);
  }

  /** Both sides agreed on something: a far end that takes no picture, or no more, needs no camera. */
  agreed(): void {
    const media = this.#options.media();
    if (!media?.camera) return;
    if (media.takesPicture || media.waiting) this.#say(this.#lease !== undefined);
    else this.#darken(media);
  }

  async turnOn(camera: CameraSource): Promise<void> {
    if (this.#lease || this.#opening) return;
    try {
      await this.open(camera);
      const media = this.#options.media();
      await media?.picture.use(this.stream ?? new MediaStream());
      if (!this.#screen) await this.#options.renegotiate({ camera: true });
      if (!this.#lease) throw new CcError('call-failed', 'the camera was turned off again');
      if (!media?.takesPicture && !media?.waiting) throw new CcError('call-failed', 'the far end takes no picture', { recoverable: false });
      this.#say(true);
    } catch (cause) {
      this.#opening = undefined;
      const media = this.#options.media();
      if (media) this.#darken(media);
      throw cause;
    }
  }

  /** Shows a screen in place of the camera's picture. Nothing happens when its user chose none. */
  async share(screen: ScreenSource): Promise<void> {
    const { media: mediaNow, renegotiate, signal, tell } = this.#options;
    const lease = this.#screen ? undefined : await screen.open({ signal });
    if (!lease) return;
    if (signal.aborted || this.#screen) return lease.release();
    this.#screen = lease;
    // its user ended it in the browser's own bar
    lease.onChange((stream) => stream.getVideoTracks().length === 0 && void this.unshare());
    try {
      const media = mediaNow();
      await media?.picture.use(lease.stream);
      if (!media?.camera) await renegotiate({ camera: true });
      if (!media?.takesPicture && !media?.waiting) throw new CcError('call-failed', 'the far end takes no picture', { recoverable: false });
      tell({ type: 'screen', screen: true });
      tell({ type: 'stream' });
    } catch (cause) {
      await this.unshare();
      throw cause;
    }
  }

  /** Shows the camera's picture again, or none. */
  async unshare(): Promise<void> {
    const { media: mediaNow, renegotiate } = this.#options;
    const media = mediaNow();
    if (!media || !this.#screen) return;
    await media.picture.use(this.#lease?.stream ?? new MediaStream());
    this.#uncover();
    if (this.#lease) return;
    media.camera = false;
    await renegotiate({ camera: false }).catch(() => undefined);
  }

  async turnOff(): Promise<void> {
    this.#opening?.abort(new CcError('call-failed', 'the camera was turned off again'));
    const media = this.#options.media();
    if (!media || !this.#lease) return;
    if (this.#screen) {
      this.#letGo();
      return this.#say(false);
    }
    this.#darken(media);
    // it is dark already, whether or not the far end can be told now
    await this.#options.renegotiate({ camera: false }).catch(() => undefined);
  }

  #change(stream: MediaStream): void {
    if (!this.#screen) void this.#options.media()?.picture.use(stream);
    this.#options.tell({ type: 'stream' });
    // pulled out, and there is no other
    if (stream.getVideoTracks().length === 0) void this.turnOff();
  }

  #darken(media: CallMedia): void {
    media.camera = false;
    void media.picture.use(new MediaStream());
    this.#uncover();
    this.#letGo();
    this.#say(false);
  }

  #uncover(): void {
    if (!this.#screen) return;
    this.#screen.release();
    this.#screen = undefined;
    this.#options.tell({ type: 'screen', screen: false });
    this.#options.tell({ type: 'stream' });
  }

  #letGo(): void {
    if (!this.#lease) return;
    this.#lease.release();
    this.#lease = undefined;
    this.#options.tell({ type: 'stream' });
  }

  #say(on: boolean): void {
    if (on === this.#on) return;
    this.#on = on;
    this.#options.tell({ type: 'camera', camera: on });
  }
}
