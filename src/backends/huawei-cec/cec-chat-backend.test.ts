import { expect } from '@open-wc/testing';
import type { ChatBackend, ChatEvent, OutgoingMessage } from '../../contracts/chat-backend.js';
import { CcError } from '../../model/error.js';
import { huaweiCec } from './huawei-cec.js';
import { ScriptedCec } from './scripted-cec.testing.js';

const text = (words: string, more: Partial<OutgoingMessage> = {}): OutgoingMessage => ({
  id: 'm1',
  at: 5,
  content: { type: 'text', text: words },
  repeated: false,
  ...more,
});

async function chatOn(cec: ScriptedCec): Promise<ChatBackend> {
  return (await huaweiCec(cec.options()).chat?.()) as ChatBackend;
}

async function code(promise: Promise<unknown>): Promise<string> {
  return promise.then(
    () => 'nothing',
    (cause: unknown) => (cause instanceof CcError ? cause.code : String(cause)),
  );
}

/** Polls bring these, one batch after another, and then nothing. */
function polls(cec: ScriptedCec, ...batches: readonly (readonly object[])[]): void {
  cec.answers.set('poll', (_request, time) => {
    const downlinkMessages = batches[time - 1];
    return downlinkMessages ? { resultCode: '0', downlinkMessages } : 'silence';
  });
}

async function follow(cec: ScriptedCec, chat: ChatBackend): Promise<ChatEvent[]> {
  const events: ChatEvent[] = [];
  void (async () => {
    for await (const event of chat.follow({ signal: new AbortController().signal })) events.push(event);
  })();
  await cec.advance(0);
  return events;
}

const system = (more: object): object => ({ sourceType: 'SYSTEM', controlType: 'CHAT', mediaType: 'TEXT', content: 'x', ...more });
const queuing = system({ content: 'Queuing...', queueFlag: 'Y' });

describe('CecChatBackend', () => {
  it('says what it sends as the service wants it', async () => {
    const cec = new ScriptedCec();
    const chat = await chatOn(cec);
    await chat.open({ profile: { name: 'Maria\u202e', fields: { order: '42' } } });
    await chat.send(text('Grüße'), {});
    const [connect, said] = cec.of('send');
    expect(connect?.body).to.deep.include({
      channel: 'WEB', controlType: 'CONNECT', mediaType: 'TEXT', from: 'visitor1', to: '202401010000000001', sourceType: 'CUSTOMER',
      senderNickname: 'Maria', transData: { order: '42', name: 'Maria\u202e' },
    }); // prettier-ignore
    expect(said?.body).to.deep.include({ controlType: 'CHAT', content: 'Grüße', messageId: 'm1', timestamp: '5' });
  });

  it('takes 1024 bytes of text, and not one more', async () => {
    const cec = new ScriptedCec();
    const chat = await chatOn(cec);
    expect(await code(chat.send(text('好'.repeat(341) + 'a'), {}))).to.equal('nothing');
    expect(await code(chat.send(text('好'.repeat(341) + 'ab'), {}))).to.equal('message-refused');
    expect(cec.of('send')).to.have.length(1);
  });

  it('sends files, cards and no script', async () => {
    const cec = new ScriptedCec();
    cec.answers.set('uploadFileStream', () => ({ returnCode: '0', objectKey: 'key-7' }));
    const chat = await chatOn(cec);
    const reference = await chat.upload(new Blob(['hello']), { name: 'a,b.TXT' });
    expect(cec.of('uploadFileStream')[0]?.body).to.deep.equal({ fileType: 'txt', fileStream: 'aGVsbG8=', channel: 'WEB' });
    await chat.send(text('', { content: { type: 'file', file: { kind: 'document', name: 'a,b.txt', size: 5 } }, reference }), {});
    await chat.send(text('', { content: { type: 'file', file: { kind: 'picture', name: 'a.png' } }, reference }), {});
    await chat.send(
      text('', { content: { type: 'card', title: 'Shoes', url: 'https://shop.example.com/1', hasPicture: true }, reference }),
      {},
    );
    const sent = cec.of('send').map(({ body }) => [body['mediaType'], body['content']]);
    expect(sent[0]).to.deep.equal(['FILE', 'a_b.txt,5,key-7,txt']);
    expect(sent[1]).to.deep.equal(['IMAGE', 'key-7']);
    expect(JSON.parse(String(sent[2]?.[1]))).to.deep.equal({
      title: 'Shoes', mediaFileId: 'key-7', mediaFileType: 'img/jpg', redirectUrl: 'https://shop.example.com/1',
    }); // prettier-ignore
    const script = { type: 'card', title: 'x', url: 'javascript:alert(1)', hasPicture: false } as const;
    expect(await code(chat.send(text('', { content: script }), {}))).to.equal('message-refused');
    expect(await code(chat.send(text('', { content: { type: 'file', file: { kind: 'audio', name: 'a.mp3' } } }), {}))).to.equal(
      'message-refused',
    );
  });

  it('downloads agents’ files as local ones and those of the library as such', async () => {
    const cec = new ScriptedCec();
    cec.answers.set('downloadFileStream', () => ({ resultCode: '0', fileStream: 'aGVsbG8=' }));
    const chat = await chatOn(cec);
    const file = (from: string, type: string): string => JSON.stringify({ file: { from, id: 'id-1', type } });
    expect((await chat.download(file('local', 'png'), {})).type).to.equal('image/png');
    expect((await chat.download(file('library', 'html'), {})).type).to.equal('application/octet-stream');
    expect(cec.of('downloadFileStream').map(({ body }) => body)).to.deep.equal([
      { fileId: 'local/id-1', channel: 'WEB', fileType: 'png' },
      { fileId: 'id-1', channel: 'WEB', fileType: 'html', multiMedia: 'multiMedia' },
    ]);
    for (const stream of ['', '!!!', null]) {
      cec.answers.set('downloadFileStream', () => ({ resultCode: '0', fileStream: stream }));
      expect(await code(chat.download(file('local', 'png'), {}))).to.equal('backend-refused');
    }
    expect(await code(chat.download('not a reference', {}))).to.equal('backend-refused');
  });

  it('tells a place in the queue every ten seconds, until there is an agent', async () => {
    const cec = new ScriptedCec();
    const places = [
      { resultCode: '0', position: 2, totalWaitTime: 3, estimateWaitTime: 60, configMaxcWaitTime: 90 },
      { resultCode: 0, position: '1' },
      { resultCode: '160001' },
    ];
    cec.answers.set('queryQueueInfo', (_request, time) => places[time - 1] ?? { resultCode: '160021' });
    polls(cec, [queuing]);
    const chat = await chatOn(cec);
    await chat.open({});
    const events = await follow(cec, chat);
    await cec.advance(40_000);
    expect(events.filter(({ type }) => type !== 'message' && type !== 'connection')).to.deep.equal([
      { type: 'queued' },
      { type: 'queued', queue: { position: 2, waited: 3, estimated: 60, limit: 90 } },
      { type: 'queued', queue: { position: 1 } },
      { type: 'attendant', attendant: { kind: 'agent' } },
    ]);
    const asked = cec.of('queryQueueInfo').length;
    await cec.advance(60_000);
    expect(cec.of('queryQueueInfo').length).to.be.at.most(asked + 3); // only what an outage of the silent poll asks
  });

  it('asks the queue at once when the centre has something to say, in whatever language', async () => {
    const cec = new ScriptedCec();
    let heard = false;
    cec.answers.set('poll', (_request, time) => {
      heard = time > 1;
      if (time > 2) return 'silence';
      return { resultCode: '0', downlinkMessages: [time === 1 ? queuing : system({ content: '已接通座席。' })] };
    });
    cec.answers.set('queryQueueInfo', () => ({ resultCode: heard ? '160021' : '0', position: 1 }));
    const chat = await chatOn(cec);
    await chat.open({});
    const before = cec.clock.now();
    const events = await follow(cec, chat);
    await cec.advance(0);
    expect(events.at(-1)).to.deep.equal({ type: 'attendant', attendant: { kind: 'agent' } });
    expect(cec.clock.now()).to.equal(before);
  });

  it('says the words about waiting once for each wait', async () => {
    const cec = new ScriptedCec();
    polls(cec, [queuing, { ...queuing, timestamp: 1_700_000_010_000 }], [{ ...queuing, timestamp: 1_700_000_020_000 }]);
    cec.answers.set('queryQueueInfo', () => ({ resultCode: '0', position: 1 }));
    const chat = await chatOn(cec);
    await chat.open({});
    const events = await follow(cec, chat);
    expect(events.filter(({ type }) => type === 'message')).to.have.length(1);
  });

  const endings: readonly (readonly [string, readonly object[], string])[] = [
    ['the agent', [{ sourceType: 'AGENT', controlType: 'DISCONNECT', content: null }], 'agent'],
    ['the service, for silence', [system({ controlType: 'DISCONNECT', isOfflineStatus: false })], 'timeout'],
    ['the service, in the queue', [queuing, system({ controlType: 'DISCONNECT', isOfflineStatus: null })], 'queue-timeout'],
  ];
  for (const [who, batch, reason] of endings) {
    it(`is ended by ${who}`, async () => {
      const cec = new ScriptedCec();
      cec.answers.set('queryQueueInfo', () => ({ resultCode: '6' }));
      polls(cec, [system({ content: 'Welcome' })], batch);
      const chat = await chatOn(cec);
      await chat.open({});
      expect((await follow(cec, chat)).at(-1)).to.deep.equal({ type: 'ended', reason });
      expect(await chat.resume({})).to.equal(false);
    });
  }

  it('goes on polling when it is answered later', async () => {
    const cec = new ScriptedCec();
    cec.answers.set('queryQueueInfo', () => ({ resultCode: '6' }));
    polls(
      cec,
      [system({ controlType: 'DISCONNECT', isOfflineStatus: true, content: 'We answer tomorrow' })],
      [system({ content: 'Morning' })],
    );
    const chat = await chatOn(cec);
    await chat.open({});
    const events = await follow(cec, chat);
    expect(events.map(({ type }) => type)).to.deep.equal(['message', 'asynchronous', 'message']);
    expect(cec.of('poll')).to.have.length(3);
  });

  it('does not take the last conversation’s end for this one’s', async () => {
    const cec = new ScriptedCec();
    cec.answers.set('queryQueueInfo', () => ({ resultCode: '6' }));
    polls(cec, [{ sourceType: 'SYSTEM', controlType: 'DISCONNECT' }, system({ content: 'Welcome' })]);
    const chat = await chatOn(cec);
    await chat.open({});
    expect((await follow(cec, chat)).map(({ type }) => type)).to.deep.equal(['message']);
  });

  it('looks for the welcome from the first CONNECT on, when its answer is lost and it is repeated', async () => {
    const cec = new ScriptedCec();
    cec.answers.set('send', (_request, time) => (time === 1 ? 'network-error' : { resultCode: '0' }));
    cec.answers.set('poll', (_request, time) => (time === 1 ? 'network-error' : 'silence'));
    const welcome = { sourceType: 'ROBOT', controlType: 'CHAT', mediaType: 'TEXT', content: 'Hello', timestamp: cec.clock.now() + 500 };
    cec.answers.set('queryHistoryChatMessage', ({ body }) => ({
      resultCode: '0',
      messageList: [welcome].filter(({ timestamp }) => timestamp >= Number(body['startTime'])),
    }));
    const chat = await chatOn(cec);
    expect(await code(chat.open({}))).to.equal('backend-unreachable');
    await cec.advance(700_000);
    await chat.open({});
    const events = await follow(cec, chat);
    await cec.advance(5000);
    expect(events.flatMap((event) => (event.type === 'message' ? [event.message.content] : []))).to.deep.equal([
      { type: 'text', text: 'Hello' },
    ]);
  });

  const lives: readonly (readonly [string, string, boolean])[] = [
    ['bot', '6', true],
    ['bot', '160004', true],
    ['agent', '160021', true],
    ['agent', '160004', false],
    ['queued', '0', true],
    ['queued', '5', false],
  ];
  for (const [phase, resultCode, alive] of lives) {
    it(`${alive ? 'resumes' : 'does not resume'} with a ${phase} when the queue says ${resultCode}`, async () => {
      const cec = new ScriptedCec();
      cec.answers.set('queryQueueInfo', () => ({ resultCode }));
      const storage = cec.options().storage;
      storage?.setItem('cc-huawei-cec:202401010000000001', JSON.stringify({ visitorId: 'visitor1', phase, at: cec.clock.now() }));
      expect(await (await chatOn(cec)).resume({})).to.equal(alive);
    });
  }

  it('does not resume a bot’s conversation after its time, nor anybody else’s', async () => {
    for (const kept of [
      { visitorId: 'visitor1', phase: 'bot', at: 1_700_000_000_000 - 3_600_000 },
      { visitorId: 'somebody', phase: 'bot', at: 1_700_000_000_000 },
    ]) {
      const cec = new ScriptedCec();
      cec.answers.set('queryQueueInfo', () => ({ resultCode: '6' }));
      cec.options().storage?.setItem('cc-huawei-cec:202401010000000001', JSON.stringify(kept));
      expect(await (await chatOn(cec)).resume({})).to.equal(false);
    }
  });

  it('knows that an agent is there already from the queue, where the same code says no', async () => {
    const cec = new ScriptedCec();
    cec.answers.set('send', () => ({ resultCode: '13' }));
    cec.answers.set('queryQueueInfo', (_request, time) => ({ resultCode: time === 1 ? '160021' : '4' }));
    const chat = await chatOn(cec);
    expect(await chat.requestAgent({})).to.deep.equal({ type: 'open' });
    expect(await chat.requestAgent({})).to.deep.equal({ type: 'closed', reason: 'no-agents' });
  });

  it('reads a past of any order, page by page', async () => {
    const all = Array.from({ length: 250 }, (_, index) => ({
      sourceType: 'AGENT',
      content: String(index),
      messageCode: String(index),
      timestamp: 1000 + index + 1_600_000_000_000,
    }));
    for (const newestFirst of [true, false]) {
      const cec = new ScriptedCec();
      cec.answers.set('queryHistoryChatMessage', ({ body }) => {
        const ordered = newestFirst ? [...all].reverse() : all;
        const [offset, limit] = [Number(body['offset']), Number(body['limit'])];
        return { resultCode: '0', messageList: ordered.slice(offset, offset + limit) };
      });
      const { messages, hasOlder } = await (await chatOn(cec)).history({ before: 1_700_000_000_000, limit: 3 });
      expect([messages.map(({ id }) => id), hasOlder]).to.deep.equal([['247', '248', '249'], true]);
    }
  });

  it('asks about the service what the tenant wants to know', async () => {
    const cec = new ScriptedCec();
    const level = (key: string | number) => ({ satisfactionLevelKey: key, satisfactionLevelDesc: `level ${key}` });
    cec.answers.set('getsatisfactionsurveymode', (_request, time) => ({
      resultCode: '0',
      satisfactionSurvey:
        time === 1
          ? { surveyType: 'WEB', satisfactionLevel: [level('5'), level(1), level('x'), null], satisfactionQuestion: ['NPS', 'CSAT'] }
          : { surveyType: 'NO' },
    }));
    const chat = await chatOn(cec);
    expect(await chat.evaluationForm({ language: 'pt-PT' })).to.deep.equal({
      levels: [{ value: 1, label: 'level 1' }, { value: 5, label: 'level 5' }], asksResolved: false, asksRecommendation: true, commentLimit: 511,
    }); // prettier-ignore
    expect(await chat.evaluationForm({ language: 'de' })).to.equal(undefined);
    expect(cec.of('getsatisfactionsurveymode').map(({ body }) => body['language'])).to.deep.equal(['pt_BR', 'en_US']);
    await chat.evaluate({ level: 4, resolved: false, recommendation: 0 }, {});
    expect(cec.of('saveSatisfaction')[0]?.body).to.deep.equal({
      channel: 'WEB', userId: 'visitor1', evaluation: '4', comment: '', channelConfigId: '202401010000000001', npsScore: 0, fcrValue: 2,
    }); // prettier-ignore
  });

  it('tells the service when it is over, even from a page that is going away', async () => {
    const cec = new ScriptedCec();
    const chat = await chatOn(cec);
    await chat.open({});
    await chat.close();
    expect(cec.of('send').at(-1)).to.have.nested.property('body.controlType', 'DISCONNECT');
    expect(cec.of('send').at(-1)?.init.keepalive).to.equal(true);
  });
});
