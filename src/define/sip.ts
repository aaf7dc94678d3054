import { SipElement } from '../elements/desk/sip-element.js';
import { define } from './define.js';

SipElement.load = async (options) => {
  const { sip } = await import('../backends/sip/sip-backend.js');
  return sip(options);
};
define(SipElement);

declare global {
  interface HTMLElementTagNameMap {
    'cc-sip': SipElement;
  }
}
