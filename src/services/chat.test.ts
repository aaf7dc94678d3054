import { expect } from '@open-wc/testing';
import { arrived, chatStand, opened, rejection, shown } from './chat.testing.js';

describe('Chat', () => {
  describe('opens', () => {
    it('a conversation, and tells who attends', async () => {
      const stand = chatStand();
      expect(stand.chat.state).to.include({ conversation: undefined, connection: 'idle', abilities: undefined });
      const opening = stand.chat.open({ name: 'Kim' });
      await stand.pass();
      await opening;
      expect(stand.chat.state.conversation).to.deep.include({ state: 'active', attendant: { kind: 'bot', name: 'Assistant' } });
      expect(stand.chat.state).to.deep.include({ connection: 'online', abilities: stand.backend.abilities, limits: stand.backend.limits });
    });

    it('one, however often it is asked', async () => {
      const stand = chatStand();
      await Promise.all([stand.chat.open(), stand.chat.open(), stand.chat.send('a')]);
      await stand.chat.open();
      expect(stand.farEnd.log.filter((entry) => entry === 'opened')).to.have.length(1);
    });

    it('offers the past only where there is one', async () => {
      const first = await opened();
      await first.pass();
      expect(first.chat.state.conversation).to.include({ state: 'active', hasOlder: false });
      await first.chat.send('hello');
      await first.pass(1000);
      await first.chat.close();
      await first.pass(1000);
      await first.chat.open();
      await first.pass();
      expect(first.chat.state.conversation?.hasOlder).to.equal(true);
    });

    it('offers the past where nobody says whether there is one', async () => {
      const stand = chatStand();
      stand.farEnd.fail('history', { code: 'backend-unreachable' });
      await stand.chat.open();
      await stand.pass();
      expect(stand.chat.state.conversation?.hasOlder).to.equal(true);
    });

    it('none when the centre takes nobody, and says why', async () => {
      const stand = chatStand();
      stand.farEnd.refuse('outside-hours');
      await stand.chat.open();
      expect(stand.chat.state).to.include({ closed: 'outside-hours', connection: 'idle', error: undefined });
      expect(stand.chat.state.conversation).to.include({ state: 'ended', endReason: 'outside-hours' });
      await stand.chat.leaveMessage({ phone: '123', text: 'call me' });
      expect(stand.farEnd.leftMessages).to.deep.equal([{ phone: '123', text: 'call me' }]);
      stand.farEnd.refuse(undefined);
      await stand.chat.open();
      expect(stand.chat.state).to.include({ closed: undefined, connection: 'online' });
    });

    it('none when the server cannot be reached; again is enough', async () => {
      const stand = chatStand();
      stand.farEnd.fail('open', { code: 'backend-unreachable' });
      expect(await rejection(stand.chat.open())).to.include({ code: 'backend-unreachable' });
      expect(stand.chat.state.error).to.include({ code: 'backend-unreachable' });
      expect(stand.chat.state.conversation).to.include({ state: 'ended', endReason: 'failed' });
      await stand.chat.open();
      expect(stand.chat.state).to.include({ connection: 'online', error: undefined });
    });

    it('after a script that did not load was asked for again', async () => {
      const { backend, ...stand } = chatStand();
      let failing = true;
      const { Chat } = await import('./chat.js');
      const chat = new Chat({ clock: stand.clock, backend: () => (failing ? Promise.reject(new Error('404')) : backend) });
      expect(await rejection(chat.open())).to.include({ code: 'backend-unreachable' });
      failing = false;
      await chat.open();
      expect(chat.state.connection).to.equal('online');
    });
  });

  describe('sends', () => {
    it('a text that stands in the conversation at once', async () => {
      const stand = await opened({ latency: 100 });
      const id = await stand.chat.send('hello');
      expect(shown(stand)).to.equal('hello pending');
      await stand.pass(100);
      expect(shown(stand)).to.equal('hello sent');
      expect(stand.farEnd.received).to.deep.include.members([
        { id, at: 1_000_100, content: { type: 'text', text: 'hello' }, repeated: false },
      ]);
    });

    it('in order, one at a time', async () => {
      const stand = await opened({ latency: 100 });
      for (const text of ['a', 'b', 'c']) await stand.chat.send(text);
      await stand.pass(100);
      expect(shown(stand)).to.equal('a sent, b pending, c pending');
      await stand.pass(200);
      expect(arrived(stand)).to.equal('a b c');
    });

    it('what was written before there was a conversation', async () => {
      const stand = chatStand();
      await stand.chat.send('hello');
      await stand.pass();
      expect(shown(stand)).to.equal('hello sent');
      expect(stand.chat.state.conversation?.state).to.equal('active');
    });

    it('with who the visitor is, as far as the page has said, whichever way the conversation is opened', async () => {
      const told: unknown[] = [];
      const stand = chatStand({ onOpen: (_farEnd, profile) => void told.push(profile) });
      const { chat } = stand;
      const begin = async (how: () => Promise<unknown>): Promise<void> => {
        await how();
        await stand.pass();
        await chat.close();
      };
      await begin(() => chat.send('nobody in particular'));
      chat.setProfile({ name: 'Maria', fields: { order: '42' } });
      await begin(() => chat.send('Maria'));
      await begin(() => chat.open());
      await begin(() => chat.open({ name: 'Mary' }));
      await begin(() => chat.send('Mary, as was said last'));
      chat.setProfile(undefined);
      await begin(() => chat.send('nobody again'));
      chat.setProfile({ name: 'Maria' });
      await chat.signOut();
      await begin(() => chat.send('somebody else'));
      const maria = { name: 'Maria', fields: { order: '42' } };
      expect(told).to.deep.equal([undefined, maria, maria, { name: 'Mary' }, { name: 'Mary' }, undefined, undefined]);
    });

    it('again by itself when it did not arrive, and says that it tries', async () => {
      const stand = await opened();
      stand.farEnd.fail('send', { code: 'backend-unreachable', times: 2 });
      await stand.chat.send('a');
      await stand.chat.send('b');
      await stand.pass();
      expect(shown(stand)).to.equal('a pending, b pending');
      expect(stand.chat.state.connection).to.equal('reconnecting');
      await stand.pass(3000);
      expect(arrived(stand)).to.equal('a b');
      expect(shown(stand)).to.equal('a sent, b sent');
      expect(stand.chat.state).to.include({ connection: 'online', error: undefined });
    });

    it('once, though the answer was lost: what is sent again says so', async () => {
      const stand = await opened();
      stand.farEnd.fail('send', { code: 'backend-unreachable', when: 'after', times: 3 });
      await stand.chat.send('a');
      await stand.chat.send('b');
      await stand.pass(20_000);
      expect(arrived(stand)).to.equal('a b');
      expect(shown(stand)).to.equal('a sent, b sent');
    });

    it('at once when the connection is back, without waiting for its turn', async () => {
      const stand = await opened();
      stand.farEnd.goOffline();
      await stand.chat.send('a');
      await stand.pass(60_000);
      expect(stand.chat.state.connection).to.equal('reconnecting');
      stand.farEnd.goOnline();
      await stand.pass();
      expect(shown(stand)).to.equal('a sent');
      expect(stand.chat.state.connection).to.equal('online');
    });

    it('the next one when one was refused, which can be sent after all', async () => {
      const stand = await opened();
      stand.farEnd.fail('send', { code: 'message-refused' });
      const id = await stand.chat.send('a');
      await stand.chat.send('b');
      await stand.pass();
      expect(shown(stand)).to.equal('a failed, b sent');
      expect(stand.chat.state.conversation?.messages[0]?.error).to.include({ code: 'message-refused' });
      await stand.chat.retry(id);
      await stand.pass();
      expect(shown(stand)).to.equal('b sent, a sent');
      expect(arrived(stand)).to.equal('b a');
    });

    it('nothing again by itself of which nobody knows whether it arrived, but what its writer wants', async () => {
      const stand = await opened();
      stand.farEnd.fail('send', { code: 'message-uncertain', when: 'after' });
      const id = await stand.chat.send('a');
      await stand.pass(60_000);
      expect(shown(stand)).to.equal('a failed');
      expect(stand.chat.state.conversation?.messages[0]?.error).to.include({ code: 'message-uncertain' });
      expect(stand.chat.state).to.have.nested.property('error.code', 'message-uncertain');
      expect(arrived(stand)).to.equal('a');
      await stand.chat.send('b');
      await stand.pass();
      expect(shown(stand)).to.equal('a failed, b sent');
      expect(stand.chat.state.error).to.equal(undefined);
      await stand.chat.retry(id);
      await stand.pass();
      expect(stand.farEnd.received.map(({ repeated }) => repeated)).to.deep.equal([false, false, false]);
      expect(shown(stand)).to.equal('b sent, a sent');
    });

    it('nothing that was given up', async () => {
      const stand = await opened();
      stand.farEnd.goOffline();
      const id = await stand.chat.send('a');
      await stand.pass();
      await stand.chat.discard(id);
      stand.farEnd.goOnline();
      await stand.pass(60_000);
      expect(arrived(stand)).to.equal('');
      expect(shown(stand)).to.equal('');
    });

    it('and does not take back what is on its way', async () => {
      const stand = await opened({ latency: 100 });
      const id = await stand.chat.send('a');
      await stand.pass();
      expect(await rejection(stand.chat.discard(id))).to.include({ code: 'illegal-transition' });
      await stand.pass(100);
      expect(shown(stand)).to.equal('a sent');
    });

    it('no text that is empty or too long for the back end, in bytes', async () => {
      const stand = await opened();
      for (const text of ['', ' \n', '汉'.repeat(342)])
        expect(await rejection(stand.chat.send(text))).to.include({ code: 'message-refused' });
      await stand.chat.send('汉'.repeat(341));
      await stand.pass();
      expect(stand.farEnd.received).to.have.length(1);
    });
  });

  it('tells that somebody writes, not with every key, and only where somebody attends', async () => {
    const stand = chatStand();
    await stand.chat.resume();
    stand.chat.setDraft('h');
    await stand.chat.open();
    await stand.pass();
    for (const text of ['he', 'hel', '', 'hell']) stand.chat.setDraft(text);
    await stand.pass();
    expect(stand.farEnd.log.filter((entry) => entry === 'typing')).to.have.length(1);
    await stand.pass(5000);
    stand.chat.setDraft('hello');
    await stand.pass();
    expect(stand.farEnd.log.filter((entry) => entry === 'typing')).to.have.length(2);
  });

  it('forgets the draft that was sent, and no other', async () => {
    const { chat } = await opened();
    chat.setDraft('hello');
    await chat.send('quick reply');
    expect(chat.draft).to.equal('hello');
    await chat.send('hello');
    expect(chat.draft).to.equal('');
  });

  it('loads the past page by page, once at a time', async () => {
    const stand = chatStand();
    for (let index = 0; index < 120; index++) stand.farEnd.remember(`old ${index}`, { at: index });
    await stand.chat.open();
    stand.farEnd.say('now');
    await stand.pass();
    const states: boolean[] = [];
    stand.chat.subscribe<boolean>((loading) => states.push(loading), { selector: ({ loadingOlder }) => loadingOlder });
    await Promise.all([stand.chat.loadOlder(), stand.chat.loadOlder()]);
    expect(stand.chat.state.conversation?.messages).to.have.length(51);
    expect(states).to.deep.equal([true, false]);
    await stand.chat.loadOlder();
    await stand.chat.loadOlder();
    await stand.chat.loadOlder();
    const messages = stand.chat.state.conversation?.messages ?? [];
    expect(messages).to.have.length(121);
    expect(messages.map(({ at }) => at)).to.deep.equal([...messages.map(({ at }) => at)].sort((a, b) => a - b));
    expect(stand.chat.state.conversation).to.include({ hasOlder: false, unread: 1 });
  });

  it('says that the past could not be loaded, and can try again', async () => {
    const stand = chatStand();
    stand.farEnd.remember('old', { at: 1 });
    await stand.chat.open();
    await stand.pass();
    stand.farEnd.fail('history', { code: 'backend-unreachable' });
    expect(await rejection(stand.chat.loadOlder())).to.include({ code: 'backend-unreachable' });
    expect(stand.chat.state.loadingOlder).to.equal(false);
    await stand.chat.loadOlder();
    expect(stand.chat.state.error).to.equal(undefined);
  });

  it('rates, evaluates, suggests', async () => {
    const stand = await opened();
    stand.farEnd.suggestions = ['Where is my order?', 'Where are you?', 'What now?'];
    const answer = stand.farEnd.say('It is there.', { author: 'bot', rateable: true, reference: 'interaction-1' });
    await stand.pass();
    expect(await stand.chat.suggest('where')).to.deep.equal(['Where is my order?', 'Where are you?']);
    stand.farEnd.fail('suggest', { code: 'backend-unreachable' });
    expect(await stand.chat.suggest('where')).to.deep.equal([]);
    await stand.chat.rate(answer.id, 'unhelpful', 'wrong');
    expect(stand.farEnd.ratings).to.deep.equal([{ reference: 'interaction-1', feedback: 'unhelpful', comment: 'wrong' }]);
    expect(stand.chat.state.conversation?.messages[0]?.feedback).to.equal('unhelpful');
    expect((await stand.chat.evaluationForm('en'))?.levels).to.have.length(5);
    await stand.chat.evaluate({ level: 4 });
    await stand.chat.close();
    await stand.chat.evaluate({ level: 5 });
    expect(stand.farEnd.evaluations).to.deep.equal([{ level: 4 }, { level: 5 }]);
    expect(stand.chat.state.conversation?.evaluation).to.deep.equal({ level: 5 });
  });

  it('counts what was not seen, and says what was', async () => {
    const stand = await opened();
    stand.farEnd.say('a');
    stand.farEnd.say('b');
    await stand.pass();
    stand.chat.markRead();
    await stand.pass();
    expect(stand.chat.state.conversation?.unread).to.equal(0);
    expect(stand.farEnd.log).to.include('seen said-1,said-2');
  });

  it('ends the conversation, and begins another one after that', async () => {
    const stand = await opened();
    const first = stand.chat.state.conversation?.id;
    await stand.chat.close();
    await stand.chat.close();
    expect(stand.chat.state.conversation).to.include({ state: 'ended', endReason: 'visitor' });
    expect(stand.farEnd.log.filter((entry) => entry === 'closed')).to.have.length(1);
    await stand.chat.open();
    await stand.pass();
    expect(stand.chat.state.conversation).to.include({ state: 'active' });
    expect(stand.chat.state.conversation?.id).not.to.equal(first);
  });

  it('leaves the conversation alone when it is disposed, and is of no use afterwards', async () => {
    const stand = await opened();
    await stand.chat.dispose();
    await stand.chat.dispose();
    expect(stand.farEnd.live).to.equal(true);
    expect(stand.farEnd.followers).to.equal(0);
    expect(await rejection(stand.chat.send('a'))).to.include({ code: 'disposed' });
  });
});
