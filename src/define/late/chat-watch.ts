import '../desk.js';
import '../chat-window.js';

export { ChatWatch } from '../../elements/chat-window/chat-watch.js';
