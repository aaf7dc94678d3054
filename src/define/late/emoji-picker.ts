import './chat-window-frame.js';
import '../emoji-picker.js';
