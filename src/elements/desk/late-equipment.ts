import type { AudioHardware } from '../../contracts/audio-hardware.js';
import type { CameraSource, ScreenSource } from '../../contracts/camera-source.js';
import type { SoundMixer } from '../../contracts/sound-mixer.js';
import type { RecordingSetting } from '../../contracts/sound-recorder.js';

const sounds = (): Promise<typeof import('./sound-equipment.js')> => import('./sound-equipment.js');
const pictures = (): Promise<typeof import('./picture-equipment.js')> => import('./picture-equipment.js');

/** What only some calls need of the browser, each loaded when one does. */
export interface LateEquipment {
  readonly mixer: () => Promise<SoundMixer>;
  readonly record: RecordingSetting['record'];
  readonly camera: CameraSource;
  /** Absent where the browser shows none. */
  readonly screen?: ScreenSource;
}

export function lateEquipment(hardware: () => Promise<AudioHardware>): LateEquipment {
  const canShare = typeof globalThis.navigator?.mediaDevices?.getDisplayMedia === 'function';
  return {
    mixer: async () => (await sounds()).deskMixer(await hardware()),
    record: async (sound) => (await sounds()).recordSound(sound),
    camera: {
      open: async (how) => (await pictures()).deskCamera().open(how),
      list: async () => (await pictures()).deskCamera().list(),
      choose: async (deviceId) => (await pictures()).deskCamera().choose(deviceId),
    },
    ...(canShare && { screen: { open: async (how) => new (await pictures()).Screen().open(how) } }),
  };
}
