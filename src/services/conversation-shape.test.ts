import { expect } from '@open-wc/testing';
import { read } from '../kit/shape.js';
import type { Conversation } from '../model/conversation.js';
import type { ConversationEvent } from '../model/conversation-event.js';
import type { DeliveredMessage } from '../model/delivered-message.js';
import { CcError } from '../model/error.js';
import type { MessageContent } from '../model/message.js';
import { conversationAfter } from './conversation-progress.js';
import { asText, eventShape, fromText, recordShape } from './conversation-shape.js';

const error = new CcError('message-refused', 'no', { recoverable: true, cause: 'secret', context: { secret: 1 } });
const contents: { readonly [Type in MessageContent['type']]: Extract<MessageContent, { type: Type }> } = {
  text: { type: 'text', text: 'hello' },
  file: { type: 'file', file: { kind: 'picture', name: 'a.png', size: 3, mediaType: 'image/png' } },
  card: { type: 'card', title: 'Shoe', description: 'red', url: 'https://shop.example', hasPicture: true },
  location: { type: 'location', latitude: 53.5, longitude: -9.9, label: 'here' },
  gap: { type: 'gap' },
  unknown: { type: 'unknown', text: '?' },
};
const delivered: DeliveredMessage = {
  id: 'd',
  author: 'bot',
  name: 'Bot',
  avatar: 'https://shop.example/bot.png',
  at: 1,
  content: contents.text,
  similarQuestions: ['a'],
  quickReplies: ['b'],
  rateable: true,
  reference: 'r',
};
/** One of each, with every field. */
const events: { readonly [Type in ConversationEvent['type']]: Extract<ConversationEvent, { type: Type }> } = {
  begun: { type: 'begun', conversationId: 'c', at: 1, hasOlder: true },
  queued: { type: 'queued', queue: { position: 1, waited: 2, estimated: 3, limit: 4 } },
  attendant: { type: 'attendant', attendant: { kind: 'agent', name: 'Ana', avatar: 'https://shop.example/ana.png' } },
  message: { type: 'message', message: delivered },
  history: {
    type: 'history',
    messages: Object.values(contents).map((content, index) => ({ ...delivered, id: `h${index}`, content })),
    hasOlder: false,
  },
  written: { type: 'written', messageId: 'm', at: 2, content: contents.file },
  progress: { type: 'progress', messageId: 'm', progress: 0.5 },
  uploaded: { type: 'uploaded', messageId: 'm', reference: 'r' },
  attempted: { type: 'attempted', messageId: 'm' },
  failed: { type: 'failed', messageId: 'm', error },
  retried: { type: 'retried', messageId: 'm', at: 3 },
  sent: { type: 'sent', messageId: 'm' },
  read: { type: 'read', messageIds: ['m'] },
  typing: { type: 'typing', typing: true },
  rated: { type: 'rated', messageId: 'd', feedback: 'unhelpful' },
  recalled: { type: 'recalled', messageId: 'h1' },
  seen: { type: 'seen', messageId: 'd' },
  asynchronous: { type: 'asynchronous' },
  evaluated: { type: 'evaluated', evaluation: { level: 5, comment: 'good', resolved: true, recommendation: 9 } },
  discarded: { type: 'discarded', messageId: 'x' },
  ended: { type: 'ended', reason: 'failed', at: 9, error },
};

describe('conversation shape', () => {
  for (const event of Object.values(events)) {
    it(`brings ${event.type} to another tab as it was`, () => {
      expect(asText(read(eventShape, fromText(asText(event))))).to.equal(asText(event));
    });
  }

  it('brings every conversation on its way through all of them into memory and back', () => {
    let conversation: Conversation | undefined;
    for (const event of Object.values(events)) {
      conversation = conversationAfter(conversation, event);
      const kept = asText({ conversation, references: { d: 'r' }, attempted: ['m'] });
      const found = read(recordShape, fromText(kept));
      expect(fromText(asText(found?.conversation))).to.deep.equal(fromText(asText(conversation)));
      expect(Object.isFrozen(found?.conversation?.messages)).to.equal(true);
    }
    expect(conversation?.messages).to.have.length(8);
  });

  it('makes an error of an error again, and tells nobody what is not for them', () => {
    const text = asText(events.failed);
    expect(text).not.to.contain('secret');
    const event = read(eventShape, fromText(text));
    const found = event?.type === 'failed' ? event.error : undefined;
    expect(found).to.be.instanceOf(CcError);
    expect(found).to.include({ code: 'message-refused', message: 'no', recoverable: true });
  });

  it('refuses an event with any one of its fields of another kind', () => {
    for (const event of Object.values(events)) {
      for (const key of Object.keys(event))
        expect(read(eventShape, { ...event, [key]: [Symbol.iterator] }), `${event.type} ${key}`).to.equal(undefined);
    }
    expect(fromText('{')).to.equal(undefined);
  });
});
