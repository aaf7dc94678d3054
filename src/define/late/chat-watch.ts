import '../desk.js';
import '../chat-window.js';
import { ChatWatch } from '../../elements/chat-window/chat-watch.js';
import type { ChatWindowElement } from '../../elements/chat-window/chat-window-element.js';

export const create = (host: ChatWindowElement): ChatWatch => new ChatWatch(host, () => import('./attention-signals.js'));
