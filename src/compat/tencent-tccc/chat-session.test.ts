import { expect } from '@open-wc/testing';
import { fake } from '../../backends/fake/index.js';
import type { TcccEventName } from '../../backends/tencent-tccc/tccc-api.js';
import type { AgentChatBackend, AgentChatBackendListener } from '../../contracts/agent-chat-backend.js';
import type { AgentConversation } from '../../model/agent-conversation.js';
import { CcError } from '../../model/error.js';
import { type SessionEngine, startEngine } from './session-engine.js';

/** An inbox that does what it is told, and keeps what it was asked. */
class TestInbox implements AgentChatBackend {
  readonly asked: unknown[] = [];
  refuses = false;
  #listener: AgentChatBackendListener | undefined;

  attach(listener: AgentChatBackendListener): void {
    this.#listener = listener;
  }
  tell(...conversations: readonly Partial<AgentConversation>[]): void {
    const whole = { id: 'c1', visitor: { id: 'v1', name: 'Robin' }, startedAt: 0, typing: false, unread: 0, messages: [] };
    this.#listener?.onStanding({ conversations: conversations.map((one) => ({ ...whole, state: 'offered', ...one })), colleagues: [] });
  }
  start(): void {
    this.asked.push('start');
  }
  setAvailable(available: boolean): void {
    this.asked.push(available ? 'available' : 'away');
  }
  accept = (id: string): Promise<void> => this.#ask('accept', id);
  end = (id: string): Promise<void> => this.#ask('end', id);
  transfer = (id: string, to: object): Promise<void> => this.#ask('transfer', id, to);
  sendText = (id: string, text: string): Promise<void> => this.#ask('text', id, text);
  sendCard = (id: string, card: object): Promise<void> => this.#ask('card', id, card);
  sendTyping = (id: string): Promise<void> => this.#ask('typing', id);
  sendRead = (id: string): Promise<void> => this.#ask('read', id);
  download = (): Promise<Blob> => Promise.reject(new CcError('conversation-gone'));
  dispose = async (): Promise<void> => void this.asked.push('dispose');
  async #ask(...what: unknown[]): Promise<void> {
    if (this.refuses) throw new CcError('conversation-gone', 'it is over');
    this.asked.push(what);
  }
}

describe('The chats of a session behind tccc', () => {
  let inbox: TestInbox;
  let told: (readonly [TcccEventName, unknown])[];
  let engine: SessionEngine;

  beforeEach(async () => {
    inbox = new TestInbox();
    told = [];
    let count = 0;
    const session = { userId: 'ada@example.com', backend: fake(), chats: inbox, skillGroups: [{ id: '7', name: 'Shop' }] };
    await new Promise<void>((resolve, reject) => {
      startEngine(
        session,
        { open: () => Promise.reject(new Error('not here')), newId: () => `s${String(++count)}` },
        { emit: (event, payload) => event !== 'statusChanged' && void told.push([event, payload]), onReady: () => queueMicrotask(resolve) },
      ).then((started) => (engine = started), reject);
    });
  });
  afterEach(() => engine.end());

  it('are offered, taken, written into and ended, with the events of the documents', async () => {
    expect(inbox.asked).to.deep.equal(['away', 'available', 'start']);
    const { Chat } = engine.commands;
    inbox.tell({});
    expect(told).to.deep.equal([
      ['callIn', { sessionId: 's1', timeout: 0, type: 'im', nickname: 'Robin', channelName: 'web', clientData: '{"userId":"v1"}' }],
    ]);
    expect(await Chat.accept({ sessionId: 's1' })).to.deep.equal({ status: 'success' });
    inbox.tell({ state: 'active' });
    const payload = { header: 'Parcel', desc: 'In Hamburg', pic: 'https://example.com/p.png', url: 'javascript:alert(1)' };
    expect((await Chat.sendCardMessage({ sessionId: 's1', payload })).status).to.equal('success');
    const order = {
      guide: 'Your order',
      name: 'Kettle',
      desc: '0.9 l',
      customField: [{ name: 'Price', value: '39 €' }, { colour: 'black' }],
    };
    expect((await Chat.sendOrderMessage({ sessionId: 's1', payload: order })).status).to.equal('success');
    expect(inbox.asked.slice(-2)).to.deep.equal([
      ['card', 'c1', { title: 'Parcel', description: 'In Hamburg' }],
      ['card', 'c1', { title: 'Kettle', description: 'Your order\n0.9 l\nPrice: 39 €\ncolour: black' }],
    ]);
    expect((await Chat.end({ sessionId: 's1' })).status).to.equal('success');
    inbox.tell({ state: 'ended', endReason: 'agent' });
    expect(told.slice(1)).to.deep.equal([
      ['userAccessed', { sessionId: 's1' }],
      ['sessionEnded', { sessionId: 's1', closeBy: 'seat' }],
    ]);
  });

  it('are handed to a colleague and to a skill group, and come back as new sessions', async () => {
    const { Chat, Admin } = engine.commands;
    expect(Admin.getSkillGroups()).to.deep.equal([{ skillGroupId: '7', skillGroupName: 'Shop' }]);
    inbox.tell({ state: 'active' });
    expect(told.map(([name]) => name)).to.deep.equal(['callIn', 'userAccessed']);
    expect((await Chat.transfer({ sessionId: 's1', skillGroupId: '8' })).status).to.equal('error');
    await Chat.transfer({ sessionId: 's1', skillGroupId: '7' });
    inbox.tell();
    expect(inbox.asked.at(-1)).to.deep.equal(['transfer', 'c1', { queue: '7' }]);
    expect(told.slice(2)).to.deep.equal([
      ['transfer', { sessionId: 's1', skillGroupId: '7', userId: '' }],
      ['sessionEnded', { sessionId: 's1', closeBy: 'admin' }],
    ]);
    inbox.tell({});
    expect(told.slice(4).map(([name, payload]) => [name, (payload as { sessionId: string }).sessionId])).to.deep.equal([
      ['sessionCompleted', 's1'],
      ['callIn', 's2'],
    ]);
    inbox.tell();
    expect(told.slice(6)).to.deep.equal([
      ['autoTransfer', { sessionId: 's2' }],
      ['sessionCompleted', { sessionId: 's2' }],
    ]);
  });

  it('say in words what is not possible', async () => {
    const { Chat } = engine.commands;
    inbox.tell({ state: 'active' });
    inbox.refuses = true;
    for (const result of await Promise.all([
      Chat.accept({ sessionId: 'nobody' }),
      Chat.end(undefined as never),
      Chat.end({ sessionId: 's1' }),
      Chat.sendCardMessage({ sessionId: 's1', payload: {} as never }),
      Chat.sendOrderMessage({ sessionId: 's1', payload: {} }),
    ])) {
      expect(result.status).to.equal('error');
      expect(result.errorMsg).to.match(/^(This conversation is over\.|Something that this needs is missing)/);
    }
  });

  it('are offered to who is ready, and to nobody else', async () => {
    await engine.commands.Agent.setStatus({ status: 'rest' });
    expect(inbox.asked.slice(-2)).to.deep.equal(['away', 'start']);
    await engine.commands.Agent.setStatus({ status: 'free' });
    expect(inbox.asked.slice(-2)).to.deep.equal(['available', 'start']);
  });

  it('open the workbench, which shows them accessibly', async () => {
    inbox.tell({
      state: 'active',
      messages: [{ id: '1', author: 'visitor', name: 'Robin', at: 0, content: { type: 'text', text: 'Hello?' } }],
    });
    const { element } = engine;
    await element.updateComplete;
    await customElements.whenDefined('cc-agent-chat');
    expect(element.open).to.equal(true);
    await expect(element).to.be.accessible();
  });
});
