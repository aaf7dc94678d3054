import { expect } from '@open-wc/testing';
import type { ClickToCallBackend, ClickToCallEvent, DialPlan } from '../../contracts/click-to-call-backend.js';
import { huaweiCec } from './huawei-cec.js';
import type { HuaweiCecRestOptions } from './huawei-cec-options.js';
import { ScriptedCec, type ScriptedAnswer } from './scripted-cec.testing.js';

const connected = {
  resultCode: '0',
  eventId: 168101,
  content: { domain: 'gw.example.com', gwAddresses: ['gw1.example.com', 'gw2.example.com'], accessCode: '1790', clickToCallCaller: 'Card' },
};
const event = (eventId: unknown, causeId?: unknown): object => ({ resultCode: '0', eventId, content: { causeId } });

async function callsOn(cec: ScriptedCec, changes: Partial<HuaweiCecRestOptions> = {}): Promise<ClickToCallBackend> {
  const noPhone = (): never => {
    throw new Error('nobody calls here');
  };
  return (await huaweiCec({ ...cec.options(changes), phone: changes.phone ?? noPhone }).clickToCall?.()) as ClickToCallBackend;
}

/** What a request comes to when these are the answers, one after another, and then silence. */
async function fate(cec: ScriptedCec, ...answers: readonly ScriptedAnswer[]): Promise<ClickToCallEvent[]> {
  cec.answers.set('getClickToCallEvents', (_request, time) => answers[time - 1] ?? 'silence');
  const calls = await callsOn(cec);
  await calls.request('voice', {});
  const events: ClickToCallEvent[] = [];
  void (async () => {
    for await (const each of calls.follow({ signal: new AbortController().signal })) events.push(each);
  })();
  for (let turn = 0; turn < 20; turn++) await cec.advance(100);
  return events;
}

describe('CecClickToCallBackend', () => {
  it('needs both answers to be yes', async () => {
    for (const [webRTCSupported, clickToCallSupported, ok] of [
      [true, true, true],
      ['true', 'true', true],
      [true, false, false],
      [false, true, false],
      [undefined, true, false],
    ] as const) {
      const cec = new ScriptedCec();
      cec.answers.set('checkClickToCallSupport', () => ({ resultCode: '0', webRTCSupported, clickToCallSupported }));
      const check = (await callsOn(cec)).check({});
      const result = await check.then((abilities) => abilities.voice, (cause: { code: string }) => cause.code); // prettier-ignore
      expect(result).to.equal(ok || 'click-to-call-unsupported');
    }
  });

  it('asks for voice and for video, and hears why not', async () => {
    const cec = new ScriptedCec();
    const codes = ['0', '0', '7', 12, '13', '99'];
    cec.answers.set('createClickToCall', (_request, time) => ({ resultCode: codes[time - 1] }));
    const calls = await callsOn(cec);
    const answers = [];
    for (const media of ['voice', 'video', 'voice', 'voice', 'voice', 'voice'] as const) answers.push(await calls.request(media, {}));
    expect(answers.map((answer) => (answer.type === 'taken' ? 'taken' : answer.reason))).to.deep.equal([
      'taken', 'taken', 'unsupported', 'outside-hours', 'no-agents', 'failed',
    ]); // prettier-ignore
    expect(
      cec
        .of('createClickToCall')
        .slice(0, 2)
        .map(({ body }) => body),
    ).to.deep.equal([
      { channel: 'WEB', mediaAbility: '0' },
      { channel: 'WEB', mediaAbility: '1' },
    ]);
  });

  it('opens a conversation for the call and keeps it alive, unless told not to', async () => {
    const cec = new ScriptedCec();
    const calls = await callsOn(cec);
    await calls.connect({ context: { page: '/checkout' } });
    await cec.advance(0);
    expect(cec.of('send')[0]?.body).to.deep.include({ controlType: 'CONNECT', transData: { page: '/checkout' } });
    expect(cec.of('poll')).to.have.length(1);
    await calls.drop();
    expect(cec.of('send').at(-1)?.body).to.include({ controlType: 'DISCONNECT' });
    const other = new ScriptedCec();
    await (await callsOn(other, { clickToCallConnects: false })).connect({});
    expect(other.requests).to.deep.equal([]);
  });

  it('uses the conversation that the chat has open, and leaves it open', async () => {
    const cec = new ScriptedCec();
    const backend = huaweiCec({ ...cec.options(), phone: () => Promise.reject(new Error('no phone')) });
    const [chat, calls] = [await backend.chat?.(), await backend.clickToCall?.()];
    await chat?.open({});
    await calls?.connect({});
    await calls?.request('voice', {});
    await calls?.drop();
    expect(cec.of('send').map(({ body }) => body['controlType'])).to.deep.equal(['CONNECT']);
    expect(cec.of('dropClickToCall')).to.have.length(1);
  });

  it('keeps for the chat what is said during a call', async () => {
    const cec = new ScriptedCec();
    cec.answers.set('poll', (_request, time) =>
      time === 1 ? { resultCode: '0', downlinkMessages: [{ sourceType: 'AGENT', content: 'Look at this' }] } : 'silence',
    );
    const backend = huaweiCec({ ...cec.options(), phone: () => Promise.reject(new Error('no phone')) });
    const [chat, calls] = [await backend.chat?.(), await backend.clickToCall?.()];
    await calls?.connect({});
    await cec.advance(0);
    await chat?.open({});
    const seen: string[] = [];
    void (async () => {
      for await (const each of chat?.follow({ signal: new AbortController().signal }) ?? []) seen.push(each.type);
    })();
    await cec.advance(0);
    expect(seen).to.deep.equal(['attendant', 'message']);
    await calls?.drop();
    expect(cec.of('send').map(({ body }) => body['controlType'])).to.deep.equal(['CONNECT']);
  });

  it('follows through all that may happen, as numbers or as texts', async () => {
    const nothing = { resultCode: '0', resultDesc: 'ClickToCall polled without any events' };
    const events = await fate(
      new ScriptedCec(),
      nothing,
      event('168102'),
      event(168199),
      connected,
      connected,
      event('168106'),
      nothing,
      event(168110, 0),
    );
    expect(events.map(({ type }) => type)).to.deep.equal(['queued', 'ready', 'transferred', 'ended']);
    expect(events[1]).to.include({ target: 'sip:1790@gw.example.com' });
    expect(events.at(-1)).to.deep.equal({ type: 'ended', reason: 'remote-hangup', cause: '0' });
  });

  it('hands the plan to the factory when the phone is wanted, and not before', async () => {
    const cec = new ScriptedCec();
    const plans: DialPlan[] = [];
    cec.answers.set('getClickToCallEvents', (_request, time) => (time === 1 ? connected : 'silence'));
    const calls = await callsOn(cec, {
      phone: (plan) => {
        plans.push(plan);
        return Promise.reject(new Error('no phone'));
      },
    });
    for await (const each of calls.follow({ signal: new AbortController().signal })) {
      expect(plans).to.deep.equal([]);
      if (each.type === 'ready') await Promise.resolve(each.phone()).catch(() => undefined);
      break;
    }
    expect(plans).to.deep.equal([
      {
        servers: ['wss://gw1.example.com/', 'wss://gw2.example.com/'],
        address: 'sip:Card@gw.example.com',
        target: 'sip:1790@gw.example.com',
      },
    ]);
  });

  const ends: readonly (readonly [string, object, string, string | undefined])[] = [
    ['a full queue', event(168103, -1), 'queue-timeout', undefined],
    ['no answer', event(168105, 8), 'no-agents', undefined],
    ['a busy centre', event('168105', '47'), 'no-agents', undefined],
    ['a queue that was left', event(168105, 80), 'canceled', undefined],
    ['a failure', event(168105, -1), 'failed', 'call-failed'],
    ['a failure without a cause', { resultCode: '0', eventId: 168105 }, 'failed', 'call-failed'],
    [
      'an address that is none',
      { ...connected, content: { domain: 'gw', gwAddresses: ['ftp://x'], accessCode: '1' } },
      'failed',
      'backend-refused',
    ],
  ];
  for (const [what, answer, reason, code] of ends) {
    it(`is over by ${what}`, async () => {
      const last = (await fate(new ScriptedCec(), answer)).at(-1);
      expect(last).to.include({ type: 'ended', reason });
      expect(last?.type === 'ended' ? last.error?.code : '').to.equal(code);
    });
  }

  it('puts up with three failures in a row, and not with four', async () => {
    const no = { resultCode: '13' };
    const cec = new ScriptedCec();
    const events = await fate(cec, no, 'network-error', no, event(168102), no, no, no, no);
    expect(events.map(({ type }) => type)).to.deep.equal(['queued', 'ended']);
    expect(events.at(-1)).to.include({ reason: 'failed' });
    expect(cec.of('getClickToCallEvents')).to.have.length(8);
  });

  it('waits a minute for an answer, and asks again a tenth of a second after one', async () => {
    const cec = new ScriptedCec();
    await fate(cec, event(168102));
    expect(cec.of('getClickToCallEvents')).to.have.length(2);
    await cec.advance(57_000);
    expect(cec.of('getClickToCallEvents')).to.have.length(2);
    await cec.advance(2000);
    expect(cec.of('getClickToCallEvents')).to.have.length(3);
  });

  it('tells the centre once that it is over, and nothing when the centre knows', async () => {
    const cec = new ScriptedCec();
    const calls = await callsOn(cec);
    await calls.drop();
    expect(cec.requests).to.deep.equal([]);
    await calls.request('voice', {});
    await Promise.all([calls.drop(), calls.drop()]);
    expect(cec.of('dropClickToCall')).to.have.length(1);
    expect(cec.of('dropClickToCall')[0]?.init.keepalive).to.equal(true);
  });

  it('tells the centre when the page goes', async () => {
    const cec = new ScriptedCec();
    const page = new EventTarget();
    const calls = await callsOn(cec, { page });
    await calls.request('voice', {});
    page.dispatchEvent(new Event('pagehide'));
    await cec.advance(0);
    expect(cec.of('dropClickToCall')).to.have.length(1);
  });

  it('is not offered without a phone', () => {
    expect(huaweiCec(new ScriptedCec().options())).to.not.have.property('clickToCall');
  });
});
