import { ChatPanelElement } from '../elements/chat-panel/chat-panel-element.js';
import { comesLater } from '../elements/late-part/late-part.js';
import './message-composer.js';
import { define } from './define.js';

comesLater('cc-call-panel', () => import('./late/call-panel.js'));
comesLater('cc-evaluation-form', () => import('./late/evaluation-form.js'));
comesLater('cc-leave-message-form', () => import('./late/leave-message-form.js'));
comesLater('cc-pre-chat-form', () => import('./late/pre-chat-form.js'));
comesLater('cc-queue-notice', () => import('./late/queue-notice.js'));
ChatPanelElement.late = {
  conversation: () => import('./late/chat-conversation.js'),
  calls: () => import('./late/chat-calls.js'),
  views: () => import('./late/chat-views.js'),
  transcript: () => import('./late/transcript-file.js'),
};
define(ChatPanelElement);

declare global {
  interface HTMLElementTagNameMap {
    'cc-chat-panel': ChatPanelElement;
  }
}
