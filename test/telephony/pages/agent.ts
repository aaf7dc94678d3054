import 'contact-center-widgets/define/desk';
import { sip, type SipOptions } from 'contact-center-widgets/backends/sip';
import type { DeskElement, Phone } from 'contact-center-widgets';

declare global {
  interface Window {
    /** Gives the desk a SIP back end. Resolves when its phone is there. */
    connectDesk(options: SipOptions): Promise<void>;
    /** The desk's phone. */
    readonly phone: Phone;
  }
}

function desk(): DeskElement {
  const element = document.querySelector('cc-desk');
  if (!element) throw new Error('The page has no desk');
  return element;
}

window.connectDesk = async (options) => {
  desk().backends = [sip(options)];
  await desk().updateComplete;
};

Object.defineProperty(window, 'phone', {
  get: () => {
    const { phone } = desk();
    if (!phone) throw new Error('The desk has no phone');
    return phone;
  },
});
