import './chat-window-frame.js';
import '../pre-chat-form.js';
