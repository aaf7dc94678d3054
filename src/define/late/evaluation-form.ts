import './chat-window-frame.js';
import '../evaluation-form.js';
