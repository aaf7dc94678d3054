import {
  AgentStateChangeEvent,
  CallEndedEvent,
  CallIncomingEvent,
  CallStateChangeEvent,
  CcErrorEvent,
  DialRequestEvent,
  DtmfRequestEvent,
  FarDigitEvent,
  LineStateChangeEvent,
  partyLabel,
  RegistrationChangeEvent,
  ScreenPopEvent,
  ScreenPopStateChangeEvent,
  VoicemailChangeEvent,
} from 'contact-center-widgets';
import { html, type TemplateResult } from 'lit';
import { language, say } from '../page-words.js';
import { words } from './words.js';

/** One event that the page heard. */
export type HeardEvent = { readonly at: Date; readonly type: string; readonly says: string };

/** Everything the desk dispatches, and what its widgets ask before they do it. */
export const heardTypes: readonly (keyof HTMLElementEventMap)[] = [
  'cc-registration-change',
  'cc-call-incoming',
  'cc-call-state-change',
  'cc-call-ended',
  'cc-voicemail-change',
  'cc-line-state-change',
  'cc-far-digit',
  'cc-agent-state-change',
  'cc-error',
  'cc-dial-request',
  'cc-answer-request',
  'cc-decline-request',
  'cc-hang-up-request',
  'cc-hold-request',
  'cc-resume-request',
  'cc-mute-request',
  'cc-unmute-request',
  'cc-dtmf-request',
  'cc-agent-state-request',
  'cc-device-request',
  'cc-screen-pop',
  'cc-screen-pop-state-change',
];

/** What an event carries, in a few words for developers. */
export function summary(event: Event): string {
  if (event instanceof RegistrationChangeEvent) return `registration.state: ${event.previous.state} → ${event.registration.state}`;
  if (event instanceof CallIncomingEvent) return `call.party: ${partyLabel(event.call.party)}, ${event.call.party.number}`;
  if (event instanceof CallStateChangeEvent)
    return `call.state: ${event.previous ?? '–'} → ${event.call.state} (${partyLabel(event.call.party)})`;
  if (event instanceof CallEndedEvent) return `call.endReason: ${event.call.endReason ?? '–'}`;
  if (event instanceof VoicemailChangeEvent)
    return `voicemail.new: ${String(event.previous?.new ?? '–')} → ${String(event.voicemail?.new ?? '–')}`;
  if (event instanceof LineStateChangeEvent) return `line.state: ${event.previous ?? '–'} → ${event.line.state} (${event.line.address})`;
  if (event instanceof FarDigitEvent) return `digit: ${event.digit}`;
  if (event instanceof AgentStateChangeEvent)
    return `agentState: ${event.previous} → ${event.agentState}${event.reason ? ` (${event.reason})` : ''}`;
  if (event instanceof CcErrorEvent) return `error.code: ${event.error.code}`;
  if (event instanceof DialRequestEvent) return `number: ${event.number}`;
  if (event instanceof DtmfRequestEvent) return `digits: ${event.digits}`;
  if (event instanceof ScreenPopEvent) return `place: ${event.place.type}, facts.phase: ${event.facts.phase ?? '–'}`;
  if (event instanceof ScreenPopStateChangeEvent) return `pop.state: ${event.previous ?? '–'} → ${event.pop.state}`;
  return 'callId' in event ? `callId: ${String(event.callId).slice(0, 8)}` : '';
}

/** The list, youngest first. */
export function eventLog(heard: readonly HeardEvent[]): TemplateResult {
  const time = new Intl.DateTimeFormat(language(), {
    hour: '2-digit',
    minute: '2-digit',
    second: '2-digit',
    fractionalSecondDigits: 1,
    hour12: false,
  });
  if (heard.length === 0) return html`<p class="muted">${say(words, 'events.none')}</p>`;
  return html`
    <ol dir="ltr" tabindex="0" aria-label=${say(words, 'events')}>
      ${heard.map(({ at, type, says }) => html`<li><time>${time.format(at)}</time><code>${type}</code><span>${says}</span></li>`)}
    </ol>
  `;
}
