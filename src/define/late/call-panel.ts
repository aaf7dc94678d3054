import './chat-calls.js';
import '../call-panel.js';
