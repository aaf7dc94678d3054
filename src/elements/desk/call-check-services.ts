import './phone-sound.js';
import type { Backend } from '../../contracts/backend.js';
import { browserSoundCheck } from '../../media/browser-sound-check.js';
import { Microphone } from '../../media/microphone.js';
import { CallCheck } from '../../services/call-check.js';
import type { CallCheckPlace } from '../call-check/call-check-element.js';
import { browserName } from './browser-name.js';

/** Makes a check of the first back end that can be looked at, with the devices that the desk's calls use. */
export async function deskCallCheck({ offers, phone, audio, echoNumber }: CallCheckPlace): Promise<CallCheck> {
  const backend = (offers as readonly Backend[]).find(({ lineCheck }) => lineCheck);
  const chosen = audio?.state.chosen;
  // one of its own: a call that begins meanwhile has another, and neither closes the other's
  const microphone = new Microphone({
    mediaDevices: globalThis.navigator?.mediaDevices,
    onOpenChange: () => undefined,
    onPermission: () => undefined,
  });
  await microphone.choose(chosen?.microphone ?? 'default');
  return new CallCheck({
    sound: browserSoundCheck({ microphone, speaker: () => audio?.state.chosen.speaker ?? 'default' }),
    line: backend?.lineCheck,
    phone,
    echoNumber,
    browser: browserName(),
  });
}
