import { IncomingCallElement } from '../elements/incoming-call/incoming-call-element.js';
import './call-timer.js';
import { define } from './define.js';

define(IncomingCallElement);

declare global {
  interface HTMLElementTagNameMap {
    'cc-incoming-call': IncomingCallElement;
  }
}
