import type { CameraChoice, CameraLease, CameraSource } from '../contracts/camera-source.js';
import { browserCamera } from './browser-camera.js';
import type { Camera } from './camera.js';

const memoryKey = 'contact-center-widgets:camera';

/** What a shelf of cameras is made of. */
export interface CameraShelfOptions {
  readonly mediaDevices?: Pick<MediaDevices, 'getUserMedia' | 'enumerateDevices'>;
  /** Keeps the choice between visits. Default: it is not kept. */
  readonly memory?: Pick<Storage, 'getItem' | 'setItem'>;
}

/** The cameras of this machine, one of which is used. */
export class CameraShelf implements CameraSource {
  readonly #mediaDevices: CameraShelfOptions['mediaDevices'];
  readonly #memory: CameraShelfOptions['memory'];
  readonly #camera: Camera;
  #chosen: string;

  constructor({ mediaDevices = globalThis.navigator?.mediaDevices, memory }: CameraShelfOptions = {}) {
    this.#mediaDevices = mediaDevices;
    this.#memory = memory;
    this.#camera = browserCamera({ mediaDevices });
    this.#chosen = memory?.getItem(memoryKey) ?? 'default';
    void this.#camera.choose(this.#chosen);
  }

  open(how?: { readonly signal?: AbortSignal }): Promise<CameraLease> {
    return this.#camera.open(how);
  }

  async list(): Promise<readonly CameraChoice[]> {
    const found = (await this.#mediaDevices?.enumerateDevices?.().catch(() => [])) ?? [];
    const named = found.filter(({ kind, deviceId }) => kind === 'videoinput' && deviceId !== '');
    const chosen = named.some(({ deviceId }) => deviceId === this.#chosen) ? this.#chosen : 'default';
    return Object.freeze(
      [{ id: 'default', label: '' }, ...named.map(({ deviceId, label }) => ({ id: deviceId, label }))].map((camera) =>
        Object.freeze({ ...camera, chosen: camera.id === chosen }),
      ),
    );
  }

  async choose(deviceId: string): Promise<void> {
    await this.#camera.choose(deviceId);
    this.#chosen = deviceId;
    this.#memory?.setItem(memoryKey, deviceId);
  }
}
