import { SoftphoneElement } from '../elements/softphone/softphone-element.js';
import './active-call.js';
import './agent-status.js';
import './call-controls.js';
import './call-list.js';
import './dialpad.js';
import './incoming-call.js';
import { define } from './define.js';

SoftphoneElement.late = { settings: () => import('./late/phone-settings.js') };
define(SoftphoneElement);

declare global {
  interface HTMLElementTagNameMap {
    'cc-softphone': SoftphoneElement;
  }
}
