/**
 * What only an answered call needs, and not for being heard: loaded when it is connected, and before by who sends a
 * picture or keys.
 */
import './call-core.js';

export { CallCamera } from './call-camera.js';
export { DigitSender } from './digit-sender.js';
export { QualityWatch } from './quality-watch.js';
