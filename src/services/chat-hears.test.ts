import { expect } from '@open-wc/testing';
import type { ChatMoments } from './chat.js';
import { arrived, opened, shown } from './chat.testing.js';

describe('Chat hears', () => {
  it('messages, each once, and tells each moment once', async () => {
    const stand = await opened();
    const moments: string[] = [];
    stand.chat.on('received', (message: ChatMoments['received']) => moments.push(message.id));
    const said = stand.farEnd.say('hello');
    stand.farEnd.tell({ type: 'message', message: said });
    stand.farEnd.say('there');
    await stand.pass();
    expect(shown(stand)).to.equal('hello received, there received');
    expect(moments).to.deep.equal([said.id, 'said-2']);
    expect(stand.chat.state.conversation?.unread).to.equal(2);
  });

  it('typing that is not taken back ends by itself', async () => {
    const stand = await opened();
    stand.farEnd.typing();
    await stand.pass(9000);
    stand.farEnd.typing();
    await stand.pass(9000);
    expect(stand.chat.state.conversation?.typing).to.equal(true);
    await stand.pass(1000);
    expect(stand.chat.state.conversation?.typing).to.equal(false);
  });

  it('what became of own messages', async () => {
    const stand = await opened();
    const steps: string[] = [];
    stand.chat.on('status', ({ message, previous }) => steps.push(`${previous ?? 'new'}>${message.status}`));
    await stand.chat.send('a');
    await stand.pass();
    stand.farEnd.read();
    await stand.pass();
    expect(steps).to.deep.equal(['new>pending', 'pending>sent', 'sent>read']);
  });

  it('that somebody was queued, attends, and went: the conversation is then asynchronous and goes on', async () => {
    const stand = await opened();
    await stand.chat.requestAgent();
    await stand.pass();
    expect(stand.chat.state.conversation).to.deep.include({ state: 'queued', queue: { position: 1 } });
    stand.farEnd.attend();
    await stand.pass();
    expect(stand.chat.state.conversation?.attendant).to.deep.equal({ kind: 'agent', name: 'Ana' });
    stand.farEnd.asynchronous();
    await stand.pass();
    await stand.chat.send('later then');
    await stand.pass();
    expect(stand.chat.state.conversation?.asynchronous).to.equal(true);
    expect(shown(stand)).to.equal('later then sent');
  });

  it('that nobody is there to take over from the bot, which goes on', async () => {
    const stand = await opened();
    stand.farEnd.refuse('no-agents');
    await stand.chat.requestAgent();
    expect(stand.chat.state.closed).to.equal('no-agents');
    expect(stand.chat.state.conversation?.state).to.equal('active');
  });

  it('the end; what was not sent stands there as failed and goes into the next conversation', async () => {
    const stand = await opened();
    stand.farEnd.fail('send', { code: 'backend-unreachable', times: 9 });
    const id = await stand.chat.send('a');
    await stand.pass();
    stand.farEnd.end('timeout');
    await stand.pass();
    expect(stand.chat.state.conversation).to.include({ state: 'ended', endReason: 'timeout' });
    expect(shown(stand)).to.equal('a failed');
    expect(stand.chat.state.connection).to.equal('idle');
    stand.farEnd.fail('send', { code: 'backend-unreachable', times: 1 });
    await stand.chat.retry(id);
    await stand.pass(5000);
    expect(stand.chat.state.conversation).to.include({ state: 'active' });
    expect(shown(stand)).to.equal('a sent');
    expect(arrived(stand)).to.equal('a');
  });

  it('that the server does not know the conversation any more', async () => {
    const stand = await opened();
    stand.farEnd.forgetConversation();
    const [id] = await Promise.all([stand.chat.send('a'), stand.chat.send('b')]);
    await stand.pass();
    expect(stand.chat.state.conversation).to.include({ state: 'ended', endReason: 'failed' });
    expect(stand.chat.state.conversation?.error).to.include({ code: 'conversation-gone' });
    expect(shown(stand)).to.equal('a failed, b failed');
    await stand.chat.retry(id);
    await stand.pass();
    expect(shown(stand)).to.equal('b failed, a sent');
  });
});
