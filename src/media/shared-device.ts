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
  /** It was muted outside of the page, at the device or by the system, or is not any more. */
  readonly onMuteChange?: (muted: boolean) => void;
}

/** A call's hold on a device. */
export interface DeviceLease {
  readonly stream: MediaStream;
  onChange(listener: (stream: MediaStream) => void): void;
  release(): void;
}

/** What is made of a device's stream before anybody gets it. */
export interface FinishedStream {
  readonly stream: MediaStream;
  dispose(): void;
}

interface Hold {
  listener: ((stream: MediaStream) => void) | undefined;
}

/** A device that is open, or an empty stream in its place. */
interface Opened extends FinishedStream {
  /** As the browser gives it. */
  readonly raw: MediaStream;
  readonly deviceId: string;
}

/** One open device for all who need it: opened with the first lease, closed with the last. */
export class SharedDevice {
  /** What else is asked of the browser, besides which device. */
  protected wishes: MediaTrackConstraints | undefined;
  readonly #options: SharedDeviceOptions;
  readonly #leases = new Set<Hold>();
  #chosen = 'default';
  #opened: Opened | undefined;
  #opening: Promise<unknown> | undefined;
  #waiting = 0;
  #disposed = false;

  constructor(options: SharedDeviceOptions) {
    this.#options = options;
  }

  get isOpen(): boolean {
    return this.#opened !== undefined;
  }

  async open({ signal }: { readonly signal?: AbortSignal } = {}): Promise<DeviceLease> {
    signal?.throwIfAborted();
    this.#waiting++;
    try {
      if (!this.#opened) await unlessAborted((this.#opening ??= this.#openShared()), signal);
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
    if (!this.#opened || (this.#opened.deviceId === deviceId && this.#opened.raw.active)) return;
    try {
      await this.#exchange(true);
    } catch (cause) {
      if (this.#chosen === deviceId) this.#chosen = before;
      throw cause;
    }
  }

  /**
   * Opens the device again if one is open: it came back, the system's default is another one now, or its sound is to be made
   * differently. Rejects as `choose` does.
   *
   * @param name not where the open one has this name, or was chosen by hand
   */
  async renew(name?: string): Promise<void> {
    const { raw, deviceId } = this.#opened ?? {};
    if (!raw || (name !== undefined && raw.active && (deviceId !== 'default' || raw.getTracks()[0]?.label === name))) return;
    await this.#exchange(false);
  }

  dispose(): void {
    this.#disposed = true;
    this.#leases.clear();
    this.#closeIfUnused();
  }

  /** Makes of a device's stream what its users get. */
  protected async finish(raw: MediaStream): Promise<FinishedStream> {
    return { stream: raw, dispose: () => {} };
  }

  // whatever is chosen now, if nobody has chosen differently when it is open
  async #exchange(exactly: boolean): Promise<void> {
    const deviceId = this.#chosen;
    const opened = await this.#acquire(deviceId, exactly);
    if (this.#chosen === deviceId && this.#leases.size > 0) this.#replace(opened);
    else close(opened);
  }

  async #openShared(): Promise<void> {
    try {
      const opened = await this.#acquire(this.#chosen, false);
      // everybody who waited for the permission may have gone since
      if (this.#waiting === 0 || this.#disposed) close(opened);
      else this.#replace(opened);
    } finally {
      this.#opening = undefined;
    }
  }

  #lease(): DeviceLease {
    const lease: Hold = { listener: undefined };
    this.#leases.add(lease);
    const current = (): MediaStream => this.#opened?.stream ?? new MediaStream();
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
    if (needed || !this.#opened) return;
    close(this.#opened);
    this.#opened = undefined;
    this.#options.onMuteChange?.(false);
    this.#options.onOpenChange(false);
  }

  #replace(opened: Opened): void {
    const before = this.#opened;
    this.#opened = opened;
    const [track] = opened.raw.getTracks();
    track?.addEventListener('ended', () => void this.#onLost(opened), { once: true });
    const onMute = (): void => {
      if (this.#opened === opened) this.#options.onMuteChange?.(track?.muted ?? false);
    };
    for (const type of ['mute', 'unmute']) track?.addEventListener(type, onMute);
    for (const { listener } of [...this.#leases]) listener?.(opened.stream);
    onMute();
    if (before) close(before);
    else this.#options.onOpenChange(true);
  }

  // `stop()` fires no `ended`: the device was pulled out, or taken away by the system
  async #onLost(lost: Opened): Promise<void> {
    if (this.#opened !== lost) return;
    const other = await this.#acquire('default', false).catch(() => undefined);
    if (this.#opened === lost) this.#replace(other ?? { ...lost, stream: new MediaStream(), dispose: () => {} });
    else if (other) close(other);
  }

  async #acquire(deviceId: string, exactly: boolean): Promise<Opened> {
    const { device, onPermission } = this.#options;
    try {
      const opened = await this.#ask(deviceId, exactly);
      onPermission(true);
      return opened;
    } catch (cause) {
      const error = this.#errorOf(cause);
      if (error.code === `${device}-denied`) onPermission(false);
      throw error;
    }
  }

  async #ask(deviceId: string, exactly: boolean): Promise<Opened> {
    const { device, mediaDevices, wanted } = this.#options;
    if (!mediaDevices?.getUserMedia) throw new CcError('unsupported-browser', `no ${device} can be asked for here`);
    const given = async (id: string): Promise<Opened> => {
      const chosen = { ...(id !== 'default' && { deviceId: { exact: id } }), ...this.wishes };
      const raw = await mediaDevices.getUserMedia(wanted(id === 'default' && !this.wishes ? undefined : chosen));
      return { raw, deviceId: id, ...(await this.finish(raw)) };
    };
    try {
      return await given(deviceId);
    } catch (cause) {
      // a remembered device that is not plugged in today must not cost the call
      if (deviceId === 'default' || exactly || this.#errorOf(cause).code !== `${device}-missing`) throw cause;
      return given('default');
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

function close({ raw, stream, dispose }: Opened): void {
  for (const track of [...stream.getTracks(), ...raw.getTracks()]) track.stop();
  dispose();
}
