import type { DevicePurpose, SoundSettings } from '../model/audio.js';
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

/** Somebody wants to choose another device: show where they can. */
export class DeviceChoiceRequestEvent extends RequestEvent {
  static readonly type = 'cc-device-choice-request';
  readonly purpose: DevicePurpose;

  constructor(purpose: DevicePurpose) {
    super(DeviceChoiceRequestEvent.type);
    this.purpose = purpose;
  }
}

/** Somebody wants the microphone or the ringer to sound differently. */
export class SoundAdjustRequestEvent extends RequestEvent {
  static readonly type = 'cc-sound-adjust-request';
  readonly change: Partial<SoundSettings>;

  constructor(change: Partial<SoundSettings>) {
    super(SoundAdjustRequestEvent.type);
    this.change = change;
  }
}

/** Somebody wants the buttons of a headset to work, or not any more. The browser asks which headset, inside this gesture only. */
export class HeadsetRequestEvent extends RequestEvent {
  static readonly type = 'cc-headset-request';
  readonly wanted: 'connect' | 'disconnect';

  constructor(wanted: 'connect' | 'disconnect') {
    super(HeadsetRequestEvent.type);
    this.wanted = wanted;
  }
}

declare global {
  interface HTMLElementEventMap {
    'cc-device-choice-request': DeviceChoiceRequestEvent;
    'cc-device-request': DeviceRequestEvent;
    'cc-headset-request': HeadsetRequestEvent;
    'cc-sound-adjust-request': SoundAdjustRequestEvent;
    'cc-sound-test-request': SoundTestRequestEvent;
    'cc-microphone-permission-request': MicrophonePermissionRequestEvent;
    'cc-sound-unlock-request': SoundUnlockRequestEvent;
  }
}
