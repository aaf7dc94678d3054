import { comesLater } from '../elements/late-part/late-part.js';
import { MessageComposerElement } from '../elements/message-composer/message-composer-element.js';
import { define } from './define.js';

comesLater('cc-emoji-picker', () => import('./late/emoji-picker.js'));
define(MessageComposerElement);

declare global {
  interface HTMLElementTagNameMap {
    'cc-message-composer': MessageComposerElement;
  }
}
