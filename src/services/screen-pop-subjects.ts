import type { Source, Unsubscribe } from '../kit/store.js';
import type { Call } from '../model/call.js';
import type { Conversation } from '../model/conversation.js';
import type { ScreenPopPhase, ScreenPopSubject } from '../model/screen-pop.js';
import type { AgentConversation } from '../model/agent-conversation.js';
import type { AgentChatsState } from './agent-chats.js';
import type { ChatState } from './chat.js';
import type { PhoneState } from './phone.js';

/** Where calls and conversations come from. */
export interface SubjectSources {
  readonly phone?: Source<PhoneState> | undefined;
  readonly chat?: Source<ChatState> | undefined;
  /** An agent's conversations. */
  readonly agentChats?: Source<AgentChatsState> | undefined;
}

/** Hears of calls and conversations. */
export interface SubjectListener {
  /** One came, or went on, or ended. The same may be told again. */
  onSubject(subject: ScreenPopSubject): void;
  /** The agent is in this one now. */
  onActive(id: string): void;
}

/** Tells of every call and conversation there is, and of what becomes of it. */
export function followSubjects({ phone, chat, agentChats }: SubjectSources, listener: SubjectListener): Unsubscribe {
  const onCalls = (calls: readonly Call[]): void => {
    for (const call of calls) {
      const subject = subjectOfCall(call);
      if (subject) listener.onSubject(subject);
    }
  };
  const onConversation = (conversation: Conversation | undefined, before?: Conversation): void => {
    // another one took its place, or it was forgotten
    if (before && before.id !== conversation?.id && before.state !== 'ended')
      listener.onSubject({ ...subjectOfChat(before), phase: 'end' });
    if (conversation) listener.onSubject(subjectOfChat(conversation));
  };
  const onAgentConversations = (conversations: readonly AgentConversation[]): void => {
    for (const conversation of conversations) listener.onSubject(subjectOfAgentChat(conversation));
  };
  const stops = [
    agentChats?.subscribe<readonly AgentConversation[]>(onAgentConversations, { selector: ({ conversations }) => conversations }),
    agentChats?.subscribe<string | undefined>((id) => id && listener.onActive(id), { selector: ({ selectedId }) => selectedId }),
    phone?.subscribe<readonly Call[]>(onCalls, { selector: ({ calls }) => calls }),
    phone?.subscribe<string | undefined>((id) => id && listener.onActive(id), { selector: ({ activeCallId }) => activeCallId }),
    chat?.subscribe<Conversation | undefined>(onConversation, { selector: ({ conversation }) => conversation }),
  ];
  if (phone) onCalls(phone.state.calls.filter(({ state }) => state !== 'ended'));
  if (chat?.state.conversation && chat.state.conversation.state !== 'ended') onConversation(chat.state.conversation);
  if (agentChats) onAgentConversations(agentChats.state.conversations.filter(({ state }) => state !== 'ended'));
  return () => stops.forEach((stop) => stop?.());
}

const phaseOfCall: Readonly<Record<Call['state'], ScreenPopPhase | undefined>> = {
  queued: undefined,
  dialing: 'ring',
  ringing: 'ring',
  connecting: 'ring',
  connected: 'answer',
  ended: 'end',
};

const phaseOfChat: Readonly<Record<Conversation['state'], ScreenPopPhase>> = {
  connecting: 'ring',
  queued: 'ring',
  active: 'answer',
  ended: 'end',
};

function subjectOfCall({ id, state, direction, party, queue, data }: Call): ScreenPopSubject | undefined {
  const phase = phaseOfCall[state];
  const details = Object.keys(data).length > 0 && { details: data };
  return phase && { kind: 'call', id, phase, direction, party, ...(queue && { queue }), ...details };
}

const phaseOfAgentChat: Readonly<Record<AgentConversation['state'], ScreenPopPhase>> = { offered: 'ring', active: 'answer', ended: 'end' };

function subjectOfAgentChat({ id, state, visitor }: AgentConversation): ScreenPopSubject {
  const party = { number: '', ...(visitor.name && { name: visitor.name }) };
  return { kind: 'chat', id, phase: phaseOfAgentChat[state], direction: 'inbound', party, ...(visitor.id && { userId: visitor.id }) };
}

function subjectOfChat({ id, state, attendant }: Conversation): ScreenPopSubject {
  const far = attendant.kind === 'nobody' ? undefined : attendant;
  return {
    kind: 'chat',
    id,
    phase: phaseOfChat[state],
    direction: 'inbound',
    party: { number: '', ...(far?.name && { name: far.name }) },
    ...(far?.avatar?.startsWith('https://') && { avatar: far.avatar }),
  };
}
