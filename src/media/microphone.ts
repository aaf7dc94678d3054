import type { MicrophoneSource } from '../contracts/microphone-source.js';
import { SharedDevice, type SharedDeviceOptions } from './shared-device.js';

/** What a microphone is made of and whom it tells. */
export type MicrophoneOptions = Pick<SharedDeviceOptions, 'mediaDevices' | 'onOpenChange' | 'onPermission'>;

/** The microphone that is chosen, for all calls that need it. */
export class Microphone extends SharedDevice implements MicrophoneSource {
  constructor(options: MicrophoneOptions) {
    super({ ...options, device: 'microphone', wanted: (chosen) => ({ audio: chosen ?? true }) });
  }
}
