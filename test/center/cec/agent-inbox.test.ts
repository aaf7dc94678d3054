import assert from 'node:assert/strict';
import { afterEach, beforeEach, describe, it } from 'node:test';
import { agentInbox } from 'contact-center-widgets/backends/agent-inbox';
import { startCenter, type Center } from '../../../demo/center/center.js';
import { VirtualClock } from '../../../src/kit/virtual-clock.js';
import { AgentChats } from '../../../src/services/agent-chats.js';
import type { AgentConversation } from '../../../src/model/agent-conversation.js';
import { until } from '../until.js';
import { CECClient, change, type PolledMessage } from './cec-client.js';

/** The package's own back end and service, against the centre's inbox: what an agent does, and what a visitor sees of it. */
describe('The conversations of an agent, on the demo centre', () => {
  let center: Center;
  let ann: CECClient;
  let open: AgentChats[];

  beforeEach(async () => {
    center = await startCenter({ partner: false });
    open = [];
    await change(center, { bot: false, pollHold: 200 });
    ann = await new CECClient(center, 'ann').signIn('zh_CN');
  });

  afterEach(async () => {
    await Promise.all(open.map((chats) => chats.dispose()));
    await center.close();
  });

  const agent = async (extension: string): Promise<AgentChats> => {
    const chats = new AgentChats(agentInbox({ url: `${center.url}/cc/inbox/${extension}` }));
    open.push(chats);
    chats.start();
    await until('the agent is signed in', () => center.cec.staff.humans.has(extension));
    return chats;
  };
  const has = (chats: AgentChats, state: AgentConversation['state']): Promise<AgentConversation> =>
    until(`there is one that is ${state}`, () => chats.state.conversations.find((one) => one.state === state));
  const told = (visitor: CECClient, is: (message: PolledMessage) => boolean): Promise<PolledMessage> =>
    until('the visitor is told', async () => (await visitor.poll()).find(is));

  it('are offered, taken, answered in words and cards, and ended', async () => {
    const ada = await agent('1001');
    const seen: string[] = [];
    ada.subscribe<readonly AgentConversation[]>((all) => seen.push(...all.map(({ state }) => state)), { selector: (s) => s.conversations });
    await ann.send('CONNECT');
    await ann.say('Where is my parcel?');
    const offered = await has(ada, 'offered');
    assert.deepEqual(offered.visitor, { id: 'ann', name: 'Ann', language: 'zh-CN' });
    await assert.rejects(ada.sendText(offered.id, 'too early'), { code: 'conversation-gone' });
    await ada.accept(offered.id);
    const { id, unread } = await has(ada, 'active');
    assert.deepEqual([ada.current?.id, unread], [id, 1]);
    ada.read(id);
    await until('it is read', () => ada.state.conversations[0]?.unread === 0);
    await ada.sendText(id, 'On its way');
    await ada.sendCard(id, { title: 'Parcel', description: 'In Hamburg', url: 'https://example.com/p' });
    const card = await told(ann, ({ mediaType }) => mediaType === 'WEBCARD');
    assert.deepEqual(JSON.parse(card.content ?? ''), { title: 'Parcel', description: 'In Hamburg', redirectUrl: 'https://example.com/p' });
    const messages = await until('all is told', () => {
      const found = ada.state.conversations[0]?.messages.filter(({ author }) => author !== 'system');
      return found?.length === 3 && found;
    });
    assert.deepEqual(
      messages.map(({ author, content }) => [author, content]),
      [
        ['visitor', { type: 'text', text: 'Where is my parcel?' }],
        ['agent', { type: 'text', text: 'On its way' }],
        ['agent', { type: 'card', title: 'Parcel', description: 'In Hamburg', url: 'https://example.com/p', hasPicture: false }],
      ],
    );
    await ada.end(id);
    await told(ann, ({ controlType }) => controlType === 'DISCONNECT');
    assert.equal((await has(ada, 'ended')).endReason, 'agent');
    assert.deepEqual([...new Set(seen)], ['offered', 'active', 'ended']);
    ada.dismiss(id);
    assert.deepEqual(ada.state.conversations, []);
  });

  it('go to one of two agents, and on to the other, and back into the queue', async () => {
    const [ada, bilal] = [await agent('1001'), await agent('1002')];
    const ends: (string | undefined)[] = [];
    bilal.subscribe<readonly AgentConversation[]>(
      (all) => ends.push(...all.filter(({ state }) => state === 'ended').map(({ endReason }) => endReason)),
      { selector: ({ conversations }) => conversations },
    );
    await ann.send('CONNECT');
    const { id } = await has(ada, 'offered');
    await has(bilal, 'offered');
    await ada.accept(id);
    await until('the other offer is gone', () => bilal.state.conversations.length === 0);
    assert.deepEqual(ends, ['answered-elsewhere']);
    await has(ada, 'active');
    assert.deepEqual(
      ada.state.colleagues.map((one) => one.id),
      ['1002'],
    );
    await assert.rejects(ada.transfer(id, { agent: '1009' }), { code: 'conversation-gone' });
    await ada.transfer(id, { agent: '1002' });
    assert.equal((await has(ada, 'ended')).endReason, 'transferred');
    await has(bilal, 'active');
    bilal.setAvailable(false);
    await until('nobody offers them anything', () => !center.cec.staff.humans.has('1002'));
    await bilal.transfer(id, { queue: '' });
    assert.equal((await has(bilal, 'ended')).endReason, 'transferred');
    await has(ada, 'offered'); // what has ended may come back
    await bilal.dispose();
    await ann.send('DISCONNECT');
    await until('the offer is gone', () => ada.state.conversations.every(({ state }) => state !== 'offered'));
  });

  it('are nobody else’s', async () => {
    const ada = await agent('1001');
    await ann.send('CONNECT');
    const { id } = await has(ada, 'offered');
    await ada.accept(id);
    for (const [method, path] of [
      ['POST', `/1002/${id}/text`],
      ['POST', `/1002/${id}/end`],
      ['POST', `/1002/${id}/transfer`],
      ['GET', `/1002/${id}/files/1`],
    ] as const) {
      const { status } = await fetch(`${center.url}/cc/inbox${path}`, { method, ...(method === 'POST' && { body: '{"text":"x"}' }) });
      assert.ok(status === 409 || status === 404, path);
    }
    assert.equal((await fetch(`${center.url}/cc/inbox/nobody`)).status, 401);
    assert.equal((await fetch(`${center.url}/tccc/inbox`)).status, 401);
  });

  it('are there again when the centre is', async () => {
    const ada = await agent('1001');
    center.cec.staff.humans.clear();
    let down = true;
    const clock = new VirtualClock();
    const chats = new AgentChats(
      agentInbox({
        url: `${center.url}/cc/inbox/1003`,
        clock,
        fetch: (...request) => (down ? Promise.reject(new TypeError('down')) : fetch(...request)),
      }),
    );
    open.push(chats);
    chats.start();
    await until('it is told', () => chats.state.error?.code === 'backend-unreachable');
    down = false;
    await clock.advance(1000);
    await until('it is over', () => center.cec.staff.humans.has('1003') && chats.state.error === undefined);
    assert.equal(ada.state.error, undefined);
  });
});
