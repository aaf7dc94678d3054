import { QueueNoticeElement } from '../elements/queue-notice/queue-notice-element.js';
import './call-timer.js';
import { define } from './define.js';

define(QueueNoticeElement);

declare global {
  interface HTMLElementTagNameMap {
    'cc-queue-notice': QueueNoticeElement;
  }
}
