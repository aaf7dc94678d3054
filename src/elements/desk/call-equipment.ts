/**
 * What a visitor's call needs once somebody is about to call: one file to load
 * rather than five, most of which an agent's page has anyway.
 */
export { browserAudio } from '../../media/browser-audio.js';
export { browserCamera } from '../../media/browser-camera.js';
export { followSoundLevel } from '../../media/sound-level.js';
export { CallAudio } from '../../services/call-audio.js';
export { Phone } from '../../services/phone.js';
