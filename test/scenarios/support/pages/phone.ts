import { browserAudio, CallAudio, Phone } from 'contact-center-widgets';
import { sip, type SipLogEntry, type SipOptions } from 'contact-center-widgets/backends/sip';

declare global {
  interface Window {
    /** Makes `window.agentPhone`. Calls sound and ring as they do at a desk. */
    connectPhone(options: SipOptions): void;
    agentPhone: Phone;
    callAudio: CallAudio;
    /** What the SIP back end logged. */
    sipLog: SipLogEntry[];
  }
}

window.connectPhone = (options) => {
  const backend = sip({ ...options, log: (entry) => window.sipLog.push(entry) });
  if (!backend.phone) throw new Error('a SIP server has a phone');
  const hardware = browserAudio();
  window.sipLog = [];
  window.agentPhone = new Phone({ backend: backend.phone, microphone: hardware.microphone });
  window.callAudio = new CallAudio({ hardware, phone: window.agentPhone });
};
