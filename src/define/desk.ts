import { DeskElement } from '../elements/desk/desk-element.js';
import { serviceLoads } from '../elements/desk/service-loads.js';
import { define } from './define.js';

serviceLoads.phone = () => import('./late/phone-services.js');
define(DeskElement);

declare global {
  interface HTMLElementTagNameMap {
    'cc-desk': DeskElement;
  }
}
