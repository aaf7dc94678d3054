import '../desk.js';
import '../chat-window.js';
import { ChatGreeting } from '../../elements/chat-window/chat-greeting.js';
import type { ChatWindowElement } from '../../elements/chat-window/chat-window-element.js';

export const create = (host: ChatWindowElement): ChatGreeting => new ChatGreeting(host);
