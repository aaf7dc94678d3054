import { expect } from '@open-wc/testing';
import type { ConversationEvent } from '../model/conversation-event.js';
import type { DeliveredMessage } from '../model/delivered-message.js';
import type { MessageContent } from '../model/message.js';
import { opened } from './chat.testing.js';
import { soundEvent } from './sound-event.js';

const noDates = [Number.NaN, Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY, 1e300, 8.7e15, -8.7e15];

const delivered = (id: string, at: number, content: MessageContent = { type: 'text', text: id }): DeliveredMessage => ({
  id,
  author: 'agent',
  at,
  content,
});

describe('sound event', () => {
  it('gives a message without a date the time at which it came', () => {
    for (const at of noDates) {
      const event = soundEvent({ type: 'message', message: delivered('a', at) }, { now: 5, oldest: 3 });
      expect(event).to.deep.equal({ type: 'message', message: delivered('a', 5) });
    }
  });

  it('gives one of a history the time of the one after it, and the last one that of what is there already', () => {
    const page = [delivered('a', Number.NaN), delivered('b', 1), delivered('c', Number.NaN), delivered('d', Number.POSITIVE_INFINITY)];
    const event = soundEvent({ type: 'history', messages: page, hasOlder: false }, { now: 5, oldest: 3 });
    expect(event.type === 'history' && event.messages.map(({ id, at }) => `${id} ${at}`)).to.deep.equal(['a 1', 'b 1', 'c 3', 'd 3']);
    const first = soundEvent({ type: 'history', messages: [delivered('a', Number.NaN)], hasOlder: false }, { now: 5, oldest: undefined });
    expect(first.type === 'history' && first.messages[0]?.at).to.equal(5);
  });

  it('takes no date that is older than chats are: seconds for milliseconds, or the days after the epoch', () => {
    const now = Date.UTC(2026, 5, 1);
    for (const at of [0, 1, 86_400_000, Math.floor(now / 1000), -now, Date.UTC(2001, 0, 1)]) {
      const event = soundEvent({ type: 'message', message: delivered('a', at) }, { now, oldest: now - 9 });
      expect(event, String(at)).to.deep.equal({ type: 'message', message: delivered('a', now) });
      const page = soundEvent(
        { type: 'history', messages: [delivered('a', now - 99), delivered('b', at)], hasOlder: false },
        { now, oldest: now - 9 },
      );
      expect(page.type === 'history' && page.messages.map((message) => now - message.at), String(at)).to.deep.equal([99, 9]);
    }
    const old: ConversationEvent = { type: 'message', message: delivered('a', Date.UTC(2016, 5, 1)) };
    expect(soundEvent(old, { now, oldest: undefined })).to.equal(old);
  });

  it('leaves out sizes and places in a line that are no numbers', () => {
    for (const number of [Number.NaN, Number.POSITIVE_INFINITY]) {
      const file = { type: 'file', file: { kind: 'document', name: 'a.pdf', size: number } } as const;
      expect(soundEvent({ type: 'message', message: delivered('a', 1, file) }, { now: 5, oldest: 3 })).to.deep.equal({
        type: 'message',
        message: delivered('a', 1, { type: 'file', file: { kind: 'document', name: 'a.pdf' } }),
      });
      expect(
        soundEvent({ type: 'queued', queue: { position: number, waited: 4, estimated: number } }, { now: 5, oldest: 3 }),
      ).to.deep.equal({ type: 'queued', queue: { waited: 4 } });
    }
  });

  it('makes text of a place that is nowhere', () => {
    const place = { type: 'location', latitude: Number.NaN, longitude: 1, label: 'Pier 3' } as const;
    expect(soundEvent({ type: 'message', message: delivered('a', 1, place) }, { now: 5, oldest: 3 })).to.deep.equal({
      type: 'message',
      message: delivered('a', 1, { type: 'unknown', text: 'Pier 3' }),
    });
  });

  it('leaves everything else as it is', () => {
    const place = { type: 'location', latitude: 0, longitude: -0.5 } as const;
    const events: readonly ConversationEvent[] = [
      { type: 'message', message: delivered('a', 0, place) },
      { type: 'message', message: delivered('b', 8.64e15) },
      { type: 'history', messages: [delivered('a', -1)], hasOlder: true },
      { type: 'queued' },
      { type: 'queued', queue: { position: 1 } },
      { type: 'typing', typing: true },
    ];
    for (const event of events) expect(soundEvent(event, { now: 5, oldest: 3 })).to.equal(event);
  });

  it('keeps the order of a chat, its other tabs and its memory, whatever a server says the time is', async () => {
    const first = await opened();
    const second = first.another();
    const joining = second.chat.resume();
    await second.pass();
    expect(await joining).to.equal(true);
    first.farEnd.say('before');
    for (const [index, at] of noDates.entries()) {
      await first.pass(1000);
      first.farEnd.say(`odd ${index}`, { at });
    }
    await first.pass(1000);
    first.farEnd.say('after');
    await first.pass(1000);

    const order = ['before', ...noDates.map((_, index) => `odd ${index}`), 'after'];
    const said = (stand: typeof first): readonly string[] =>
      (stand.chat.state.conversation?.messages ?? []).map(({ content }) => (content.type === 'text' ? content.text : content.type));
    expect(said(first)).to.deep.equal(order);
    expect(said(second)).to.deep.equal(order);

    first.kill();
    second.kill();
    const reloaded = second.another();
    await Promise.all([reloaded.chat.resume(), reloaded.pass(1000)]);
    expect(said(reloaded)).to.deep.equal(order);
  });
});
