import type { AgentSessionState, PhoneState } from '../../context/contexts.js';
import type { WordKey } from '../../locales/words.js';
import type { AudioState } from '../../model/audio.js';
import { isLive } from '../../model/call.js';
import type { CcError, ErrorCode } from '../../model/error.js';

/** What a notice offers to do. */
export type Remedy = 'register' | 'ask-microphone' | 'choose-microphone' | 'unlock-sound' | 'sign-in';

/** Something that went wrong, or stands in the way, with what can be done about it. */
export interface Notice {
  readonly word: WordKey;
  /** `alert`: nothing works before it is mended. `warning`: it mends itself, or can be lived with. */
  readonly tone: 'warning' | 'alert';
  readonly remedy?: Remedy;
  /** It may be put away: it is about something that is over. */
  readonly dismissible?: boolean;
}

/** The states that notices come from. */
export interface NoticeSources {
  readonly phone: PhoneState | undefined;
  readonly agent: AgentSessionState | undefined;
  readonly audio: AudioState | undefined;
}

const remedies: Readonly<Partial<Record<ErrorCode, Remedy>>> = {
  'microphone-denied': 'ask-microphone',
  'microphone-missing': 'choose-microphone',
  'microphone-busy': 'ask-microphone',
  'media-failed': 'choose-microphone',
  'credential-expired': 'sign-in',
};

/** What to tell, the most hindering first, each thing once. Pure. */
export function noticesOf({ phone, agent, audio }: NoticeSources): readonly Notice[] {
  const notices: Notice[] = [];
  const told = new Set<WordKey>();
  const tell = (notice: Notice): void => {
    if (told.has(notice.word)) return;
    told.add(notice.word);
    notices.push(notice);
  };
  const registration = phone && registrationNotice(phone);
  if (registration) tell(registration);
  if (audio?.locked && phone) tell({ word: 'phone.sound-locked', tone: 'alert', remedy: 'unlock-sound' });
  if (audio?.permission === 'denied') tell({ word: 'error.microphone-denied', tone: 'alert', remedy: 'ask-microphone' });
  if (audio?.error) tell(errorNotice(audio.error, false));
  for (const error of [phone?.error, agent?.error]) {
    if (error && !isToldElsewhere(error, phone)) tell(errorNotice(error, true));
  }
  return notices;
}

function registrationNotice({ registration, calls }: PhoneState): Notice | undefined {
  const { state, error } = registration;
  if (state === 'failed') return { word: `error.${error?.code ?? 'registration-rejected'}`, tone: 'alert', remedy: 'register' };
  if (state !== 'registering' || !error) return undefined;
  if (error.code !== 'signaling-lost') return { word: `error.${error.code}`, tone: 'warning', remedy: remedies[error.code] ?? 'register' };
  return { word: calls.some(isLive) ? 'phone.reconnecting-calls' : 'phone.reconnecting', tone: 'warning' };
}

function errorNotice({ code }: CcError, dismissible: boolean): Notice {
  const remedy = remedies[code];
  return { word: `error.${code}`, tone: 'alert', dismissible, ...(remedy && { remedy }) };
}

/** By the number field, by the call that failed, or by the registration. */
function isToldElsewhere(error: CcError, phone: PhoneState | undefined): boolean {
  if (error.code === 'invalid-number' || error.code === 'signaling-lost') return true;
  const registration = phone?.registration;
  return (
    phone?.calls.some((call) => call.error === error) === true ||
    (registration?.state !== 'registered' && registration?.error?.code === error.code)
  );
}
