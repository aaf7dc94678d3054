import { Camera, type CameraOptions } from './camera.js';

/** The camera of this browser. Where there is no page there is none. */
export function browserCamera(options: Partial<CameraOptions> = {}): Camera {
  return new Camera({
    mediaDevices: globalThis.navigator?.mediaDevices,
    onOpenChange: () => {},
    onPermission: () => {},
    ...options,
  });
}
