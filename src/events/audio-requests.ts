import type { DevicePurpose } from '../model/audio.js';
import { RequestEvent } from './request-event.js';

/** Somebody wants another microphone, speaker or ringer. */
export class DeviceRequestEvent extends RequestEvent {
  static readonly type = 'cc-device-request';
  readonly purpose: DevicePurpose;
  readonly deviceId: string;

  constructor(purpose: DevicePurpose, deviceId: string) {
    super(DeviceRequestEvent.type);
    this.purpose = purpose;
    this.deviceId = deviceId;
  }
}

/** Somebody wants to hear the ringer or speaker as it is set now. */
export class SoundTestRequestEvent extends RequestEvent {
  static readonly type = 'cc-sound-test-request';
  readonly purpose: 'speaker' | 'ringer';

  constructor(purpose: 'speaker' | 'ringer') {
    super(SoundTestRequestEvent.type);
    this.purpose = purpose;
  }
}

/** Somebody wants the browser asked for the microphone, so that devices have names and calls need not ask. */
export class MicrophonePermissionRequestEvent extends RequestEvent {
  static readonly type = 'cc-microphone-permission-request';
  constructor() {
    super(MicrophonePermissionRequestEvent.type);
  }
}

/** Somebody touched the page to let sound play. */
export class SoundUnlockRequestEvent extends RequestEvent {
  static readonly type = 'cc-sound-unlock-request';
  constructor() {
    super(SoundUnlockRequestEvent.type);
  }
}

declare global {
  interface HTMLElementEventMap {
    'cc-device-request': DeviceRequestEvent;
    'cc-sound-test-request': SoundTestRequestEvent;
    'cc-microphone-permission-request': MicrophonePermissionRequestEvent;
    'cc-sound-unlock-request': SoundUnlockRequestEvent;
  }
}
