import '../desk.js';
import '../chat-window.js';
import '../chat-panel.js';
import type { ChatWindowElement } from '../../elements/chat-window/chat-window-element.js';
import { ChatWindowFrame } from '../../elements/chat-window/chat-window-frame.js';

export const create = (host: ChatWindowElement): ChatWindowFrame => new ChatWindowFrame(host);
