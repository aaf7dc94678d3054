import { MessageListElement } from '../elements/message-list/message-list-element.js';
import { define } from './define.js';
import './message-bubble.js';

define(MessageListElement);

declare global {
  interface HTMLElementTagNameMap {
    'cc-message-list': MessageListElement;
  }
}
