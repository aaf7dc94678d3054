import type { LocaleController } from '../../context/locale-controller.js';
import type { Call } from '../../model/call.js';
import type { ClickToCallState } from '../../model/click-to-call.js';
import type { QueuePlace } from '../../model/conversation.js';
import type { CcError } from '../../model/error.js';
import type { CallPanelKey } from '../../locales/words.js';
import { shownPlace } from '../queue-notice/shown-place.js';

/** What a panel looks like: something is under way, somebody talks, it went well or not. */
export type PanelLook = 'waiting' | 'talking' | 'troubled' | 'ended' | 'wrong';

/** What a panel says: one line that matters, one that helps. */
export interface PanelWords {
  readonly look: PanelLook;
  readonly title: string;
  readonly detail: string;
}

type Words = Pick<LocaleController, 'text' | 'duration'>;

/** What a visitor is told about their request. */
export function panelWords(state: ClickToCallState, locale: Words): PanelWords {
  const { text } = locale;
  switch (state.stage) {
    case 'idle':
      return { look: 'ended', title: '', detail: '' };
    case 'checking':
      return {
        look: 'waiting',
        title: text('call-panel.checking'),
        detail: text(state.media === 'video' ? 'call-panel.allow-camera' : 'call-panel.allow-microphone'),
      };
    case 'connecting':
      return { look: 'waiting', title: text('call-panel.connecting'), detail: '' };
    case 'requesting':
      return { look: 'waiting', title: text('call-panel.requesting'), detail: text('call-panel.queue-help') };
    case 'queued':
      return { look: 'waiting', title: text('call-panel.queued'), detail: queueDetail(state.queue, locale) };
    case 'dialing':
      return callWords(state, locale);
    case 'ended':
      return endWords(state, locale);
  }
}

function queueDetail(queue: QueuePlace | undefined, { text }: Words): string {
  const { position, estimated } = shownPlace(queue);
  if (position === undefined) return text('call-panel.queue-help');
  const place = position <= 1 ? text('call-panel.queue-next') : text('call-panel.queue-position', { position });
  return estimated === undefined
    ? place
    : `${place} · ${text('call-panel.queue-estimated', { count: Math.max(1, Math.round(estimated / 60)) })}`;
}

function callWords({ call, transferred, error }: ClickToCallState, { text }: Words): PanelWords {
  if (call?.state !== 'connected')
    return { look: 'waiting', title: text(call?.state === 'ringing' ? 'call-panel.ringing' : 'call-panel.connecting'), detail: '' };
  const title = text('call-panel.talking');
  if (call.media === 'interrupted') return { look: 'troubled', title, detail: text('call-panel.interrupted') };
  if (call.hold !== 'none') return { look: 'troubled', title: text('call-panel.held'), detail: '' };
  if (error) return { look: 'troubled', title, detail: text(errorKey(error)) };
  if (call.quality?.level === 'poor') return { look: 'troubled', title, detail: text('call-panel.poor') };
  if (call.muted) return { look: 'talking', title, detail: text('call-panel.muted') };
  return { look: 'talking', title, detail: transferred ? text('call-panel.transferred') : '' };
}

function endWords({ endReason = 'failed', error, call }: ClickToCallState, locale: Words): PanelWords {
  const { text } = locale;
  const look = endReason === 'failed' || endReason === 'unsupported' ? 'wrong' : 'ended';
  return { look, title: text(`call-panel.end.${endReason}`), detail: endDetail() };

  function endDetail(): string {
    switch (endReason) {
      case 'failed':
      case 'unsupported':
        return text(errorKey(error));
      case 'local-hangup':
      case 'remote-hangup':
        return lasted(call, locale);
      default:
        return text(`call-panel.end.${endReason}-help`);
    }
  }
}

function lasted(call: Call | undefined, { text, duration }: Words): string {
  if (call?.answeredAt === undefined || call.endedAt === undefined) return '';
  return text('call-panel.lasted', { duration: duration((call.endedAt - call.answeredAt) / 1000) });
}

/** The word for what went wrong, for somebody who can mend only what is on their side. */
export function errorKey(error: CcError | undefined): CallPanelKey {
  const code = error?.code;
  switch (code) {
    case 'unsupported-browser':
    case 'click-to-call-unsupported':
    case 'microphone-denied':
    case 'microphone-missing':
    case 'microphone-busy':
    case 'camera-denied':
    case 'camera-missing':
    case 'camera-busy':
    case 'media-failed':
    case 'signaling-lost':
    case 'backend-unreachable':
      return `call-panel.error.${code}`;
    default:
      return 'call-panel.error.other';
  }
}
