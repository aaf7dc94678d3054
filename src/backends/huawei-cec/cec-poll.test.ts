import { expect } from '@open-wc/testing';
import type { ChatBackend, ChatEvent } from '../../contracts/chat-backend.js';
import { CcError } from '../../model/error.js';
import type { HuaweiCecRestOptions } from './huawei-cec-options.js';
import { huaweiCec } from './huawei-cec.js';
import { ScriptedCec } from './scripted-cec.testing.js';

const agent = (content: string, more: object = {}): object => ({
  controlType: 'CHAT',
  mediaType: 'TEXT',
  sourceType: 'AGENT',
  senderNickname: 'Ana',
  messageCode: content,
  timestamp: 1_700_000_001_000,
  content,
  ...more,
});

async function following(cec: ScriptedCec, changes?: Partial<HuaweiCecRestOptions>) {
  const chat = (await huaweiCec(cec.options(changes)).chat?.()) as ChatBackend;
  await chat.open({});
  const events: ChatEvent[] = [];
  const end = new AbortController();
  const done = (async () => {
    for await (const event of chat.follow({ signal: end.signal })) events.push(event);
  })().catch((cause: unknown) => cause);
  await cec.advance(0);
  return { chat, events, done, stop: () => end.abort(new Error('enough')) };
}

/** A refused answer's body is let go of by the platform, in its own time. */
async function turned(cec: ScriptedCec, duration: number): Promise<void> {
  await new Promise((resolve) => requestAnimationFrame(resolve));
  await cec.advance(duration);
}

const texts = (events: readonly ChatEvent[]): string[] =>
  events.flatMap((event) => (event.type === 'message' && event.message.content.type === 'text' ? [event.message.content.text] : []));
const lines = (events: readonly ChatEvent[]): boolean[] => events.flatMap((event) => (event.type === 'connection' ? [event.online] : []));

describe('pollOn', () => {
  it('asks again at once, one request at a time, for read receipts, too', async () => {
    const cec = new ScriptedCec();
    cec.answers.set('poll', (_request, time) => (time < 4 ? { resultCode: '0', downlinkMessages: [agent(String(time))] } : 'silence'));
    const { events, stop } = await following(cec);
    await cec.advance(0);
    expect(cec.of('poll')).to.have.length(4);
    expect(texts(events)).to.deep.equal(['1', '2', '3']);
    expect(cec.of('poll')[0]?.url.search).to.equal('?receiverId=visitor1&channel=WEB&isNeedRead=true');
    stop();
  });

  it('does not ask as fast as the network goes when nothing is held back', async () => {
    const cec = new ScriptedCec();
    cec.answers.set('poll', () => ({ resultCode: '0', downlinkMessages: [] }));
    const { stop } = await following(cec);
    await cec.advance(10_000);
    expect(cec.of('poll').length).to.be.within(9, 12);
    stop();
  });

  it('waits longer each time, up to half a minute, and tells of it once', async () => {
    const cec = new ScriptedCec();
    cec.answers.set('poll', () => 'network-error');
    cec.answers.set('queryHistoryChatMessage', () => 'network-error');
    const times: number[] = [];
    const { events, stop } = await following(cec, {
      log: ({ event, time }) => {
        if (event === 'poll-failed') times.push(time);
      },
    });
    await cec.advance(150_000);
    const gaps = times.slice(1).map((time, index) => time - (times[index] ?? 0));
    expect(gaps).to.deep.equal([1000, 2000, 4000, 8000, 16_000, 30_000, 30_000, 30_000]);
    expect(lines(events)).to.deep.equal([false]);
    stop();
  });

  it('waits no longer when the network says that it is back', async () => {
    const cec = new ScriptedCec();
    const page = new EventTarget();
    cec.answers.set('poll', (_request, time) => (time === 1 ? 'network-error' : 'silence'));
    const { events, stop } = await following(cec, { page });
    page.dispatchEvent(new Event('online'));
    await cec.advance(0);
    expect(cec.of('poll')).to.have.length(2);
    expect(lines(events)).to.deep.equal([false, true]);
    stop();
  });

  it('waits no longer when something else was answered', async () => {
    const cec = new ScriptedCec();
    cec.answers.set('poll', (_request, time) => (time < 4 ? 'network-error' : 'silence'));
    const { chat, events, stop } = await following(cec);
    await cec.advance(1000);
    await cec.advance(2000);
    const before = cec.of('poll').length;
    await cec.advance(0);
    expect(cec.of('poll')).to.have.length(before);
    await chat.send({ id: 'm1', at: 0, content: { type: 'text', text: 'Still there?' }, repeated: false }, {});
    await cec.advance(0);
    expect(cec.of('poll')).to.have.length(before + 1);
    stop();
    expect(lines(events)[0]).to.equal(false);
  });

  it('counts a poll without an answer as lost after 20 s, and brings from the past what it may have taken', async () => {
    const cec = new ScriptedCec();
    cec.answers.set('queryHistoryChatMessage', () => ({
      resultCode: '0',
      messageList: [
        agent('lost'),
        { sourceType: 'CUSTOMER', controlType: 'CHAT', content: 'mine', messageId: 'm1', timestamp: '1700000000500' },
      ],
    }));
    const { events, stop } = await following(cec);
    await cec.advance(19_000);
    expect(lines(events)).to.deep.equal([]);
    await cec.advance(3000);
    expect(lines(events)).to.deep.equal([false, true]);
    expect(texts(events)).to.deep.equal(['mine', 'lost']);
    expect(cec.of('queryHistoryChatMessage')[0]?.body).to.deep.include({ limit: '100', offset: '0', channel: 'WEB', userId: 'visitor1' });
    stop();
  });

  it('finds out after an outage that the conversation is gone', async () => {
    const cec = new ScriptedCec();
    cec.answers.set('poll', (_request, time) =>
      time === 1 ? { resultCode: '0', downlinkMessages: [agent('hello')] } : time === 2 ? 'network-error' : 'silence',
    );
    cec.answers.set('queryQueueInfo', () => ({ resultCode: '160004' }));
    const { events, done } = await following(cec);
    await cec.advance(2000);
    await done;
    expect(events.at(-1)).to.include({ type: 'ended', reason: 'failed' }).and.to.have.nested.property('error.code', 'conversation-gone');
  });

  it('ends when credentials are refused that were issued a moment ago, at the third time', async () => {
    const cec = new ScriptedCec();
    cec.answers.set('poll', () => new Response('', { status: 401 }));
    const { events, done } = await following(cec);
    for (let time = 0; time < 20; time++) await turned(cec, 500);
    await done;
    expect(events.at(-1)).to.include({ type: 'ended', reason: 'failed' }).and.to.have.nested.property('error.code', 'credential-rejected');
    await cec.advance(120_000);
    expect(cec.of('poll')).to.have.length(6);
  });

  it('ends at once when the page’s own server says no', async () => {
    const cec = new ScriptedCec();
    let isKnown = true;
    cec.answers.set('poll', () => new Response('', { status: 401 }));
    const credential = async () => {
      if (!isKnown) throw new CcError('credential-rejected', 'signed out');
      isKnown = false;
      return cec.credential();
    };
    const { events, done } = await following(cec, { credential });
    await done;
    expect(events.at(-1)).to.include({ type: 'ended', reason: 'failed' }).and.to.have.nested.property('error.code', 'credential-rejected');
    expect(cec.of('poll')).to.have.length(1);
  });

  it('survives whatever a poll answers', async () => {
    const cec = new ScriptedCec();
    const nonsense: unknown[] = [
      null, 1, 'x', [], {}, { controlType: 5, content: {} }, { controlType: 'CHAT', content: null }, { content: 'bare' },
      { controlType: 'READ', content: null }, { controlType: 'CHAT', mediaType: 'LOCATE', content: '///', sourceType: 'AGENT' },
      { controlType: 'CHAT', mediaType: 'WEBCARD', content: '{', sourceType: 'AGENT' }, { __proto__: null, sourceType: '__proto__', mediaType: 'constructor', content: 'y' },
      { controlType: 'CHAT', mediaType: 'IMAGE', content: ',,,', sourceType: 'AGENT' }, { controlType: 'RECALL' }, { controlType: 'LATER', sourceType: 'ALIEN', content: 'z' },
    ]; // prettier-ignore
    cec.answers.set('poll', (_request, time) =>
      time === 1 ? { resultCode: 0, downlinkMessages: nonsense } : time === 2 ? { resultCode: '0', downlinkMessages: 'none' } : 'silence',
    );
    const { events, stop } = await following(cec);
    await cec.advance(5000);
    expect(texts(events)).to.include.members(['bare', 'z']);
    expect(cec.of('poll')).to.have.length(3);
    stop();
  });
});
