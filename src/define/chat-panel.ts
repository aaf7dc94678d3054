import { ChatPanelElement } from '../elements/chat-panel/chat-panel-element.js';
import { comesLater } from '../elements/late-part/late-part.js';
import './evaluation-form.js';
import './leave-message-form.js';
import './message-composer.js';
import './message-list.js';
import './pre-chat-form.js';
import './queue-notice.js';
import { define } from './define.js';

comesLater('cc-call-panel', () => import('./call-panel.js'));
define(ChatPanelElement);

declare global {
  interface HTMLElementTagNameMap {
    'cc-chat-panel': ChatPanelElement;
  }
}
