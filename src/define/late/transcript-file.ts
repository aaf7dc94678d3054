import './chat-conversation.js';

export { saveTranscript } from '../../elements/chat-panel/transcript-file.js';
