import { ChatWindowElement } from '../elements/chat-window/chat-window-element.js';
import { visitorServices } from '../elements/desk/visitor-services.js';
import { comesLater } from '../elements/late-part/late-part.js';
import { define } from './define.js';

visitorServices.chat = () => import('../elements/desk/chat-services.js');
visitorServices.clickToCall = () => import('../elements/desk/call-services.js');
comesLater('cc-chat-panel', () => import('./chat-panel.js'));
define(ChatWindowElement);

declare global {
  interface HTMLElementTagNameMap {
    'cc-chat-window': ChatWindowElement;
  }
}
