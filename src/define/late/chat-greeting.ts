import '../desk.js';
import '../chat-window.js';

export { ChatGreeting } from '../../elements/chat-window/chat-greeting.js';
