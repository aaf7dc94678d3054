import { PreChatFormElement } from '../elements/pre-chat-form/pre-chat-form-element.js';
import { define } from './define.js';

define(PreChatFormElement);

declare global {
  interface HTMLElementTagNameMap {
    'cc-pre-chat-form': PreChatFormElement;
  }
}
