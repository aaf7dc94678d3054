import './chat-window-frame.js';

export { saveTranscript } from '../../elements/chat-panel/transcript-file.js';
