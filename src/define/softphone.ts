import { SoftphoneElement } from '../elements/softphone/softphone-element.js';
import { serviceLoads } from '../elements/desk/service-loads.js';
import './agent-status.js';
import './dialpad.js';
import { define } from './define.js';

SoftphoneElement.late = {
  calls: () => import('./late/phone-calls.js'),
  frame: () => import('./late/phone-frame.js'),
  directory: () => import('./late/phone-directory.js'),
  views: {
    settings: () => import('./late/phone-settings.js'),
    transfer: () => import('./late/phone-transfer.js'),
    add: () => import('./late/phone-add.js'),
    forward: () => import('./late/phone-forward.js'),
    check: () => import('./late/phone-check.js'),
    history: () => import('./late/phone-history.js'),
  },
};
serviceLoads.attention = () => import('./late/call-attention.js');
define(SoftphoneElement);

declare global {
  interface HTMLElementTagNameMap {
    'cc-softphone': SoftphoneElement;
  }
}
