import { CallPanelElement } from '../elements/call-panel/call-panel-element.js';
import './call-timer.js';
import { define } from './define.js';

define(CallPanelElement);

declare global {
  interface HTMLElementTagNameMap {
    'cc-call-panel': CallPanelElement;
  }
}
