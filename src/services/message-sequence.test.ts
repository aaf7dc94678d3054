import { expect } from '@open-wc/testing';
import type { Message } from '../model/message.js';
import { appended, inserted, type MessageSequence, messageOf, placeOf, prepended, removed, replaced } from './message-sequence.js';

function message(id: string, at: number, own = false): Message {
  return { id, at, author: own ? 'visitor' : 'agent', status: own ? 'sent' : 'received', content: { type: 'text', text: id } };
}

/** Numbers from 0 up to 1 that are the same in every run. */
function sequenceFrom(seed: number): () => number {
  let state = seed;
  return () => (state = (state * 1_103_515_245 + 12_345) % 2 ** 31) / 2 ** 31;
}

describe('message sequence', () => {
  it('finds every message where it stands, after any changes in any order', () => {
    const random = sequenceFrom(7);
    const upTo = (limit: number): number => Math.floor(random() * limit);
    let messages: MessageSequence = Object.freeze([]);
    for (let step = 0; step < 3000; step++) {
      const next = message(`m${step}`, upTo(5000), random() < 0.3);
      const place = upTo(messages.length);
      const change = upTo(10);
      if (change < 4) messages = appended(messages, next);
      else if (change < 7) messages = inserted(messages, next);
      else if (change < 8) messages = prepended(messages, [next]);
      else if (change < 9 && messages.length > 0)
        messages = replaced(messages, place, { ...(messages[place] as Message), name: 'changed' });
      else if (messages.length > 0) messages = removed(messages, place);
      if (step % 50 > 0) continue;
      messages.forEach(({ id }, index) => {
        expect(placeOf(messages, id)).to.equal(index);
      });
      expect(placeOf(messages, 'unknown')).to.equal(-1);
    }
    expect(messages.length).to.be.greaterThan(500);
  });

  it('leaves the list before as it was, and it can still be asked', () => {
    const before = appended(appended(Object.freeze([]), message('a', 1)), message('c', 3));
    expect(placeOf(before, 'c')).to.equal(1);
    const after = inserted(before, message('b', 2));
    expect(placeOf(after, 'c')).to.equal(2);
    expect(placeOf(before, 'c')).to.equal(1);
    expect(messageOf(before, 'b')).to.equal(undefined);
    expect(Object.isFrozen(after)).to.equal(true);
  });

  it('leaves where it came what tells a time that nobody would believe, and sorts the others as if it were not there', () => {
    const at = Date.UTC(2026, 10, 21);
    const told = [
      message('first', at),
      message('zero', 0),
      message('far', 8.64e15),
      message('later', at + 2000),
      message('between', at + 1000),
    ];
    const shown = told.reduce(inserted, Object.freeze([]) as MessageSequence);
    expect(shown.map(({ id }) => id)).to.deep.equal(['first', 'zero', 'far', 'between', 'later']);
  });

  it('looks at as many messages for one more at 10,000 as at 100', () => {
    const looked = [100, 10_000].map((length) => {
      let count = 0;
      const watched = (id: string, at: number): Message =>
        Object.defineProperty(message(id, at), 'at', {
          get: () => {
            count++;
            return at;
          },
        });
      let messages: MessageSequence = Object.freeze([]);
      for (let index = 0; index < length; index++) messages = appended(messages, watched(`m${index}`, index));
      placeOf(messages, 'm0');
      count = 0;
      inserted(messages, watched('new', length));
      return count;
    });
    expect(looked[1]).to.equal(looked[0]);
  });
});
