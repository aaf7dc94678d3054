import type { AgentChats } from './contexts.js';
import type { SourceContext } from './store-controller.js';

// apart from the other contexts, as those beside the phone are: few pages have it
/** Carries the conversations of the desk's agent. */
export const agentChatsContext = Symbol.for('contact-center-widgets/agent-chats') as unknown as SourceContext<AgentChats>;
