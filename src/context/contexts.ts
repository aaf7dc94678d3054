import { createContext } from '@lit/context';
import type { AgentSession } from '../services/agent-session.js';
import type { Audio } from '../services/audio.js';
import type { Phone } from '../services/phone.js';
import type { SourceContext } from './store-controller.js';

// Symbol.for: two copies of the package on one page still find each other
/** Carries the desk's phone. */
export const phoneContext: SourceContext<Phone> = createContext<Phone | undefined>(Symbol.for('contact-center-widgets/phone'));

/** Carries the desk's agent session. */
export const agentContext: SourceContext<AgentSession> = createContext<AgentSession | undefined>(Symbol.for('contact-center-widgets/agent'));

/** Carries the desk's sound devices. */
export const audioContext: SourceContext<Audio> = createContext<Audio | undefined>(Symbol.for('contact-center-widgets/audio'));
