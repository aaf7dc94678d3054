import { SoftphoneElement } from '../elements/softphone/softphone-element.js';
import './agent-status.js';
import './dialpad.js';
import { define } from './define.js';

SoftphoneElement.late = {
  calls: () => import('./late/phone-calls.js'),
  views: { settings: () => import('./late/phone-settings.js'), check: () => import('./late/phone-check.js') },
};
define(SoftphoneElement);

declare global {
  interface HTMLElementTagNameMap {
    'cc-softphone': SoftphoneElement;
  }
}
