import { DialpadElement } from '../elements/dialpad/dialpad-element.js';
import { define } from './define.js';

define(DialpadElement);

declare global {
  interface HTMLElementTagNameMap {
    'cc-dialpad': DialpadElement;
  }
}
