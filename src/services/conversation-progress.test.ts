import { expect } from '@open-wc/testing';
import { mayStep } from '../kit/transition.js';
import { type Conversation, conversationSteps, type ConversationState } from '../model/conversation.js';
import type { ConversationEvent } from '../model/conversation-event.js';
import type { DeliveredMessage } from '../model/delivered-message.js';
import { CcError } from '../model/error.js';
import type { MessageStatus } from '../model/message.js';
import { conversationAfter } from './conversation-progress.js';

const begin: ConversationEvent = { type: 'begun', conversationId: 'c', at: 1000, hasOlder: true };
const agent: ConversationEvent = { type: 'attendant', attendant: { kind: 'agent', name: 'Ana' } };
const error = new CcError('message-refused', 'no');

function after(...events: readonly ConversationEvent[]): Conversation {
  return continued(undefined, ...events);
}

function continued(start: Conversation | undefined, ...events: readonly ConversationEvent[]): Conversation {
  const end = events.reduce<Conversation | undefined>(conversationAfter, start);
  if (!end) throw new Error('no conversation');
  return end;
}

function says(id: string, at: number, more: Partial<DeliveredMessage> = {}): ConversationEvent {
  return { type: 'message', message: { id, author: 'agent', at, content: { type: 'text', text: id }, ...more } };
}

function writes(messageId: string, at = 2000): ConversationEvent {
  return { type: 'written', messageId, at, content: { type: 'text', text: messageId } };
}

const ids = (conversation: Conversation): string => conversation.messages.map((message) => message.id).join(' ');
const statuses = (conversation: Conversation): string =>
  conversation.messages.map((message) => `${message.id}:${message.status}`).join(' ');

/** A conversation in each of its states. */
const inState: Record<ConversationState, readonly ConversationEvent[]> = {
  connecting: [begin],
  queued: [begin, { type: 'queued', queue: { position: 2 } }],
  active: [begin, agent],
  ended: [begin, { type: 'ended', reason: 'agent', at: 3000 }],
};

/** Where each event of the far end leads, if the table has the step. */
const leadsTo: readonly (readonly [ConversationEvent, ConversationState])[] = [
  [{ type: 'queued' }, 'queued'],
  [agent, 'active'],
  [{ type: 'attendant', attendant: { kind: 'bot' } }, 'active'],
  [{ type: 'asynchronous' }, 'active'],
  [{ type: 'ended', reason: 'timeout', at: 4000 }, 'ended'],
];

/** A message in each status. */
const withStatus: Record<MessageStatus, readonly ConversationEvent[]> = {
  pending: [begin, writes('m')],
  sent: [begin, writes('m'), { type: 'sent', messageId: 'm' }],
  read: [begin, writes('m'), { type: 'read', messageIds: ['m'] }],
  failed: [begin, writes('m'), { type: 'failed', messageId: 'm', error }],
  received: [begin, says('m', 5)],
};

const statusAfter: readonly (readonly [ConversationEvent, Record<MessageStatus, MessageStatus | 'gone'>])[] = [
  [
    { type: 'sent', messageId: 'm' },
    { pending: 'sent', sent: 'sent', read: 'read', failed: 'sent', received: 'received' },
  ],
  [
    { type: 'read', messageIds: ['x', 'm'] },
    { pending: 'read', sent: 'read', read: 'read', failed: 'read', received: 'received' },
  ],
  [
    { type: 'failed', messageId: 'm', error },
    { pending: 'failed', sent: 'sent', read: 'read', failed: 'failed', received: 'received' },
  ],
  [
    { type: 'retried', messageId: 'm', at: 9 },
    { pending: 'pending', sent: 'sent', read: 'read', failed: 'pending', received: 'received' },
  ],
  [
    { type: 'discarded', messageId: 'm' },
    { pending: 'gone', sent: 'sent', read: 'read', failed: 'gone', received: 'received' },
  ],
  [says('m', 7, { author: 'visitor' }), { pending: 'sent', sent: 'sent', read: 'read', failed: 'sent', received: 'received' }],
  [says('m', 7), { pending: 'pending', sent: 'sent', read: 'read', failed: 'failed', received: 'received' }],
  [
    { type: 'ended', reason: 'agent', at: 1 },
    { pending: 'failed', sent: 'sent', read: 'read', failed: 'failed', received: 'received' },
  ],
];

describe('conversationAfter', () => {
  for (const from of Object.keys(inState) as ConversationState[]) {
    for (const [event, to] of leadsTo) {
      const may = mayStep(conversationSteps, from, to) || (from === to && from !== 'ended');
      it(`${may ? 'takes' : 'refuses'} ${from} → ${to} by ${event.type}`, () => {
        const before = after(...inState[from]);
        const next = continued(before, event);
        if (may) expect(next.state).to.equal(to);
        else expect(next).to.equal(before);
      });
    }
  }

  for (const status of Object.keys(withStatus) as MessageStatus[]) {
    for (const [event, table] of statusAfter) {
      it(`makes ${table[status]} of a ${status} message by ${event.type}${event.type === 'message' ? ` of ${event.message.author}` : ''}`, () => {
        const message = continued(after(...withStatus[status]), event).messages.find(({ id }) => id === 'm');
        expect(message?.status ?? 'gone').to.equal(table[status]);
        expect(message?.error === undefined).to.equal(message?.status !== 'failed');
      });
    }
  }

  it('is nothing before it was begun', () => {
    expect(conversationAfter(undefined, says('a', 1))).to.equal(undefined);
  });

  it('gives the same object when nothing changes', () => {
    const before = after(begin, agent, says('a', 1), { type: 'seen', messageId: 'a' }, writes('m'), { type: 'sent', messageId: 'm' });
    const nothingNew: readonly ConversationEvent[] = [
      begin,
      agent,
      says('a', 1),
      writes('m'),
      { type: 'sent', messageId: 'm' },
      { type: 'sent', messageId: 'unknown' },
      { type: 'typing', typing: false },
      { type: 'seen', messageId: 'a' },
      { type: 'seen', messageId: 'unknown' },
      { type: 'recalled', messageId: 'unknown' },
      { type: 'attempted', messageId: 'm' },
      { type: 'uploaded', messageId: 'm', reference: 'r' },
      { type: 'rated', messageId: 'a', feedback: 'helpful' },
      { type: 'discarded', messageId: 'a' },
    ];
    for (const event of nothingNew) expect(continued(before, event), event.type).to.equal(before);
    const waiting = after(...inState.queued);
    expect(continued(waiting, { type: 'queued', queue: { position: 2 } })).to.equal(waiting);
  });

  it('freezes what it gives', () => {
    const file = { kind: 'picture', name: 'a.png' } as const;
    const conversation = after(begin, agent, says('a', 1, { content: { type: 'file', file } }), writes('m'));
    const [message] = conversation.messages;
    for (const part of [conversation, conversation.messages, conversation.attendant, message, message?.content])
      expect(Object.isFrozen(part)).to.equal(true);
    expect(message?.content.type === 'file' && Object.isFrozen(message.content.file)).to.equal(true);
    expect(Object.isFrozen(file)).to.equal(false);
  });

  describe('keeps the order:', () => {
    it('a late message goes before the first received one that is younger', () => {
      expect(ids(after(begin, says('a', 10), says('c', 30), says('b', 20)))).to.equal('a b c');
      expect(ids(after(begin, says('b', 20), says('c', 30), says('a', 10)))).to.equal('a b c');
    });

    it('those of the same time stand as they came', () => {
      expect(ids(after(begin, says('a', 10), says('b', 10), says('c', 10)))).to.equal('a b c');
    });

    it('own messages keep their place, whatever the clocks say', () => {
      expect(ids(after(begin, writes('m', 99_999), says('a', 10), writes('n', 1), says('b', 20)))).to.equal('m a n b');
      expect(ids(after(begin, says('a', 10), writes('m', 99_999), says('c', 30), says('b', 20)))).to.equal('a m b c');
    });

    it('is the same for every order in which distinct messages come', () => {
      const all = [says('a', 10), says('b', 20), says('c', 30), says('d', 40)];
      for (const order of permutations(all)) expect(ids(after(begin, ...order))).to.equal('a b c d');
    });
  });

  describe('puts history', () => {
    const page = (hasOlder: boolean, ...messages: readonly ConversationEvent[]): ConversationEvent => ({
      type: 'history',
      hasOlder,
      messages: messages.flatMap((event) => (event.type === 'message' ? [event.message] : [])),
    });

    it('before what is there, once, and without making it unread', () => {
      const conversation = after(begin, says('c', 30), page(true, says('a', 10), says('b', 20), says('c', 30)));
      expect(ids(conversation)).to.equal('a b c');
      expect(conversation).to.include({ unread: 1, hasOlder: true });
      expect(continued(conversation, page(false)).hasOlder).to.equal(false);
    });

    it('where its time says, if it is younger than what is there', () => {
      expect(ids(after(begin, says('a', 10), says('d', 40), page(false, says('b', 20), says('c', 30))))).to.equal('a b c d');
    });

    it('together with own messages: those that had arrived were sent', () => {
      const conversation = after(
        begin,
        writes('m'),
        page(false, says('a', 10), says('m', 20, { author: 'visitor' }), says('o', 5, { author: 'visitor' })),
      );
      expect(statuses(conversation)).to.equal('a:received o:sent m:sent');
    });

    it('into an empty conversation, with repetitions left out', () => {
      expect(ids(after(begin, page(false, says('a', 10), says('a', 10), says('b', 20))))).to.equal('a b');
    });
  });

  describe('counts', () => {
    it('what agents and bots say, and not notices, own messages or repetitions', () => {
      const conversation = after(
        begin,
        says('a', 1),
        says('b', 2, { author: 'bot' }),
        says('s', 3, { author: 'system' }),
        says('o', 4, { author: 'visitor' }),
        writes('m'),
        says('a', 1),
      );
      expect(conversation.unread).to.equal(2);
    });

    it('what came after the message that was seen last', () => {
      const conversation = after(begin, says('a', 1), says('b', 2), writes('m'), says('c', 3));
      expect(continued(conversation, { type: 'seen', messageId: 'b' }).unread).to.equal(1);
      expect(continued(conversation, { type: 'seen', messageId: 'm' }).unread).to.equal(1);
      expect(continued(conversation, { type: 'seen', messageId: 'c' }).unread).to.equal(0);
    });

    it('nothing twice: seeing an older one does not make it more', () => {
      const conversation = after(begin, says('a', 1), says('b', 2), { type: 'seen', messageId: 'b' }, says('c', 3));
      expect(continued(conversation, { type: 'seen', messageId: 'a' }).unread).to.equal(1);
    });
  });

  it('forgets the queue once somebody attends, and who attended once it waits again', () => {
    const waiting = after(...inState.queued);
    expect(waiting.queue).to.deep.equal({ position: 2 });
    const attended = continued(waiting, agent);
    expect(attended).to.not.have.property('queue');
    expect(continued(attended, { type: 'queued' }).attendant).to.deep.equal({ kind: 'nobody' });
  });

  it('stops typing when a message comes, and at the end', () => {
    const typing = after(begin, agent, { type: 'typing', typing: true });
    expect(typing.typing).to.equal(true);
    expect(continued(typing, says('a', 1)).typing).to.equal(false);
    expect(continued(typing, { type: 'ended', reason: 'agent', at: 1 }).typing).to.equal(false);
  });

  it('is asynchronous until somebody attends again', () => {
    const waiting = after(begin, agent, { type: 'asynchronous' });
    expect(waiting).to.deep.include({ asynchronous: true, state: 'active', attendant: { kind: 'nobody' } });
    expect(continued(waiting, agent).asynchronous).to.equal(false);
  });

  it('keeps nothing of what was taken back', () => {
    const conversation = after(begin, says('a', 1, { quickReplies: ['secret'], rateable: true }), { type: 'recalled', messageId: 'a' });
    expect(conversation.messages[0]).to.deep.include({ recalled: true, content: { type: 'text', text: '' } });
    expect(JSON.stringify(conversation)).to.not.contain('secret');
  });

  it('takes what was not sent into the next conversation, and nothing else', () => {
    const end: ConversationEvent = { type: 'ended', reason: 'timeout', at: 3000 };
    const over = after(begin, says('a', 1), writes('m'), writes('n'), { type: 'sent', messageId: 'n' }, end);
    expect(over).to.include({ endedAt: 3000, endReason: 'timeout', state: 'ended' });
    expect(over.messages.find(({ id }) => id === 'm')?.error).to.include({ code: 'conversation-gone' });
    const next = continued(over, { ...begin, conversationId: 'd', at: 5000 }, { type: 'retried', messageId: 'm', at: 5001 });
    expect(next).to.include({ id: 'd', startedAt: 5000, state: 'connecting', unread: 0 });
    expect(next).to.not.have.any.keys('endedAt', 'endReason');
    expect(statuses(next)).to.equal('m:pending');
    expect(next.messages[0]?.at).to.equal(5001);
  });

  it('puts a message that is sent again to the end, where it will be read', () => {
    const conversation = after(begin, writes('m'), { type: 'failed', messageId: 'm', error }, writes('n'), {
      type: 'retried',
      messageId: 'm',
      at: 9,
    });
    expect(statuses(conversation)).to.equal('n:pending m:pending');
  });

  it('lets an upload go forward only, and says nothing of it once it is over', () => {
    const file = { type: 'file', file: { kind: 'document', name: 'a.txt' } } as const;
    const uploading = after(
      begin,
      { type: 'written', messageId: 'm', at: 1, content: file },
      { type: 'progress', messageId: 'm', progress: 0.5 },
    );
    const back = continued(uploading, { type: 'progress', messageId: 'm', progress: 0.25 });
    expect(back.messages[0]?.progress).to.equal(0.5);
    expect(continued(back, { type: 'sent', messageId: 'm' }).messages[0]).to.not.have.property('progress');
  });

  it('rates only what can be rated', () => {
    const conversation = after(begin, says('a', 1, { rateable: true }), says('b', 2));
    const rated = (['a', 'b'] as const).reduce<Conversation>(
      (next, messageId) => continued(next, { type: 'rated', messageId, feedback: 'unhelpful' }),
      conversation,
    );
    expect(rated.messages.map((message) => message.feedback)).to.deep.equal(['unhelpful', undefined]);
  });
});

function permutations<T>(items: readonly T[]): readonly (readonly T[])[] {
  if (items.length < 2) return [items];
  return items.flatMap((item, index) => permutations(items.toSpliced(index, 1)).map((rest) => [item, ...rest]));
}
