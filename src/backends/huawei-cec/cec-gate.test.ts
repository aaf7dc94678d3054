import { expect } from '@open-wc/testing';
import type { ChatBackend } from '../../contracts/chat-backend.js';
import { CcError } from '../../model/error.js';
import type { HuaweiCecRestOptions } from './huawei-cec-options.js';
import { huaweiCec } from './huawei-cec.js';
import { ScriptedCec } from './scripted-cec.testing.js';

async function chatOn(cec: ScriptedCec, changes?: Partial<HuaweiCecRestOptions>): Promise<ChatBackend> {
  const chat = await huaweiCec(cec.options(changes)).chat?.();
  if (!chat) throw new Error('no chat');
  return chat;
}

async function failure(promise: Promise<unknown>): Promise<CcError> {
  const cause = await promise.then(
    () => new Error('nothing failed'),
    (error: unknown) => error,
  );
  if (cause instanceof CcError) return cause;
  throw cause;
}

const suggest = (chat: ChatBackend): Promise<readonly string[]> => chat.suggest('wh', {});

describe('CecGate', () => {
  it('shows who asks by three headers, and asks no other address', async () => {
    const cec = new ScriptedCec();
    await suggest(await chatOn(cec));
    const [{ url, headers, init }] = cec.of('queryPhraseByKeyword') as [ReturnType<ScriptedCec['of']>[number]];
    expect(url.href).to.equal('https://cec.example.com/apiaccess/ccmessaging/queryPhraseByKeyword');
    expect(headers.get('x-app-key')).to.equal('key');
    expect(headers.get('authorization')).to.equal('Bearer access-1');
    expect(headers.get('ccmessaging-token')).to.equal('token-1');
    expect(init.redirect).to.equal('error');
  });

  it('takes a newer token from any answer, with or without quotation marks of its own', async () => {
    const cec = new ScriptedCec();
    cec.answers.set('queryPhraseByKeyword', (_request, time) =>
      Response.json({ resultCode: '0' }, { headers: { 'ccmessaging-token': time === 1 ? '"newer"' : 'newest' } }),
    );
    const chat = await chatOn(cec);
    for (let time = 0; time < 3; time++) await suggest(chat);
    const tokens = cec.of('queryPhraseByKeyword').map(({ headers }) => headers.get('ccmessaging-token'));
    expect(tokens).to.deep.equal(['token-1', 'newer', 'newest']);
    expect(cec.issued).to.equal(1);
  });

  for (const status of [401, 403]) {
    it(`renews once after ${String(status)}, for all who were refused, and asks again`, async () => {
      const cec = new ScriptedCec();
      cec.answers.set('queryPhraseByKeyword', ({ headers }) =>
        headers.get('ccmessaging-token') === 'token-1' ? new Response('', { status }) : { resultCode: '0', question: ['Where?'] },
      );
      const chat = await chatOn(cec);
      expect(await Promise.all([suggest(chat), suggest(chat), suggest(chat)])).to.deep.equal([['Where?'], ['Where?'], ['Where?']]);
      expect(cec.issued).to.equal(2);
      expect(cec.of('queryPhraseByKeyword')).to.have.length(6);
    });
  }

  it('gives up when a renewed credential is refused, too', async () => {
    const cec = new ScriptedCec();
    cec.answers.set('queryPhraseByKeyword', () => new Response('', { status: 401 }));
    expect(await failure(suggest(await chatOn(cec)))).to.include({ code: 'credential-rejected', recoverable: false });
    expect(cec.issued).to.equal(2);
    expect(cec.of('queryPhraseByKeyword')).to.have.length(2);
  });

  it('says that a credential that cannot be renewed has expired', async () => {
    const cec = new ScriptedCec();
    cec.answers.set('queryPhraseByKeyword', () => new Response('', { status: 401 }));
    const chat = await chatOn(cec, { credential: cec.credential() });
    expect(await failure(suggest(chat))).to.include({ code: 'credential-expired', recoverable: false });
  });

  it('renews before the credential expires', async () => {
    const cec = new ScriptedCec();
    const chat = await chatOn(cec);
    await suggest(chat);
    await cec.clock.advance(569_000);
    await suggest(chat);
    expect(cec.issued).to.equal(1);
    await cec.clock.advance(2000);
    await suggest(chat);
    expect(cec.issued).to.equal(2);
  });

  const answers: readonly (readonly [string, () => ReturnType<Parameters<ScriptedCec['answers']['set']>[1]>, string])[] = [
    ['a network that is gone', () => 'network-error', 'backend-unreachable'],
    ['HTTP 500', () => new Response('', { status: 500 }), 'backend-unreachable'],
    ['HTTP 429', () => new Response('', { status: 429 }), 'backend-unreachable'],
    ['HTTP 400', () => new Response('', { status: 400 }), 'backend-refused'],
    ['HTTP 404', () => new Response('', { status: 404 }), 'backend-refused'],
    ['a page of a proxy', () => new Response('<html>Bad gateway</html>'), 'backend-unreachable'],
    ['an empty answer', () => new Response(''), 'backend-unreachable'],
    ['a list', () => new Response('[]'), 'backend-unreachable'],
    ['null', () => new Response('null'), 'backend-unreachable'],
    ['half of an answer', () => new Response('{"resultCode":"0"'), 'backend-unreachable'],
    ['no code', () => ({}), 'backend-refused'],
    ['a code that is no text', () => ({ resultCode: { toString: 'x' } }), 'backend-refused'],
    ['another code', () => ({ resultCode: '13', resultDesc: 'no' }), 'backend-refused'],
  ];
  for (const [what, answer, code] of answers) {
    it(`makes ${code} of ${what}`, async () => {
      const cec = new ScriptedCec();
      cec.answers.set('queryPhraseByKeyword', answer);
      expect((await failure(suggest(await chatOn(cec)))).code).to.equal(code);
    });
  }

  it('takes a code as a number, and under its other name', async () => {
    const cec = new ScriptedCec();
    cec.answers.set('queryPhraseByKeyword', (_request, time) =>
      time === 1 ? { resultCode: 0, question: ['a'] } : { returnCode: '0', question: ['b'] },
    );
    const chat = await chatOn(cec);
    expect([await suggest(chat), await suggest(chat)]).to.deep.equal([['a'], ['b']]);
  });

  it('does not wait for ever', async () => {
    const cec = new ScriptedCec();
    cec.answers.set('queryPhraseByKeyword', () => 'silence');
    const waiting = failure(suggest(await chatOn(cec)));
    await cec.clock.advance(20_000);
    expect((await waiting).code).to.equal('backend-unreachable');
  });

  it('refuses a credential that would be something else in a header, or that is none', async () => {
    for (const changes of [{ token: 'a\r\nx: y' }, { accessToken: '' }, { visitorId: undefined as unknown as string }, { token: 'ä' }]) {
      const cec = new ScriptedCec();
      const chat = await chatOn(cec, { credential: async () => cec.credential(changes) });
      expect((await failure(suggest(chat))).code).to.equal('credential-rejected');
      expect(cec.requests).to.deep.equal([]);
    }
  });

  it('asks no address that is none', async () => {
    for (const baseUrl of ['javascript:alert(1)', '//elsewhere.example.com', 'ftp://cec.example.com', 'https://']) {
      const cec = new ScriptedCec();
      expect(await failure(suggest(await chatOn(cec, { baseUrl })))).to.include({ code: 'backend-unreachable', recoverable: false });
    }
  });

  it('keeps who the visitor is, and no token; and writes no secret and no text into the log', async () => {
    const cec = new ScriptedCec();
    const lines: string[] = [];
    cec.answers.set('send', (_request, time) => (time === 2 ? new Response('', { status: 401 }) : { resultCode: time === 1 ? '0' : '13' }));
    const chat = await chatOn(cec, { log: (entry) => lines.push(JSON.stringify(entry)) });
    await chat.open({});
    await chat.send({ id: 'm1', at: 0, content: { type: 'text', text: 'my PIN is 4711' }, repeated: false }, {}).catch(() => undefined);
    expect(cec.kept).to.include('resume-1').and.to.include('visitor1');
    expect(lines).to.not.be.empty;
    for (const secret of ['token-', 'access-', '"key"', '4711']) expect(`${cec.kept}\n${lines.join('\n')}`).to.not.include(secret);
  });

  it('comes back as the same visitor', async () => {
    const cec = new ScriptedCec();
    const asked: unknown[] = [];
    const credential = async (request: unknown) => {
      asked.push(request);
      return cec.credential();
    };
    await suggest(await chatOn(cec, { credential, locale: 'zh-CN' }));
    await suggest(await chatOn(cec, { credential, locale: 'zh-CN' }));
    expect(asked[0]).to.deep.include({ locale: 'zh_CN', channelId: '202401010000000001' }).and.to.not.have.property('resume');
    expect(asked[1]).to.include({ resume: 'resume-1' });
  });
});
