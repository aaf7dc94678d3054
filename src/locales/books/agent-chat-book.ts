import { agentChat as en } from '../en/agent-chat.js';
import type { WordBook } from '../words.js';

/** An agent's conversations. */
export const agentChatBook: WordBook = {
  en,
  languages: { 'zh-cn': async () => (await import('../zh-cn/agent-chat.js')).agentChat },
};
