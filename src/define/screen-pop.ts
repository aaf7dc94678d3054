import { ScreenPopElement } from '../elements/screen-pop/screen-pop-element.js';
import { define } from './define.js';

ScreenPopElement.load = async (host) => {
  const [{ ScreenPopFlow }, { screenPopServices }] = await Promise.all([
    import('../elements/screen-pop/screen-pop-flow.js'),
    import('../elements/desk/screen-pop-services.js'),
  ]);
  return new ScreenPopFlow(host, screenPopServices(window));
};
define(ScreenPopElement);

declare global {
  interface HTMLElementTagNameMap {
    'cc-screen-pop': ScreenPopElement;
  }
}
