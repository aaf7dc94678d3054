import { MessageBubbleElement } from '../elements/message-bubble/message-bubble-element.js';
import { define } from './define.js';

MessageBubbleElement.late = { rich: () => import('./late/rich-content.js') };
define(MessageBubbleElement);

declare global {
  interface HTMLElementTagNameMap {
    'cc-message-bubble': MessageBubbleElement;
  }
}
