import './chat-window-frame.js';
import '../leave-message-form.js';
