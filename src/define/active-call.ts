import { ActiveCallElement } from '../elements/active-call/active-call-element.js';
import './call-timer.js';
import { define } from './define.js';

define(ActiveCallElement);

declare global {
  interface HTMLElementTagNameMap {
    'cc-active-call': ActiveCallElement;
  }
}
