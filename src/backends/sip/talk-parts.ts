/**
 * What only an answered call needs, and not for being heard: loaded when it is established, before by who sends a
 * picture, and again by who wants it if that failed.
 */
import './call-core.js';

export { CallCamera } from './call-camera.js';
export { DigitSender } from './digit-sender.js';
export { QualityWatch } from './quality-watch.js';
export { Renegotiation } from './renegotiation.js';
