import { CallCheckElement } from '../elements/call-check/call-check-element.js';
import { define } from './define.js';

CallCheckElement.load = async (place) => (await import('../elements/desk/call-check-services.js')).deskCallCheck(place);
define(CallCheckElement);

declare global {
  interface HTMLElementTagNameMap {
    'cc-call-check': CallCheckElement;
  }
}
