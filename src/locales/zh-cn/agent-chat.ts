import type { AgentChatKey } from '../agent-chat-keys.js';
import type { Word } from '../words.js';

/** Simplified Chinese. */
export const agentChat: Readonly<Record<AgentChatKey, Word>> = {
  'agent-chat.label': '会话',
  'agent-chat.none': '暂无会话。',
  'agent-chat.waits': '{name}正在等待。',
  'agent-chat.take': '接入',
  'agent-chat.take-label': '接入与{name}的会话',
  'agent-chat.visitor': '访客',
  'agent-chat.unread': '{count} 条未读消息',
  'agent-chat.over': '已结束',
  'agent-chat.hand-over': '转接',
  'agent-chat.hand-over-to': '转给{name}',
  'agent-chat.queue': '退回队列',
  'agent-chat.end': '结束',
  'agent-chat.end-label': '结束与{name}的会话',
  'agent-chat.close': '关闭',
  'agent-chat.close-label': '关闭与{name}的会话',
  'agent-chat.reply': '回复{name}',
  'agent-chat.refused': '操作未成功。会话可能已结束，或已由他人接入。',
  'agent-chat.trouble': '无法连接会话服务，正在重试……',
  'agent-chat.ended-visitor': '访客已结束会话。',
  'agent-chat.ended-agent': '您已结束会话。',
  'agent-chat.ended-timeout': '长时间无人发言，会话已结束。',
  'agent-chat.ended-transferred': '会话已转给他人。',
  'agent-chat.ended-answered-elsewhere': '会话已由他人接入。',
};
