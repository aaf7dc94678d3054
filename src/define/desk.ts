import { DeskElement } from '../elements/desk/desk-element.js';
import { define } from './define.js';

define(DeskElement);

declare global {
  interface HTMLElementTagNameMap {
    'cc-desk': DeskElement;
  }
}
