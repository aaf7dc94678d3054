import { createContext } from '@lit/context';
import type { AgentSession } from '../services/agent-session.js';
import type { Chat } from '../services/chat.js';
import type { ClickToCall } from '../services/click-to-call.js';
import type { Phone } from '../services/phone.js';
import type { ScreenPops } from '../services/screen-pops.js';
import type { SourceContext } from './store-controller.js';

// elements know services by their types only, and by this door
export type { AgentChats, AgentChatsState } from '../services/agent-chats.js';
export type { AgentSession, AgentSessionState } from '../services/agent-session.js';
export type { AutoAnswer, AutoAnswerState } from '../services/auto-answer.js';
export type { CallAudio } from '../services/call-audio.js';
export type { CallCheck, CallCheckState } from '../services/call-check.js';
export type { CallHistory, CallHistoryState } from '../services/call-history.js';
export type { Chat, ChatState } from '../services/chat.js';
export type { ClickToCall } from '../services/click-to-call.js';
export type { Phone, PhoneState } from '../services/phone.js';
export type { ScreenPopConfig } from '../services/screen-pop-config.js';
export type { RecordLookup } from '../services/screen-pop-lookup.js';
export type { ScreenPopDelivery, ScreenPopOutcome, ScreenPops, ScreenPopsState, ScreenPopStage } from '../services/screen-pops.js';

// Symbol.for: two copies of the package on one page still find each other
/** Carries the desk's phone. */
export const phoneContext: SourceContext<Phone> = createContext<Phone | undefined>(Symbol.for('contact-center-widgets/phone'));

/** Carries the desk's agent session. */
export const agentContext: SourceContext<AgentSession> = createContext<AgentSession | undefined>(
  Symbol.for('contact-center-widgets/agent'),
);

/** Carries the desk's chat. */
export const chatContext: SourceContext<Chat> = createContext<Chat | undefined>(Symbol.for('contact-center-widgets/chat'));

/** Carries the desk's click-to-call. */
export const clickToCallContext: SourceContext<ClickToCall> = createContext<ClickToCall | undefined>(
  Symbol.for('contact-center-widgets/click-to-call'),
);

/** Carries screen pops, where a page shares its own among several elements. */
export const screenPopContext: SourceContext<ScreenPops> = createContext<ScreenPops | undefined>(
  Symbol.for('contact-center-widgets/screen-pop'),
);
