import { ChatWindowElement } from '../elements/chat-window/chat-window-element.js';
import { serviceLoads } from '../elements/desk/service-loads.js';
import { define } from './define.js';

serviceLoads.chat = () => import('./late/chat-services.js');
serviceLoads.clickToCall = () => import('./late/call-services.js');
ChatWindowElement.late = {
  frame: () => import('./late/chat-window-frame.js'),
  watch: () => import('./late/chat-watch.js'),
  greeting: () => import('./late/chat-greeting.js'),
};
define(ChatWindowElement);

declare global {
  interface HTMLElementTagNameMap {
    'cc-chat-window': ChatWindowElement;
  }
}
