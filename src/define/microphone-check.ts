import { MicrophoneCheckElement } from '../elements/microphone-check/microphone-check-element.js';
import { define } from './define.js';

define(MicrophoneCheckElement);

declare global {
  interface HTMLElementTagNameMap {
    'cc-microphone-check': MicrophoneCheckElement;
  }
}
