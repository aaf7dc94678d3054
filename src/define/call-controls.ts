import { CallControlsElement } from '../elements/call-controls/call-controls-element.js';
import './dialpad.js';
import { define } from './define.js';

define(CallControlsElement);

declare global {
  interface HTMLElementTagNameMap {
    'cc-call-controls': CallControlsElement;
  }
}
