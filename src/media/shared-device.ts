import { CcError } from '../model/error.js';
import { deviceError, type GuardedDevice } from './device-error.js';

/** What a shared device is made of and whom it tells. */
export interface SharedDeviceOptions {
  readonly device: GuardedDevice;
  /** Missing where the page is not secure or the browser too old. */
  readonly mediaDevices: Pick<MediaDevices, 'getUserMedia'> | undefined;
  /** What to ask the browser for. */
  readonly wanted: (deviceId: MediaTrackConstraints | undefined) => MediaStreamConstraints;
  /** It was opened or closed. */
  readonly onOpenChange: (open: boolean) => void;
  /** It could not be opened, or was: the browser's user decided. */
  readonly onPermission: (granted: boolean) => void;
}

/** A call's hold on a device. */
export interface DeviceLease {
  readonly stream: MediaStream;
  onChange(listener: (stream: MediaStream) => void): void;
  release(): void;
}

interface Hold {
  listener: ((stream: MediaStream) => void) | undefined;
}

/** One open device for all who need it: opened with the first lease, closed with the last. */
export class SharedDevice {
  readonly #options: SharedDeviceOptions;
  readonly #leases = new Set<Hold>();
  #chosen = 'default';
  #stream: MediaStream | undefined;
  #opening: Promise<MediaStream> | undefined;
  #waiting = 0;
  #disposed = false;

  constructor(options: SharedDeviceOptions) {
    this.#options = options;
  }

  get isOpen(): boolean {
    return this.#stream !== undefined;
  }

  async open({ signal }: { readonly signal?: AbortSignal } = {}): Promise<DeviceLease> {
    signal?.throwIfAborted();
    this.#waiting++;
    try {
      if (!this.#stream) await unlessAborted((this.#opening ??= this.#openShared()), signal);
      signal?.throwIfAborted();
    } catch (cause) {
      this.#waiting--;
      this.#closeIfUnused();
      throw signal?.aborted ? (signal.reason as Error) : this.#errorOf(cause);
    }
    this.#waiting--;
    if (this.#disposed) throw new CcError('disposed', `the ${this.#options.device} was disposed`);
    return this.#lease();
  }

  /** Uses another device from now on. Rejects as `open` does, if a device is open and the other cannot be; the old one then stays. */
  async choose(deviceId: string): Promise<void> {
    const before = this.#chosen;
    this.#chosen = deviceId;
    if (!this.#stream || before === deviceId) return;
    try {
      const stream = await this.#acquire(deviceId, true);
      if (this.#chosen === deviceId && this.#leases.size > 0) this.#replace(stream);
      else stopTracks(stream);
    } catch (cause) {
      if (this.#chosen === deviceId) this.#chosen = before;
      throw cause;
    }
  }

  dispose(): void {
    this.#disposed = true;
    this.#leases.clear();
    this.#closeIfUnused();
  }

  async #openShared(): Promise<MediaStream> {
    try {
      const stream = await this.#acquire(this.#chosen, false);
      // everybody who waited for the permission may have gone since
      if (this.#waiting === 0 || this.#disposed) stopTracks(stream);
      else this.#replace(stream);
      return stream;
    } finally {
      this.#opening = undefined;
    }
  }

  #lease(): DeviceLease {
    const lease: Hold = { listener: undefined };
    this.#leases.add(lease);
    const current = (): MediaStream => this.#stream ?? new MediaStream();
    return {
      get stream(): MediaStream {
        return current();
      },
      onChange: (listener) => {
        lease.listener = listener;
      },
      release: () => {
        if (this.#leases.delete(lease)) this.#closeIfUnused();
      },
    };
  }

  #closeIfUnused(): void {
    const needed = !this.#disposed && (this.#leases.size > 0 || this.#waiting > 0);
    if (needed || !this.#stream) return;
    stopTracks(this.#stream);
    this.#stream = undefined;
    this.#options.onOpenChange(false);
  }

  #replace(stream: MediaStream): void {
    const before = this.#stream;
    this.#stream = stream;
    stream.getTracks()[0]?.addEventListener('ended', () => void this.#onLost(stream), { once: true });
    for (const { listener } of [...this.#leases]) listener?.(stream);
    if (before) stopTracks(before);
    else this.#options.onOpenChange(true);
  }

  // `stop()` fires no `ended`: the device was pulled out, or taken away by the system
  async #onLost(stream: MediaStream): Promise<void> {
    if (this.#stream !== stream) return;
    const other = await this.#acquire('default', false).catch(() => undefined);
    if (this.#stream === stream) this.#replace(other ?? new MediaStream());
    else if (other) stopTracks(other);
  }

  async #acquire(deviceId: string, exactly: boolean): Promise<MediaStream> {
    const { device, onPermission } = this.#options;
    try {
      const stream = await this.#ask(deviceId, exactly);
      onPermission(true);
      return stream;
    } catch (cause) {
      const error = this.#errorOf(cause);
      if (error.code === `${device}-denied`) onPermission(false);
      throw error;
    }
  }

  async #ask(deviceId: string, exactly: boolean): Promise<MediaStream> {
    const { device, mediaDevices, wanted } = this.#options;
    if (!mediaDevices?.getUserMedia) throw new CcError('unsupported-browser', `no ${device} can be asked for here`);
    const byDefault = wanted(undefined);
    if (deviceId === 'default') return mediaDevices.getUserMedia(byDefault);
    try {
      return await mediaDevices.getUserMedia(wanted({ deviceId: { exact: deviceId } }));
    } catch (cause) {
      // a remembered device that is not plugged in today must not cost the call
      if (exactly || this.#errorOf(cause).code !== `${device}-missing`) throw cause;
      return mediaDevices.getUserMedia(byDefault);
    }
  }

  #errorOf(cause: unknown): CcError {
    return deviceError(this.#options.device, cause);
  }
}

function unlessAborted<T>(promise: Promise<T>, signal: AbortSignal | undefined): Promise<T> {
  if (!signal) return promise;
  return new Promise((resolve, reject) => {
    const onAbort = (): void => reject(signal.reason as Error);
    signal.addEventListener('abort', onAbort, { once: true });
    promise.then(resolve, reject).finally(() => signal.removeEventListener('abort', onAbort));
  });
}

function stopTracks(stream: MediaStream): void {
  for (const track of stream.getTracks()) track.stop();
}
