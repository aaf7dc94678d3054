import 'contact-center-widgets/define/desk';
import { sip, type SipOptions } from 'contact-center-widgets/backends/sip';
import type { DeskElement, Phone } from 'contact-center-widgets';

/** What the tests do with the page. */
export interface AgentDesk {
  /** Gives the desk a SIP back end. Resolves when its phone is there. */
  connect(options: SipOptions): Promise<void>;
  readonly phone: Phone;
}

declare global {
  interface Window {
    readonly agentDesk: AgentDesk;
  }
}

function desk(): DeskElement {
  const element = document.querySelector('cc-desk');
  if (!element) throw new Error('The page has no desk');
  return element;
}

let problem: unknown;

const agentDesk: AgentDesk = {
  async connect(options) {
    desk().addEventListener('cc-error', ({ error }) => (problem = error.cause ?? error));
    desk().backends = [sip(options)];
    await desk().updateComplete;
  },
  get phone() {
    const { phone } = desk();
    if (!phone) throw new Error(`The desk has no phone: ${String(problem)}`);
    return phone;
  },
};

Object.assign(window, { agentDesk });
