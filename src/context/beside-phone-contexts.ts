import type { AutoAnswer, CallAudio, CallHistory } from './contexts.js';
import type { SourceContext } from './store-controller.js';

// apart from the other contexts, since a visitor's page has a desk and none of these; and named
// as `createContext` would, whose module brings all that is about contexts to the phone's services
/** Carries the sound of the desk's calls and its devices. */
export const callAudioContext = Symbol.for('contact-center-widgets/call-audio') as unknown as SourceContext<CallAudio>;

/** Carries what is answered by the phone itself, where the page allows it. */
export const autoAnswerContext = Symbol.for('contact-center-widgets/auto-answer') as unknown as SourceContext<AutoAnswer>;

/** Carries the calls that the desk's phone has had. */
export const callHistoryContext = Symbol.for('contact-center-widgets/call-history') as unknown as SourceContext<CallHistory>;
