import { CallHistoryElement } from '../elements/call-history/call-history-element.js';
import { define } from './define.js';

define(CallHistoryElement);

declare global {
  interface HTMLElementTagNameMap {
    'cc-call-history': CallHistoryElement;
  }
}
