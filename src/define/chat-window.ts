import { ChatWindowElement } from '../elements/chat-window/chat-window-element.js';
import { serviceLoads } from '../elements/desk/service-loads.js';
import { define } from './define.js';

serviceLoads.chat = () => import('./late/chat-services.js');
serviceLoads.clickToCall = () => import('./late/call-services.js');
ChatWindowElement.late = {
  frame: async (host) => new (await import('./late/chat-window-frame.js')).ChatWindowFrame(host),
  watch: async (host) => new (await import('./late/chat-watch.js')).ChatWatch(host),
  greeting: async (host) => new (await import('./late/chat-greeting.js')).ChatGreeting(host),
};
define(ChatWindowElement);

declare global {
  interface HTMLElementTagNameMap {
    'cc-chat-window': ChatWindowElement;
  }
}
