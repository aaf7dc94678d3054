import { expect } from '@open-wc/testing';
import { type ChatStand, chatStand } from './chat.testing.js';

const shown = ({ chat }: ChatStand): string =>
  (chat.state.conversation?.messages ?? [])
    .map(({ content, status }) => `${content.type === 'text' ? content.text : content.type} ${status}`)
    .join(', ');

const arrived = ({ farEnd }: ChatStand): string =>
  farEnd.received.map(({ content }) => (content.type === 'text' ? content.text : content.type)).join(' ');

const picture = (): File => new File(['picture'], 'a.png', { type: 'image/png' });

/** A stand with an open conversation, and a second tab that has joined it. */
async function twoTabs(...options: Parameters<typeof chatStand>): Promise<readonly [ChatStand, ChatStand]> {
  const first = chatStand(...options);
  const opening = first.chat.open();
  await first.pass(first.backend.latency);
  await opening;
  const second = first.another();
  const joining = second.chat.resume();
  await second.pass();
  expect(await joining).to.equal(true);
  return [first, second];
}

describe('Chat in several tabs', () => {
  it('shows the same in all of them, and one polls', async () => {
    const [first, second] = await twoTabs();
    expect(second.chat.state.conversation).to.deep.equal(first.chat.state.conversation);
    first.farEnd.say('hello');
    first.farEnd.attend();
    first.farEnd.typing();
    await first.chat.send('from the first');
    await second.chat.send('from the second');
    await second.pass();
    expect(shown(second)).to.equal('hello received, from the first sent, from the second sent');
    for (const field of ['conversation', 'connection', 'closed', 'loadingOlder'] as const)
      expect(second.chat.state[field]).to.deep.equal(first.chat.state[field]);
    expect(first.farEnd.mostFollowers).to.equal(1);
    expect(arrived(first)).to.equal('from the first from the second');
  });

  it('tells what happens, and not the whole conversation with every message', async () => {
    const [first] = await twoTabs();
    for (let index = 0; index < 100; index++) first.farEnd.say('word '.repeat(20));
    await first.pass(1000);
    const before = first.browser.heard.length;
    first.farEnd.say('one more');
    await first.pass();
    const posted = JSON.stringify(first.browser.heard.slice(before));
    expect(posted.length).to.be.lessThan(500);
  });

  it('tells each moment in every tab, once', async () => {
    const stands = await twoTabs();
    const heard: string[] = [];
    stands.forEach(({ chat }, index) => {
      chat.on('received', ({ id }) => heard.push(`${index} ${id}`));
      chat.on('status', ({ message }) => heard.push(`${index} ${message.status}`));
    });
    stands[0].farEnd.say('a');
    await stands[0].pass();
    await stands[1].chat.send('b');
    await stands[0].pass();
    expect(heard.sort()).to.deep.equal(['0 pending', '0 said-1', '0 sent', '1 pending', '1 said-1', '1 sent']);
  });

  it('is read in all tabs when it was read in one', async () => {
    const [first, second] = await twoTabs();
    first.farEnd.say('a');
    await first.pass();
    expect(second.chat.state.conversation?.unread).to.equal(1);
    second.chat.markRead();
    await second.pass();
    expect(first.chat.state.conversation?.unread).to.equal(0);
    expect(second.chat.state.conversation?.unread).to.equal(0);
  });

  it('sends files that are chosen in a tab that does not work', async () => {
    const [first, second] = await twoTabs();
    const id = await second.chat.sendFile(picture(), 'a.png');
    await second.pass();
    expect(shown(first)).to.equal('file sent');
    expect(first.farEnd.files.size).to.equal(1);
    expect(await (await second.chat.file(id)).text()).to.equal('picture');
    expect(await first.browser.memory.loadFile(first.backend.key, id)).to.equal(undefined);
  });

  it('hears in the tab that asked why something was refused', async () => {
    const [first, second] = await twoTabs();
    first.farEnd.fail('request-agent', { code: 'backend-refused' });
    const reason: unknown = await second.chat.requestAgent().catch((cause: unknown) => cause);
    expect(reason).to.include({ code: 'backend-refused' });
    expect(second.chat.state.error).to.include({ code: 'backend-refused' });
    expect(first.chat.state.error).to.equal(undefined);
  });

  for (const how of ['closed', 'killed'] as const) {
    it(`goes on in another tab when the one that works is ${how}, without waiting`, async () => {
      const [first, second] = await twoTabs();
      first.farEnd.fail('send', { code: 'backend-unreachable', times: 1000 });
      await first.chat.send('a');
      await second.chat.send('b');
      await first.chat.sendFile(picture(), 'a.png');
      await first.pass();
      const hour = first.clock.now();
      if (how === 'closed') await first.chat.dispose();
      else first.kill();
      first.farEnd.heal('send');
      first.farEnd.say('are you there?');
      await second.pass(1000);
      expect(second.clock.now() - hour).to.equal(1000);
      expect(arrived(second)).to.equal('a b file');
      expect(shown(second)).to.equal('a sent, b sent, file sent, are you there? received');
      expect(second.chat.state.connection).to.equal('online');
    });
  }

  it('sends once what had arrived when the tab that sent it was killed', async () => {
    const [first, second] = await twoTabs();
    first.farEnd.fail('send', { code: 'backend-unreachable', when: 'after', times: 1 });
    await first.chat.send('a');
    await first.pass();
    expect(arrived(first)).to.equal('a');
    first.kill();
    await second.pass(2000);
    expect(arrived(second)).to.equal('a');
    expect(shown(second)).to.equal('a sent');
  });

  it('does what a tab wanted of one that was killed before it answered', async () => {
    const [first, second] = await twoTabs();
    first.kill();
    await Promise.all([second.chat.send('a'), second.pass()]);
    await second.pass();
    expect(shown(second)).to.equal('a sent');
  });

  it('hands over again and again, and every message arrives once, in order', async () => {
    let stand = chatStand({ latency: 70 });
    const wanted: string[] = [];
    const opening = stand.chat.open();
    await stand.pass(100);
    await opening;
    for (let round = 0; round < 12; round++) {
      const next = stand.another();
      const joining = next.chat.resume();
      await next.pass(200);
      await joining;
      for (const [index, { chat }] of [stand, next, stand, next].entries()) {
        const text = `m${round}.${index}`;
        wanted.push(text);
        await Promise.all([chat.send(text), stand.pass(10)]);
      }
      await stand.pass(round * 20);
      if (round % 3 === 0) await Promise.all([stand.chat.dispose(), stand.pass(200)]);
      else stand.kill();
      stand = next;
    }
    await stand.pass(20_000);
    expect(arrived(stand)).to.equal(wanted.join(' '));
    expect(stand.chat.state.conversation?.messages.every(({ status }) => status === 'sent')).to.equal(true);
    expect(stand.farEnd.mostFollowers).to.equal(1);
  });

  it('hears nothing of another version, and nothing malformed', async () => {
    const [first, second] = await twoTabs();
    const state = second.chat.state;
    const channel = first.browser.newTab().channel(first.backend.key);
    const event = { kind: 'event', worker: 'x', count: 1, event: { type: 'typing', typing: true } };
    for (const posted of [
      undefined,
      null,
      'hello',
      7,
      {},
      { version: 2, text: JSON.stringify({ kind: 'forgotten' }) },
      { version: 1, text: '{' },
      { version: 1, text: JSON.stringify({ kind: 'forgotten?' }) },
      { version: 1, text: JSON.stringify({ ...event, count: 'many' }) },
      { version: 1, text: JSON.stringify({ ...event, kind: '__proto__' }) },
      { version: 1, text: JSON.stringify({ kind: 'snapshot', worker: 'x', count: 0, record: { references: {}, attempted: [7] } }) },
    ])
      channel.post(posted);
    await second.pass();
    expect(second.chat.state).to.equal(state);
    await second.chat.send('still here');
    await second.pass();
    expect(shown(second)).to.equal('still here sent');
  });

  it('asks again when it has missed something', async () => {
    const [first, second] = await twoTabs();
    second.tab.alive = false;
    first.farEnd.say('missed');
    await first.pass();
    second.tab.alive = true;
    first.farEnd.say('heard');
    await second.pass();
    expect(shown(second)).to.equal('missed received, heard received');
  });
});

describe('Chat over a reload', () => {
  it('goes on where it was: messages, unread count, draft, and what was not sent', async () => {
    const before = chatStand();
    await before.chat.open();
    before.farEnd.say('hello');
    await before.pass();
    before.farEnd.goOffline();
    await before.chat.send('a');
    const id = await before.chat.sendFile(picture(), 'a.png');
    before.chat.setDraft('half a sent');
    await before.pass();
    before.kill();
    const after = before.another();
    expect(await after.chat.resume()).to.equal(true);
    expect(shown(after)).to.equal('hello received, a pending, file pending');
    expect(after.chat.draft).to.equal('half a sent');
    expect(after.chat.state.conversation?.unread).to.equal(1);
    expect(await (await after.chat.file(id)).text()).to.equal('picture');
    await after.pass();
    expect(after.chat.state.connection).to.equal('reconnecting');
    after.farEnd.goOnline();
    await after.pass(10_000);
    expect(arrived(after)).to.equal('a file');
    expect(shown(after)).to.equal('hello received, a sent, file sent');
  });

  it('has nothing to go on with in a new browser', async () => {
    const { chat } = chatStand();
    expect(await chat.resume()).to.equal(false);
    expect(chat.state).to.include({ conversation: undefined, connection: 'idle' });
  });

  it('shows what it kept when the centre has forgotten the conversation; nothing is lost', async () => {
    const before = chatStand();
    await before.chat.open();
    before.farEnd.goOffline();
    const id = await before.chat.send('a');
    await before.pass();
    before.kill();
    before.farEnd.goOnline();
    before.farEnd.forgetConversation();
    const after = before.another();
    await after.chat.resume();
    await after.pass();
    expect(after.chat.state.conversation).to.include({ state: 'ended', endReason: 'failed' });
    expect(shown(after)).to.equal('a failed');
    const later = after.another();
    after.kill();
    await later.chat.resume();
    expect(shown(later)).to.equal('a failed');
    await later.chat.retry(id);
    await later.pass(1000);
    expect(shown(later)).to.equal('a sent');
  });

  it('keeps the youngest 200 messages and all that were not sent; the rest comes from history', async () => {
    const before = chatStand();
    await before.chat.open();
    before.farEnd.fail('send', { code: 'message-refused' });
    await before.chat.send('refused');
    await before.pass();
    for (let index = 0; index < 300; index++) {
      before.farEnd.say(`m${index}`);
      if (index % 50 === 0) await before.pass(100);
    }
    await before.pass(2000);
    before.kill();
    const after = before.another();
    await after.chat.resume();
    await after.pass();
    const messages = after.chat.state.conversation?.messages ?? [];
    expect(messages).to.have.length(201);
    expect(messages[0]).to.deep.include({ status: 'failed', content: { type: 'text', text: 'refused' } });
    expect(after.chat.state.conversation?.hasOlder).to.equal(true);
  });

  it('keeps what was not sent where there is little space, and loses nothing of it but the rest', async () => {
    const before = chatStand();
    await before.chat.open();
    for (let index = 0; index < 100; index++) before.farEnd.say('word '.repeat(20));
    await before.pass(1000);
    before.farEnd.goOffline();
    before.browser.memory.limit = 1500;
    await before.chat.send('a');
    await before.pass();
    before.kill();
    const after = before.another();
    await after.chat.resume();
    expect(shown(after)).to.equal('a pending');
  });

  it('reads nothing that is not a record', async () => {
    const stand = chatStand();
    for (const kept of ['', '{', 'null', '[]', '{"conversation":{"id":"c"},"references":{},"attempted":[]}']) {
      stand.browser.memory.save(stand.backend.key, kept);
      const after = stand.another();
      expect(await after.chat.resume(), kept).to.equal(false);
      await after.chat.dispose();
    }
  });
});

describe('Chat.signOut', () => {
  for (const who of ['the tab that works', 'another tab'] as const) {
    it(`asked of ${who}, leaves nothing anywhere`, async () => {
      const stands = await twoTabs();
      const [first, second] = stands;
      const asked = who === 'another tab' ? second : first;
      first.farEnd.say('secret');
      await first.chat.send('a');
      first.farEnd.goOffline();
      await second.chat.sendFile(picture(), 'a.png');
      first.chat.setDraft('half');
      second.chat.setDraft('a sentence');
      await first.pass();
      first.farEnd.goOnline();
      await Promise.all([asked.chat.signOut(), first.pass()]);
      await first.pass();
      for (const { chat } of stands) {
        expect(chat.state).to.include({ conversation: undefined, connection: 'idle', error: undefined });
        expect(chat.draft).to.equal('');
      }
      expect(first.browser.memory.size).to.equal(0);
      expect(first.farEnd.log.filter((entry) => entry === 'closed')).to.have.length(1);
      expect(first.farEnd.log.filter((entry) => entry === 'forgotten')).to.have.length(2);
      expect(await second.chat.resume()).to.equal(false);
    });
  }

  it('makes room for somebody else, in all tabs', async () => {
    const [first, second] = await twoTabs();
    await first.chat.send('a');
    await Promise.all([first.chat.signOut(), first.pass()]);
    await first.pass();
    await second.chat.send('b');
    await second.pass();
    expect(await first.chat.resume()).to.equal(true);
    expect(shown(first)).to.equal('b sent');
    expect(shown(second)).to.equal('b sent');
  });
});
