import { CallTimerElement } from '../elements/call-timer/call-timer-element.js';
import { define } from './define.js';

define(CallTimerElement);

declare global {
  interface HTMLElementTagNameMap {
    'cc-call-timer': CallTimerElement;
  }
}
