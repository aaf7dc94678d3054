import { expect } from '@open-wc/testing';
import '../../define/message-list.js';
import { OlderMessagesRequestEvent } from '../../events/chat-requests.js';
import { CcError } from '../../model/error.js';
import type { Message } from '../../model/message.js';
import { expectAccessible, findPart, heard, now, part, rendered, textOf, until } from '../element.testing.js';
import type { MessageListElement } from './message-list-element.js';
import { mostRows } from './row-window.js';
import { contentIn, conversationOf, give, leftOf, listing, painted, rowsOf, scrollTo, seen, textIn, viewOf } from './transcript.testing.js';

const said = (element: MessageListElement): readonly string[] =>
  [...part(element, 'announcements').children].map((line) => line.textContent ?? '');

describe('cc-message-list', () => {
  it('is accessible in every state', async () => {
    await expectAccessible(await listing([]));
    await expectAccessible(await listing(conversationOf(12), { hasOlder: true, typing: true, attendant: { kind: 'bot', name: 'Nora' } }));
    await expectAccessible(await listing(conversationOf(12), { hasOlder: true, loadingOlder: true }));
    const element = await listing(conversationOf(80));
    await scrollTo(element, 900);
    await give(element, [...element.messages, textIn('News', { id: 'n' })]);
    await expectAccessible(element);
  });

  it('shows the end first, and all of a short conversation', async () => {
    const element = await listing(conversationOf(40));
    expect(leftOf(element)).to.be.below(2);
    expect(rowsOf(element)).to.have.length(40);
  });

  it('says of each row which one it is', async () => {
    const element = await listing(conversationOf(200));
    const last = rowsOf(element).at(-1);
    expect(last?.getAttribute('aria-posinset')).to.equal('200');
    expect(last?.getAttribute('aria-setsize')).to.equal('200');
    expect(last?.getAttribute('aria-label')).to.match(/^You, .*\d/);
    element.hasOlder = true;
    await rendered(element);
    expect(rowsOf(element).at(-1)?.getAttribute('aria-setsize')).to.equal('-1');
  });

  it('names the days, and groups what somebody said in one go', async () => {
    const day = 86_400_000;
    const element = await listing([
      textIn('a', { id: 'a', at: now - 40 * day }),
      textIn('b', { id: 'b', at: now - day }),
      textIn('c', { id: 'c', at: now - 120_000 }),
      textIn('d', { id: 'd', at: now - 110_000 }),
      textIn('e', { id: 'e', at: now - 100_000, author: 'visitor' }),
    ]);
    expect([...element.renderRoot.querySelectorAll('.day')].map((label) => label.textContent)).to.deep.equal([
      'Monday, October 12',
      'Yesterday',
      'Today',
    ]);
    expect(element.bubbles.map(({ leading, trailing }) => [leading, trailing])).to.deep.equal([
      [true, true],
      [true, true],
      [true, false],
      [false, true],
      [true, true],
    ]);
  });

  it('tells what became of the last own message, and of failed ones', async () => {
    const element = await listing([
      textIn('a', { id: 'a', author: 'visitor', status: 'read' }),
      textIn('b', { id: 'b', author: 'visitor', status: 'failed', error: new CcError('message-refused') }),
      textIn('c', { id: 'c', author: 'visitor', status: 'sent' }),
      textIn('d', { id: 'd' }),
    ]);
    expect(element.bubbles.map((bubble) => findPart(bubble, 'status')?.textContent?.trim().split(/[.·]/)[0]?.trim())).to.deep.equal([
      undefined,
      'Not sent',
      'Sent',
      undefined,
    ]);
  });

  describe('with many messages', () => {
    it('mounts at most 60 rows, wherever the reader is', async () => {
      const element = await listing(conversationOf(10_000));
      const counts = [rowsOf(element).length];
      for (const share of [0.9, 0.5, 0.123, 0]) {
        await scrollTo(element, viewOf(element).scrollHeight * share);
        counts.push(rowsOf(element).length);
        const { top, bottom } = viewOf(element).getBoundingClientRect();
        expect(rowsOf(element)[0]?.getBoundingClientRect().top).to.be.at.most(top + 60);
        expect(rowsOf(element).at(-1)?.getBoundingClientRect().bottom).to.be.at.least(bottom);
      }
      expect(Math.max(...counts)).to.be.at.most(mostRows);
      expect(Math.min(...counts)).to.be.above(5);
    });

    it('does not move what is read while rows above turn out higher than thought', async () => {
      const element = await listing(conversationOf(1000));
      await scrollTo(element, viewOf(element).scrollHeight * 0.4);
      for (let step = 0; step < 12; step++) {
        const before = seen(element);
        viewOf(element).scrollTop -= 200;
        await painted();
        const moved = rowsOf(element).find((row) => textOf(row).includes(` ${before.text} `) || textOf(row).startsWith(before.text));
        if (!moved) continue;
        const top = moved.getBoundingClientRect().top - viewOf(element).getBoundingClientRect().top;
        expect(Math.abs(top - before.top - 200), `step ${step}`).to.be.below(2);
      }
    });

    it('moves no row that stays, not by a part of a pixel, while others come below: all of them would be painted again', async () => {
      const element = await listing(conversationOf(10_000));
      const places = (): ReadonlyMap<string, number> => {
        const view = viewOf(element);
        const top = view.scrollTop - view.getBoundingClientRect().top;
        return new Map(element.bubbles.map((bubble) => [bubble.message?.id ?? '', bubble.getBoundingClientRect().top + top]));
      };
      let compared = 0;
      for (let round = 0; round < 24; round++) {
        const before = places();
        element.messages = [...element.messages, textIn(`New ${'word '.repeat((round * 13) % 40)}`, { id: `new${round}`, at: now })];
        await rendered(element);
        await painted();
        const after = places();
        // a row that comes in above was never measured, and may well move those below it
        if (!before.has([...after.keys()][0] ?? '')) continue;
        compared++;
        for (const [id, place] of after) expect(Math.abs(place - (before.get(id) ?? place)), id).to.be.below(0.01);
      }
      expect(compared).to.be.above(8);
    });

    it('keeps its place when older ones come above', async () => {
      const element = await listing(conversationOf(100, 1001), { hasOlder: true });
      await scrollTo(element, 900);
      const before = seen(element);
      await give(element, [...conversationOf(500, 501), ...element.messages]);
      const after = seen(element);
      expect(after.text).to.equal(before.text);
      expect(Math.abs(after.top - before.top)).to.be.below(2);
    });

    it('keeps a row in the page that has the focus', async () => {
      const element = await listing([
        ...conversationOf(100),
        contentIn({ type: 'file', file: { kind: 'document', name: 'a.pdf' } }, { id: 'f' }),
        ...conversationOf(100, 200),
      ]);
      await scrollTo(element, viewOf(element).scrollHeight * 0.45);
      await until(() => element.bubbles.some(({ message }) => message?.id === 'f'), 'the file is in the page');
      const bubble = element.bubbles.find(({ message }) => message?.id === 'f');
      if (bubble) part(bubble, 'save').focus();
      await scrollTo(element, 0);
      expect(element.bubbles.some(({ message }) => message?.id === 'f')).to.equal(true);
      expect(element.shadowRoot?.activeElement).to.equal(bubble);
      expect(rowsOf(element).length).to.be.at.most(mostRows);
    });
  });

  describe('asks for older messages', () => {
    it('near the top, once for each place', async () => {
      const requests = heard(OlderMessagesRequestEvent.type);
      const element = await listing(conversationOf(100), { hasOlder: true });
      expect(requests.events).to.have.length(0);
      await scrollTo(element, 100);
      await scrollTo(element, 60);
      expect(requests.events).to.have.length(1);
      await give(element, [...conversationOf(50, 9000), ...element.messages]);
      await scrollTo(element, 10);
      expect(requests.events).to.have.length(2);
      requests.stop();
    });

    it('by a button, not while they are coming', async () => {
      const requests = heard(OlderMessagesRequestEvent.type);
      const element = await listing(conversationOf(3), { hasOlder: true });
      part(element, 'older').click();
      expect(requests.events).to.have.length(1);
      element.loadingOlder = true;
      await rendered(element);
      part(element, 'older').click();
      expect(requests.events).to.have.length(1);
      expect(viewOf(element).getAttribute('aria-busy')).to.equal('true');
      requests.stop();
    });

    it('leaves the focus in the list when the button goes', async () => {
      const element = await listing(conversationOf(3), { hasOlder: true });
      part(element, 'older').focus();
      element.hasOlder = false;
      await rendered(element);
      expect(element.shadowRoot?.activeElement).to.equal(viewOf(element));
    });
  });

  describe('reads out', () => {
    it('nothing of what was there', async () => {
      expect(said(await listing(conversationOf(5)))).to.deep.equal([]);
    });

    it('each new message once, with author and what it is', async () => {
      const element = await listing(conversationOf(100));
      const news = [
        textIn('Hello *you*\n\u202Eagain', { id: 'a' }),
        contentIn({ type: 'file', file: { kind: 'picture', name: '../a\u202Egpj.png' } }, { id: 'b', author: 'bot', name: 'Nora' }),
        textIn('Mine', { id: 'c', author: 'visitor', status: 'pending' }),
      ];
      for (const message of news) await give(element, [...element.messages, message]);
      const expected = ['Mia Lindqvist: Hello *you* again', 'Nora: Picture: agpj.png', 'You: Mine'];
      expect(said(element)).to.deep.equal(expected);

      const lines = [...part(element, 'announcements').children];
      await scrollTo(element, 0);
      await give(element, [...conversationOf(50, 700), ...element.messages]);
      await give(
        element,
        element.messages.map((message) => (message.id === 'c' ? { ...message, status: 'sent' as const } : message)),
      );
      element.lang = 'zh-CN';
      await rendered(element);
      await scrollTo(element, 5000);
      expect([...part(element, 'announcements').children]).to.deep.equal(lines);
      expect(said(element)).to.deep.equal(expected);
    });

    it('many at once by their number and the last one', async () => {
      const element = await listing(conversationOf(3));
      await give(element, [...element.messages, ...conversationOf(30, 4)]);
      expect(said(element)).to.have.length(2);
      expect(said(element)[0]).to.equal('30 new messages');
    });

    it('a message that could not be sent, once', async () => {
      const own = (status: Message['status']): Message => textIn('Mine', { id: 'o', author: 'visitor', status });
      const element = await listing([own('pending')]);
      await give(element, [own('failed')]);
      await give(element, [own('failed')]);
      expect(said(element)).to.deep.equal(['Not sent: Mine']);
      await give(element, [own('pending')]);
      await give(element, [own('failed')]);
      expect(said(element)).to.deep.equal(['Not sent: Mine', 'Not sent: Mine']);
    });

    it('that somebody writes, once until they have sent it', async () => {
      const element = await listing(conversationOf(3), { attendant: { kind: 'agent', name: 'Mia' } });
      const status = (): string => element.renderRoot.querySelector('[role=status]')?.textContent ?? '';
      const told: string[] = [];
      for (const typing of [true, false, true, false]) {
        element.typing = typing;
        await rendered(element);
        told.push(status());
      }
      await give(element, [...element.messages, textIn('So', { id: 'so' })]);
      element.typing = true;
      await rendered(element);
      expect([...told, status()]).to.deep.equal(['Mia is typing', '', '', '', 'Mia is typing']);
    });
  });

  it('can be read by keyboard alone', async () => {
    const element = await listing(conversationOf(100));
    viewOf(element).focus();
    expect(element.shadowRoot?.activeElement).to.equal(viewOf(element));
    expect(viewOf(element).tabIndex).to.equal(0);
  });

  it('puts everything on paper', async () => {
    const element = await listing(conversationOf(150));
    dispatchEvent(new Event('beforeprint'));
    await rendered(element);
    expect(rowsOf(element)).to.have.length(150);
    dispatchEvent(new Event('afterprint'));
    await rendered(element);
    expect(rowsOf(element).length).to.be.at.most(mostRows);
  });

  it('stays within 280 px', async () => {
    const element = await listing([
      ...conversationOf(10),
      textIn('W'.repeat(500), { id: 'w' }),
      contentIn({ type: 'card', title: 'T'.repeat(300), hasPicture: false }, { id: 'c' }),
    ]);
    element.style.setProperty('width', '280px');
    await painted();
    expect(viewOf(element).scrollWidth).to.equal(viewOf(element).clientWidth);
  });
});
