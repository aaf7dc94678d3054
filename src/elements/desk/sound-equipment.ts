import './phone-sound.js';
import type { AudioHardware } from '../../contracts/audio-hardware.js';
import type { SoundMixer } from '../../contracts/sound-mixer.js';
import { BrowserMixer } from '../../media/browser-mixer.js';

export { recordSound } from '../../media/browser-recorder.js';

/** What is played for somebody at the desk, beside the far ends. */
const desk = 'desk';

/** A mixer whose tones for the desk come out of its speaker. */
export function deskMixer(hardware: AudioHardware): SoundMixer {
  const mixer = new BrowserMixer({ onClose: () => hardware.stop(desk) });
  hardware.play(desk, mixer.desk);
  return mixer;
}
