import { SoundHintsElement } from '../elements/sound-hints/sound-hints-element.js';
import { define } from './define.js';

define(SoundHintsElement);

declare global {
  interface HTMLElementTagNameMap {
    'cc-sound-hints': SoundHintsElement;
  }
}
