import type { AgentNoteKey, Word } from '../words.js';

/** English: what an agent should know about calls that may come. */
export const agentNotes: Readonly<Record<AgentNoteKey, Word>> = {
  'agent.unheard': 'This page cannot ring yet.',
  'agent.turns-away': 'Calls are turned away.',
  'agent.silent': 'Calls do not ring.',
};
