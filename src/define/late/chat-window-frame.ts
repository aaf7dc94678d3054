import '../desk.js';
import '../chat-window.js';
import '../chat-panel.js';

export { ChatWindowFrame } from '../../elements/chat-window/chat-window-frame.js';
