import './chat-conversation.js';
import '../queue-notice.js';
