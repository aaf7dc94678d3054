import '../desk.js';
import '../chat-window.js';

export { showNotification } from '../../elements/chat-window/message-notification.js';
export { canBeHeard, playMessageTone } from '../../elements/chat-window/message-tone.js';
