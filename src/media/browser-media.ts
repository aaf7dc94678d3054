import type { CameraSource } from '../contracts/camera-source.js';
import type { MicrophoneSource } from '../contracts/microphone-source.js';
import { browserCamera } from './browser-camera.js';
import { Microphone } from './microphone.js';

/** Which kinds of devices there are. */
export interface DevicesAtHand {
  readonly microphone: boolean;
  /** Taken as there where the browser does not list it (Safari, older Firefox). */
  readonly speaker: boolean;
  readonly camera: boolean;
}

/** What a visitor's call needs of the browser: a microphone, a camera, and what is there before anything is opened. */
export interface BrowserMedia {
  readonly microphone: MicrophoneSource;
  readonly camera: CameraSource;
  /**
   * Looks which devices there are, without asking anybody for permission.
   * A browser that hides its devices before the permission is believed to have them.
   */
  devices(): Promise<DevicesAtHand>;
  /** Closes what is open. */
  dispose(): void;
}

/** Microphone and camera of this browser for a visitor's call; nothing is opened before a call needs it. */
export function browserMedia({
  mediaDevices = globalThis.navigator?.mediaDevices,
}: {
  readonly mediaDevices?: Pick<MediaDevices, 'getUserMedia' | 'enumerateDevices'>;
} = {}): BrowserMedia {
  const microphone = new Microphone({ mediaDevices, onOpenChange: () => {}, onPermission: () => {} });
  const camera = browserCamera({ mediaDevices });
  return {
    microphone,
    camera,
    devices: () => devicesOf(mediaDevices),
    dispose: () => {
      microphone.dispose();
      camera.dispose();
    },
  };
}

async function devicesOf(mediaDevices: Pick<MediaDevices, 'getUserMedia' | 'enumerateDevices'> | undefined): Promise<DevicesAtHand> {
  // an insecure page or an old browser: nothing can be opened
  if (!mediaDevices?.getUserMedia) return { microphone: false, speaker: false, camera: false };
  const found = await mediaDevices.enumerateDevices?.().catch(() => undefined);
  if (!found) return { microphone: true, speaker: true, camera: true };
  const has = (kind: MediaDeviceKind): boolean => found.some((device) => device.kind === kind);
  const listsOutputs = typeof HTMLMediaElement !== 'undefined' && 'setSinkId' in HTMLMediaElement.prototype;
  return { microphone: has('audioinput'), speaker: has('audiooutput') || !listsOutputs, camera: has('videoinput') };
}
