import { CallButtonElement } from '../elements/call-button/call-button-element.js';
import { serviceLoads } from '../elements/desk/service-loads.js';
import { define } from './define.js';

serviceLoads.clickToCall = () => import('./late/call-services.js');
CallButtonElement.load = () => import('./late/call-button-flow.js');
define(CallButtonElement);

declare global {
  interface HTMLElementTagNameMap {
    'cc-call-button': CallButtonElement;
  }
}
