import 'contact-center-widgets/define/desk';
import { sip, type SipOptions } from 'contact-center-widgets/backends/sip';
import { browserAudio, browserCamera, CallAudio, type DeskElement, Phone } from 'contact-center-widgets';

/** What the tests do with the page. */
export interface AgentDesk {
  /** The phone has a camera: it is one of its own then, since a desk's has none. Said before `connect`. */
  hasCamera: boolean;
  /** Gives the desk a SIP back end. Resolves when its phone is there. */
  connect(options: SipOptions): Promise<void>;
  readonly phone: Phone;
  /** Looks at TURN servers with the back end's own check. */
  askTurn(
    iceServers: readonly RTCIceServer[],
  ): Promise<{ readonly stun: number; readonly turn: readonly string[]; readonly found: string }>;
}

declare global {
  interface Window {
    readonly agentDesk: AgentDesk;
    /** Keys that far ends pressed. */
    readonly farDigits: string[];
  }
}

function desk(): DeskElement {
  const element = document.querySelector('cc-desk');
  if (!element) throw new Error('The page has no desk');
  return element;
}

let problem: unknown;
let own: Phone | undefined;

const agentDesk: AgentDesk = {
  hasCamera: false,
  async connect(options) {
    const { phone: backend } = sip(options);
    if (agentDesk.hasCamera && backend !== undefined) {
      const hardware = browserAudio();
      own = new Phone({ backend, microphone: hardware.microphone, camera: browserCamera() });
      new CallAudio({ hardware, phone: own });
      return;
    }
    desk().addEventListener('cc-error', ({ error }) => (problem = error.cause ?? error));
    desk().backends = [sip(options)];
    await desk().updateComplete;
  },
  async askTurn(iceServers) {
    const check = await sip({ iceServers }).lineCheck();
    const { signal } = new AbortController();
    const { stun, turn } = await check.iceServers({ signal });
    return { stun, turn, found: (await check.askTurn(turn[0] ?? 'udp', { signal })).kind };
  },
  get phone() {
    const phone = own ?? desk().phone;
    if (!phone) throw new Error(`The desk has no phone: ${String(problem)}`);
    return phone;
  },
};

Object.assign(window, { agentDesk, farDigits: [] });
