import type { AgentConversation, AgentConversationEndReason, AgentMessage, ChatColleague } from 'contact-center-widgets';
import type { CEC } from './cec.js';
import type { Ending } from './conversation.js';
import { HumanAgent } from './human-agent.js';
import type { Inbox } from './inbox.js';
import { contentOf } from './message-content.js';
import type { Entry, Visitor } from './visitor.js';
import { Waiting } from './waiting.js';

const endReasons: Readonly<Record<Ending, AgentConversationEndReason>> = {
  visitor: 'visitor',
  release: 'visitor',
  agent: 'agent',
  timeout: 'timeout',
  queue: 'timeout',
};

const authors: Readonly<Record<'AGENT' | 'ROBOT' | 'SYSTEM', AgentMessage['author']>> = { AGENT: 'agent', ROBOT: 'bot', SYSTEM: 'system' };

/** A visitor counts as writing for so long after each sign of it. */
const writingLasts = 6000;

/** What an agent is told, in the words of the package's own interface for inboxes (`backends/agent-inbox`). */
export class AgentInbox {
  readonly inbox: Inbox;
  readonly #cec: CEC;

  constructor(cec: CEC, inbox: Inbox) {
    this.#cec = cec;
    this.inbox = inbox;
  }

  /** Conversations that wait, and those of this agent. */
  conversationsOf(extension: string): readonly AgentConversation[] {
    return this.#cec.desk.visitors.flatMap((visitor) => this.#conversation(visitor, extension));
  }

  /** The others who are signed in, by what they are called here. */
  colleaguesOf(extension: string, idOf: (extension: string) => string): readonly ChatColleague[] {
    return this.inbox.agents.flatMap((other) => (other.extension === extension ? [] : [{ id: idOf(other.extension), name: other.name }]));
  }

  /** The file of a message in a conversation that this agent may see. */
  entry(callId: string, messageId: string, extension: string): Entry | undefined {
    if (!this.conversationsOf(extension).some(({ id }) => id === callId)) return undefined;
    const visitor = this.#cec.desk.visitors.find(({ conversation }) => conversation?.callId === callId);
    return visitor?.transcript.find(({ sequence }) => String(sequence) === messageId);
  }

  #conversation(visitor: Visitor, extension: string): readonly AgentConversation[] {
    const { conversation, userId, name, locale } = visitor;
    if (conversation === undefined) return [];
    const { attendant, phase, ending, callId, startedAt } = conversation;
    const agent = attendant instanceof HumanAgent && attendant.extension === extension ? attendant : undefined;
    const isOffered = attendant instanceof Waiting && this.#cec.staff.humans.has(extension);
    if (agent === undefined && !isOffered) return [];
    return [
      {
        id: callId,
        state: phase === 'ended' ? 'ended' : agent ? 'active' : 'offered',
        visitor: { id: userId, name, language: locale.replace('_', '-') },
        startedAt,
        typing: agent !== undefined && this.#cec.clock.now() - agent.writing < writingLasts,
        unread: agent?.unread.length ?? 0,
        messages: visitor.transcript.flatMap((entry) => messageOf(entry, visitor)),
        ...(ending !== undefined && { endReason: endReasons[ending] }),
      },
    ];
  }
}

function messageOf({ sequence, at, up, down }: Entry, visitor: Visitor): readonly AgentMessage[] {
  const sent = up ?? down;
  if (sent?.controlType !== 'CHAT') return [];
  const common = { id: String(sequence), at, content: contentOf(sent) };
  if (down === undefined) return [{ ...common, author: 'visitor', name: visitor.name }];
  return [{ ...common, author: authors[down.sourceType], name: down.senderNickname }];
}
