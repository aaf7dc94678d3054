import { AudioDevicesElement } from '../elements/audio-devices/audio-devices-element.js';
import './level-meter.js';
import { define } from './define.js';

define(AudioDevicesElement);

declare global {
  interface HTMLElementTagNameMap {
    'cc-audio-devices': AudioDevicesElement;
  }
}
