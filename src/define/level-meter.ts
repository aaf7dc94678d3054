import { LevelMeterElement } from '../elements/level-meter/level-meter-element.js';
import { define } from './define.js';

define(LevelMeterElement);

declare global {
  interface HTMLElementTagNameMap {
    'cc-level-meter': LevelMeterElement;
  }
}
