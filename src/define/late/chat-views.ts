import './chat-window-frame.js';
import { ChatViews, type ViewsHost } from '../../elements/chat-panel/chat-views.js';

export const create = (host: ViewsHost): ChatViews => new ChatViews(host);
