import type { CameraSource } from '../contracts/camera-source.js';
import { SharedDevice, type SharedDeviceOptions } from './shared-device.js';

/** What a camera is made of and whom it tells. */
export type CameraOptions = Pick<SharedDeviceOptions, 'mediaDevices' | 'onOpenChange' | 'onPermission'>;

// wishes, not demands: a camera that has less is better than none. A phone shows its user, not the street
const picture: MediaTrackConstraints = {
  width: { ideal: 1280 },
  height: { ideal: 720 },
  frameRate: { ideal: 30, max: 30 },
  facingMode: 'user',
};

/** The camera that is chosen, for all calls that need it: its light is on while one does. */
export class Camera extends SharedDevice implements CameraSource {
  constructor(options: CameraOptions) {
    super({ ...options, device: 'camera', wanted: (chosen) => ({ video: { ...picture, ...chosen } }) });
  }
}
