import './chat-conversation.js';
import type { MessageBubbleElement } from '../../elements/message-bubble/message-bubble-element.js';
import { RichContent } from '../../elements/message-bubble/rich-content.js';

export const create = (host: MessageBubbleElement): RichContent => new RichContent(host);
