import { expect } from '@open-wc/testing';
import { fake, type FakeBackend } from '../../backends/fake/index.js';
import type { TcccEventName } from '../../backends/tencent-tccc/tccc-api.js';
import { loadLanguage } from '../../locales/languages.js';
import { systemClock } from '../../kit/clock.js';
import { sleep } from '../../kit/sleep.js';
import { CcError } from '../../model/error.js';
import { type SessionEngine, startEngine } from './session-engine.js';
import type { TcccPageOptions } from './tccc-session.js';

type Told = readonly [TcccEventName, unknown];

describe('A session behind tccc', () => {
  let backend: FakeBackend;
  let told: Told[];
  let engine: SessionEngine;

  const start = async (options: Partial<TcccPageOptions> = {}): Promise<void> => {
    let count = 0;
    await new Promise<void>((resolve, reject) => {
      startEngine(
        { userId: 'ada@example.com', backend, colleagues: { 'bilal@example.com': '1002' }, offerTimeout: 20 },
        { open: () => Promise.reject(new Error('not here')), newId: () => `s${String(++count)}`, ...options },
        { emit: (event, payload) => void told.push([event, payload]), onReady: resolve },
      ).then((started) => (engine = started), reject);
    });
    while (!engine) await Promise.resolve();
  };
  const names = (): readonly string[] => told.map(([name]) => name).filter((name) => name !== 'statusChanged');
  const statuses = (): readonly unknown[] =>
    told.flatMap(([name, payload]) => (name === 'statusChanged' ? [(payload as { status: string }).status] : []));
  const last = (wanted: TcccEventName): unknown => told.findLast(([name]) => name === wanted)?.[1];

  beforeEach(() => {
    backend = fake();
    told = [];
  });
  afterEach(async () => {
    await engine.end();
    expect(document.querySelector('t3c-sdk')).to.equal(null);
  });

  it('begins free, in the order of the documents for a call that comes in', async () => {
    await start();
    expect(engine.commands.Agent.getStatus()).to.equal('free');
    const leg = backend.phone().ring({ number: '4930', name: 'Robin' });
    expect(last('callIn')).to.deep.equal({
      sessionId: 's1',
      timeout: 20,
      remark: 'Robin',
      type: 'phone',
      calleePhoneNumber: '1001',
      callerPhoneNumber: '4930',
      serverType: 'staffSeat',
    });
    expect((await engine.commands.Call.accept({ sessionId: 's1' })).status).to.equal('success');
    leg.farEnd.end();
    expect(names()).to.deep.equal(['callIn', 'userAccessed', 'sessionEnded']);
    expect(last('sessionEnded')).to.deep.equal({ sessionId: 's1', closeBy: 'client' });
    expect(statuses()).to.deep.equal(['free', 'busy', 'free']);
    await engine.commands.Call.deleteCall({ sessionId: 's1' });
    expect(last('sessionCompleted')).to.deep.equal({ sessionId: 's1' });
  });

  it('leaves out a number that is withheld', async () => {
    await start();
    backend.phone().ring({ number: '' });
    expect(last('callIn')).to.not.have.property('callerPhoneNumber');
  });

  it('says that an offer went on to another agent', async () => {
    await start();
    backend.phone().ring({ number: '1' }).farEnd.end('answered-elsewhere');
    expect(names()).to.deep.equal(['callIn', 'autoTransfer']);
  });

  for (const [reason, closeBy, mainReason] of [
    ['busy', 'admin', 'busy'],
    ['declined', 'client', undefined],
    ['no-answer', 'admin', 'notAnswer'],
    ['unavailable', 'admin', 'powerOff'],
    ['queue-timeout', 'timer', undefined],
  ] as const)
    it(`says who ended a call that ended as ${reason}`, async () => {
      await start();
      await engine.commands.Call.startOutboundCall({ phoneNumber: '602' });
      backend.phone().legs[0]?.farEnd.end(reason);
      expect(last('sessionEnded')).to.deep.equal({ sessionId: 's1', closeBy, ...(mainReason && { mainReason }) });
    });

  it('gives the error of a call that failed', async () => {
    await start();
    await engine.commands.Call.startOutboundCall({ phoneNumber: '602' });
    backend.phone().legs[0]?.farEnd.end('failed', new CcError('media-failed'));
    expect(last('sessionEnded')).to.deep.equal({ sessionId: 's1', closeBy: 'admin', mainReason: 'clientError', subReason: 'media-failed' });
  });

  it('turns an offer away by hanging up', async () => {
    await start();
    const leg = backend.phone().ring({ number: '1' });
    await engine.commands.Call.hungUp({ sessionId: 's1' });
    expect(leg.log).to.deep.equal(['declined declined']);
    expect(last('sessionEnded')).to.deep.equal({ sessionId: 's1', closeBy: 'seat' });
  });

  it('says what is no number, and what is no call, in words', async () => {
    await start();
    const { Call } = engine.commands;
    expect(await Call.startOutboundCall({ phoneNumber: '?' })).to.include({ status: 'error' });
    expect((await Call.startOutboundCall(undefined as never)).errorMsg).to.match(/^Nobody has this number/);
    for (const wrong of [undefined, {}, { sessionId: 7 }, { sessionId: '__proto__' }])
      expect(await Call.accept(wrong as never)).to.deep.equal({ status: 'error', errorMsg: 'This call is over.' });
  });

  it('rejects where the page wants that', async () => {
    await start({ failures: 'reject' });
    const reason: unknown = await engine.commands.Call.hold({ sessionId: 'x' }).catch((error: unknown) => error);
    expect(reason).to.include({ status: 'error', errorMsg: 'This call is over.' });
  });

  it('begins offline or not ready where the page wants that, and does not dial offline', async () => {
    await start({ first: 'offline' });
    expect(engine.commands.Agent.getStatus()).to.equal('offline');
    expect((await engine.commands.Call.startOutboundCall({ phoneNumber: '600' })).errorMsg).to.equal('You are signed out. Sign in first.');
    expect((await engine.commands.Agent.setStatus({ status: 'rest' })).status).to.equal('error');
    engine.commands.Agent.online();
    expect((await engine.commands.Call.startOutboundCall({ phoneNumber: '600' })).status).to.equal('success');
  });

  it('cannot do everything, and says so', async () => {
    await start();
    const { Chat, Call, Agent } = engine.commands;
    const payload = { header: 'h', desc: 'd', pic: 'p', url: 'u' };
    const all = await Promise.all([
      Chat.accept({ sessionId: 'x' }),
      Chat.sendCardMessage({ sessionId: 'x', payload }),
      Chat.sendOrderMessage({ sessionId: 'x', payload }),
      Call.startInternalCall({ calleeUserId: 'bilal@example.com', useMobile: true }),
      Call.startInternalCall({ calleeUserId: 'constructor' }),
      Agent.setStatus({ status: 'arrange' }),
      Agent.setStatus({ status: 'toString' as 'free' }),
    ]);
    for (const one of all) expect(one).to.deep.equal({ status: 'error', errorMsg: 'This phone server cannot do that.' });
  });

  it('hands a call to a colleague, and says when it has left', async () => {
    await start();
    const leg = backend.phone().ring({ number: '4930' });
    await engine.commands.Call.accept({ sessionId: 's1' });
    const unknown = await engine.commands.Call.transfer({ sessionId: 's1', userId: 'constructor' });
    expect(unknown).to.deep.equal({ status: 'error', errorMsg: 'This phone server cannot do that.' });
    expect((await engine.commands.Call.transfer({ sessionId: 's1', skillGroupId: '7' })).status).to.equal('error');
    for (const [takes, status] of [
      ['refused', 'error'],
      ['answered', 'success'],
    ] as const) {
      const before = leg.log.length;
      const handing = engine.commands.Video.transfer({ sessionId: 's1', userId: 'bilal@example.com' });
      while (leg.log.length === before) await sleep(systemClock, 1);
      leg.farEnd.reached(takes);
      expect((await handing).status).to.equal(status);
    }
    expect(leg.log.slice(-2)).to.deep.equal(['transferred to 1002', 'transferred to 1002']);
    expect(last('transfer')).to.deep.equal({ sessionId: 's1', skillGroupId: '', userId: 'bilal@example.com' });
    expect(last('sessionEnded')).to.deep.equal({ sessionId: 's1', closeBy: 'admin', mainReason: 'transferred' });
    expect(names().slice(-2)).to.deep.equal(['transfer', 'sessionEnded']);
  });

  it('speaks the language of the page', async () => {
    document.documentElement.lang = 'zh-CN';
    try {
      await start();
      await loadLanguage('zh-cn');
      expect((await engine.commands.Call.hold({ sessionId: 'x' })).errorMsg).to.equal('该通话已结束。');
      expect((await engine.commands.Call.startOutboundCall({ phoneNumber: '?' })).errorMsg).to.match(/号码/);
    } finally {
      document.documentElement.lang = '';
    }
  });

  it('is accessible, floating and in a place of its own', async () => {
    await start();
    await expect(engine.element).to.be.accessible();
    engine.element.open = true;
    await engine.element.updateComplete;
    await expect(engine.element).to.be.accessible();
  });

  it('is closed by Escape, and gives the focus back to its button', async () => {
    await start();
    const { element } = engine;
    element.open = true;
    await element.updateComplete;
    element.renderRoot.querySelector('.panel')?.dispatchEvent(new KeyboardEvent('keydown', { key: 'Escape', bubbles: true }));
    await element.updateComplete;
    await Promise.resolve();
    expect(element.open).to.equal(false);
    expect(element.shadowRoot?.activeElement).to.equal(element.renderRoot.querySelector('.float'));
  });
});
