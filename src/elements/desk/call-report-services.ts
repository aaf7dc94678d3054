import type { ContextEvent } from '@lit/context';
import { callReportsContext } from '../../context/call-reports-context.js';
import type { Phone } from '../../context/contexts.js';
import { CallReportEvent, CallReportRequestEvent } from '../../events/call-report-events.js';
import type { AudioState, DevicePurpose } from '../../model/audio.js';
import type { CallReport, CallSurroundings } from '../../model/call-report.js';
import type { CallAudio } from '../../services/call-audio.js';
import { CallReports, type CallsAt } from '../../services/call-reports.js';
import { saveBlob } from '../message-bubble/save-blob.js';
import { browserName } from './browser-name.js';

/** Whose calls are reported, and where. */
export interface ReportPlace {
  readonly phone: Phone;
  readonly callAudio: CallAudio;
  /** What the phone had while this was loaded. */
  readonly early: readonly CallsAt[];
  readonly target: EventTarget;
  readonly signal: AbortSignal;
}

/** Reports from `target` what calls were like, and saves a report where somebody asks for one and the page does not take it. Loaded with the first call. */
export function tellReports({ phone, callAudio, early, target, signal }: ReportPlace): CallReports {
  const masked = (): boolean => target instanceof Element && target.hasAttribute('mask-numbers');
  const reports = new CallReports({ phone, early, masked, surroundings: () => surroundings(callAudio.state) });
  const tell = (all: readonly CallReport[], before: readonly CallReport[]): void => {
    for (const report of all) if (!before.includes(report)) target.dispatchEvent(new CallReportEvent(report));
  };
  tell(reports.state.reports, []);
  reports.subscribe<readonly CallReport[]>(tell, { selector: (state) => state.reports, signal });
  target.addEventListener(
    CallReportRequestEvent.type,
    (event) => {
      // the page listens further out and is asked first
      queueMicrotask(() => {
        const report = !event.defaultPrevented && event instanceof CallReportRequestEvent && reports.report(event.callId);
        if (report) saveReport(report);
      });
    },
    { signal },
  );
  target.addEventListener(
    'context-request',
    (event) => {
      const { context, callback } = event as ContextEvent<typeof callReportsContext>;
      if (context !== callReportsContext) return;
      event.stopPropagation();
      callback(reports);
    },
    { signal },
  );
  signal.addEventListener('abort', () => reports.dispose(), { once: true });
  return reports;
}

/** Puts a report into the reader's downloads. */
export function saveReport(report: CallReport): void {
  saveBlob(new Blob([JSON.stringify(report, undefined, 2)]), `call-report-${report.startedAt.slice(0, 19).replace(/\D/g, '-')}.json`);
}

function surroundings(audio: AudioState): CallSurroundings {
  const [microphone, speaker] = [label(audio, 'microphone'), label(audio, 'speaker')];
  const { type, effectiveType } = (globalThis.navigator as Navigator & { readonly connection?: NetworkFacts }).connection ?? {};
  const network = type ?? effectiveType;
  const browser = browserName();
  return { ...(browser && { browser }), ...(network && { network }), ...(microphone && { microphone }), ...(speaker && { speaker }) };
}

/** Of the Network Information API; Chromium alone has it. */
interface NetworkFacts {
  readonly type?: string;
  readonly effectiveType?: string;
}

function label({ chosen, microphones, speakers }: AudioState, purpose: DevicePurpose): string | undefined {
  const devices = purpose === 'microphone' ? microphones : speakers;
  return devices.find(({ id }) => id === chosen[purpose])?.label;
}
