import type { AgentNoteKey, Word } from '../words.js';

/** Simplified Chinese: what an agent should know about calls that may come. */
export const agentNotes: Readonly<Record<AgentNoteKey, Word>> = {
  'agent.unheard': '此页面暂时无法响铃。',
  'agent.turns-away': '来电将被拒接。',
  'agent.silent': '来电不响铃。',
};
