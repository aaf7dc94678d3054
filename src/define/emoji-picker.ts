import { EmojiPickerElement } from '../elements/emoji-picker/emoji-picker-element.js';
import { define } from './define.js';

define(EmojiPickerElement);

declare global {
  interface HTMLElementTagNameMap {
    'cc-emoji-picker': EmojiPickerElement;
  }
}
