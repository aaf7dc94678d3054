import { browserAudio, browserCamera, CallAudio, Phone, type PhoneOptions } from 'contact-center-widgets';
import { anonymousSip, type DialPlan, sip, type SipLogEntry, type SipOptions } from 'contact-center-widgets/backends/sip';

/** What a page sees of a far end. */
export interface Seen {
  readonly frames: number;
  readonly color: readonly number[];
}

declare global {
  interface Window {
    /** Makes `window.agentPhone`. Calls sound and ring as they do at a desk. */
    connectPhone(options: SipOptions): void;
    /** The same for one call without registration. */
    connectVisitor(plan: DialPlan): void;
    agentPhone: Phone;
    /** What the newest call shows of its far end: pictures decoded until now, and the middle of the last one as red, green, blue. */
    seenNow(): Promise<Seen>;
    callAudio: CallAudio;
    /** What the SIP back end logged. */
    sipLog: SipLogEntry[];
  }
}

window.connectPhone = (options) => {
  const backend = sip({ ...options, log: (entry) => window.sipLog.push(entry) });
  if (!backend.phone) throw new Error('a SIP server has a phone');
  connect(backend.phone);
};

window.connectVisitor = (plan) => connect(() => anonymousSip(plan, { log: (entry) => window.sipLog.push(entry) }));

function connect(backend: PhoneOptions['backend']): void {
  const hardware = browserAudio();
  window.sipLog = [];
  window.agentPhone = new Phone({ backend, microphone: hardware.microphone, camera: browserCamera() });
  window.callAudio = new CallAudio({ hardware, phone: window.agentPhone });
}

const screen = Object.assign(document.createElement('video'), { muted: true, playsInline: true });
const copy = Object.assign(document.createElement('canvas'), { width: 8, height: 8 });

window.seenNow = async () => {
  const call = window.agentPhone.state.calls.at(-1);
  const stream = (call && window.agentPhone.remoteStream(call.id)) ?? null;
  if (screen.srcObject !== stream) screen.srcObject = stream;
  if (stream && screen.paused) await screen.play().catch(() => undefined);
  const reports = await Promise.all(window.peerConnections.map((connection) => connection.getStats()));
  const stats = reports.flatMap((report) => [...report.values()] as { type: string; kind?: string; framesDecoded?: number }[]);
  const frames = stats.map(({ type, kind, framesDecoded }) => (type === 'inbound-rtp' && kind === 'video' ? (framesDecoded ?? 0) : 0));
  const brush = copy.getContext('2d', { willReadFrequently: true });
  brush?.clearRect(0, 0, 8, 8);
  if (screen.videoWidth > 0) brush?.drawImage(screen, 0, 0, 8, 8);
  return { frames: Math.max(0, ...frames), color: [...(brush?.getImageData(4, 4, 1, 1).data.slice(0, 3) ?? [])] };
};
