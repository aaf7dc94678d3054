import { ChatWindowElement } from '../elements/chat-window/chat-window-element.js';
import { comesLater } from '../elements/late-part/late-part.js';
import { define } from './define.js';

comesLater('cc-chat-panel', () => import('./chat-panel.js'));
define(ChatWindowElement);

declare global {
  interface HTMLElementTagNameMap {
    'cc-chat-window': ChatWindowElement;
  }
}
