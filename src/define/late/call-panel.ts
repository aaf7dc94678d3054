import './chat-window-frame.js';
import '../call-panel.js';
