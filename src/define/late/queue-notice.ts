import './chat-window-frame.js';
import '../queue-notice.js';
