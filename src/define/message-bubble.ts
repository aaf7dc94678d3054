import { MessageBubbleElement } from '../elements/message-bubble/message-bubble-element.js';
import { define } from './define.js';

define(MessageBubbleElement);

declare global {
  interface HTMLElementTagNameMap {
    'cc-message-bubble': MessageBubbleElement;
  }
}
