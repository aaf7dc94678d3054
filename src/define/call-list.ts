import { CallListElement } from '../elements/call-list/call-list-element.js';
import './call-timer.js';
import { define } from './define.js';

define(CallListElement);

declare global {
  interface HTMLElementTagNameMap {
    'cc-call-list': CallListElement;
  }
}
