import './chat-window-frame.js';
import { type CallsHost, ChatCalls } from '../../elements/chat-panel/chat-calls.js';

export const create = (host: CallsHost): ChatCalls => new ChatCalls(host);
