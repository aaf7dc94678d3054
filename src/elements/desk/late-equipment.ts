import type { AudioHardware } from '../../contracts/audio-hardware.js';
import type { SoundMixer } from '../../contracts/sound-mixer.js';
import type { RecordingSetting } from '../../contracts/sound-recorder.js';

const load = (): Promise<typeof import('./extra-equipment.js')> => import('./extra-equipment.js');

/** What few calls need of the browser: loaded when one does. */
export interface LateEquipment {
  readonly mixer: () => Promise<SoundMixer>;
  readonly record: RecordingSetting['record'];
}

export function lateEquipment(hardware: AudioHardware): LateEquipment {
  return {
    mixer: async () => (await load()).deskMixer(hardware),
    record: async (sound) => (await load()).recordSound(sound),
  };
}
