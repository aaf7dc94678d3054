import { CallButtonElement } from '../elements/call-button/call-button-element.js';
import { visitorServices } from '../elements/desk/visitor-services.js';
import { define } from './define.js';

visitorServices.clickToCall = () => import('../elements/desk/call-services.js');
CallButtonElement.load = async (host) => {
  const [{ CallButtonFlow }] = await Promise.all([
    import('../elements/call-button/call-button-flow.js'),
    import('./call-panel.js'),
    import('./microphone-check.js'),
  ]);
  return new CallButtonFlow(host);
};
define(CallButtonElement);

declare global {
  interface HTMLElementTagNameMap {
    'cc-call-button': CallButtonElement;
  }
}
