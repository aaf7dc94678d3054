import { expect } from '@open-wc/testing';
import type { TabChannel, Tabs } from '../contracts/tabs.js';
import { CcError } from '../model/error.js';
import type { ScreenPopRule } from '../model/screen-pop-rule.js';
import { phoneOnFake } from './phone.testing.js';
import { crm, ringing, staged } from './screen-pops.testing.js';
import { soleTab } from './sole-tab.js';

const page = 'https://crm.example.com/tickets';
const maria = 'mobile=%2B442079460123&nickName=Maria%20Jensen&type=phone';
const states = (pops: ReturnType<typeof staged>): string[] => pops.screenPops.state.pops.map(({ state }) => state);

describe('ScreenPops', () => {
  it('tells a page of a call in its hash: when it rings, is answered and ends, each once', async () => {
    const stage = staged();
    for (const phase of ['ring', 'ring', 'answer', 'ring', 'answer', 'end', 'end'] as const) {
      stage.screenPops.report(ringing({ phase }));
      await stage.clock.advance(0);
    }
    expect(stage.opened).to.deep.equal([
      `CRM: ${page}#?${maria}&status=100`,
      `CRM: ${page}#?${maria}&status=200`,
      `CRM: ${page}#?${maria}&status=400`,
    ]);
    expect(states(stage)).to.deep.equal(['delivered']);
  });

  it('follows a phone', async () => {
    const stage = staged();
    const { phone, backend, clock } = phoneOnFake();
    await phone.register();
    stage.screenPops.follow({ phone });
    const leg = backend.ring({ number: '1001', name: 'Ada' });
    await clock.advance(0);
    await phone.answer(leg.id);
    await clock.advance(2000);
    await phone.hangUp(leg.id);
    await clock.advance(0);
    await stage.clock.advance(0);
    expect(stage.opened.map((each) => /status=\d+/.exec(each)?.[0])).to.deep.equal(['status=100', 'status=200', 'status=400']);
    await phone.dispose();
  });

  it('fits a call by the queue it comes from, and fills in the data that came with it', async () => {
    const open = { type: 'tab', name: 'order', url: 'https://crm.example.com/orders/{data.X-Order}?queue={queue}' } as const;
    const stage = staged({ rules: [{ id: 'sales', when: { queue: ['sales'] }, open }] });
    const { phone, backend, clock } = phoneOnFake();
    await phone.register();
    stage.screenPops.follow({ phone });
    backend.ring({ number: '1001' });
    backend.ring({ number: '1002' }, { queue: 'sales', data: { 'X-Order': '../7&a=b' } });
    await clock.advance(0);
    await stage.clock.advance(0);
    expect(stage.opened).to.deep.equal(['tab order: https://crm.example.com/orders/..%2F7%26a%3Db?queue=sales']);
    expect(phone.state.calls[1]?.data).to.deep.equal({ 'X-Order': '../7&a=b' });
    await phone.dispose();
  });

  it('does nothing for outbound calls unless a rule says so', async () => {
    const stage = staged();
    stage.screenPops.report(ringing({ direction: 'outbound' }));
    await stage.clock.advance(0);
    expect(stage.opened).to.deep.equal([]);
    const outbound = staged({ pages: [{ name: 'CRM', url: page, when: { direction: 'any' } }] });
    outbound.screenPops.report(ringing({ direction: 'outbound' }));
    await outbound.clock.advance(0);
    expect(outbound.opened).to.have.length(1);
  });

  it('says chat for a conversation, with what else is known of the visitor', async () => {
    const stage = staged({
      ...crm,
      agent: { email: 'ada@example.com', number: '1001', name: 'Ada', roleId: '3' },
      applicationId: '1400000001',
    });
    stage.screenPops.report(
      ringing({ kind: 'chat', id: 'c', party: { number: '', name: 'Lin' }, userId: 'openid-7', avatar: 'https://example.com/lin.png' }),
    );
    await stage.clock.advance(0);
    expect(stage.opened).to.deep.equal([
      `CRM: ${page}#?userId=openid-7&nickName=Lin&avatar=https%3A%2F%2Fexample.com%2Flin.png&type=im&status=100&agentEmail=ada%40example.com&agentMobile=1001&agentNickName=Ada&agentRoleId=3&sdkAppId=1400000001`,
    ]);
  });

  it('gives a reference in place of the party where it hides them: nowhere is a number or name', async () => {
    const rules: readonly ScreenPopRule[] = [
      { id: 'hash', open: { type: 'hash', page: 'CRM' }, andMore: true },
      {
        id: 'tab',
        open: {
          type: 'tab',
          name: 'crm',
          url: `${page}/{reference}?n={party.number}&a={party.name}&b={avatar}&c={details.tel}&u={userId}`,
        },
      },
    ];
    const stage = staged({ ...crm, rules, hideParty: true });
    stage.screenPops.report(ringing({ userId: 'openid-7', avatar: 'https://example.com/a.png', details: { tel: '+442079460123' } }));
    await stage.clock.advance(0);
    expect(stage.opened).to.deep.equal([
      `CRM: ${page}#?reference=reference-1&type=phone&status=100`,
      `tab crm: ${page}/reference-1?n=&a=&b=&c=&u=`,
    ]);
    expect(JSON.stringify(stage.deliveries.map(({ facts, place }) => [facts, place]))).to.not.match(/7946|Maria|openid|a\.png/);
  });

  it('opens a template in the place of a page, and again only where it differs', async () => {
    const rules: readonly ScreenPopRule[] = [{ id: 'a', open: { type: 'url', page: 'CRM', url: `${page}/{party.number}` } }];
    const stage = staged({ ...crm, rules });
    for (const phase of ['ring', 'answer', 'end'] as const) stage.screenPops.report(ringing({ phase }));
    await stage.clock.advance(0);
    expect(stage.opened).to.deep.equal([`CRM: ${page}/%2B442079460123`]);
  });

  it('tells the host page by an event in every phase, and opens nothing', async () => {
    const stage = staged({ rules: [{ id: 'a', open: { type: 'event' } }] });
    for (const phase of ['ring', 'answer', 'end'] as const) {
      stage.screenPops.report(ringing({ phase }));
      await stage.clock.advance(0);
    }
    expect(stage.opened).to.deep.equal(['event: ring', 'event: answer', 'event: end']);
  });

  it('takes the first rule that fits, and those below where it says so', async () => {
    const tab = (id: string, change: Partial<ScreenPopRule>): ScreenPopRule => ({
      id,
      open: { type: 'tab', name: id, url: `${page}/${id}` },
      ...change,
    });
    const rules = [
      tab('off', { enabled: false }),
      tab('chats', { when: { kind: 'chat' } }),
      tab('german', { when: { number: ['+49*'] } }),
      tab('sales', { when: { queue: ['sales'] }, andMore: true }),
      tab('british', { when: { number: ['+44*'] } }),
      tab('rest', {}),
    ];
    const stage = staged({ rules });
    stage.screenPops.report(ringing({ queue: 'sales' }));
    stage.screenPops.report(ringing({ id: 'b', party: { number: '1002' } }));
    await stage.clock.advance(0);
    expect(stage.opened.map((each) => each.split(':')[0])).to.deep.equal(['tab sales', 'tab british', 'tab rest']);
    expect(stage.opened[0]).to.equal(`tab sales: ${page}/sales#?${maria}&status=100`);
  });

  it('opens what is for the answer when it is answered, and not before', async () => {
    const stage = staged({ pages: [{ name: 'CRM', url: page, when: { on: ['answer'] } }] });
    stage.screenPops.report(ringing());
    await stage.clock.advance(0);
    expect(stage.opened).to.deep.equal([]);
    stage.screenPops.report(ringing({ phase: 'answer' }));
    await stage.clock.advance(0);
    expect(stage.opened).to.deep.equal([`CRM: ${page}#?${maria}&status=200`]);
  });

  it('opens the page anew when the party turns out to be somebody else', async () => {
    const stage = staged();
    stage.screenPops.report(ringing({ phase: 'answer' }));
    await stage.clock.advance(0);
    stage.screenPops.report(ringing({ phase: 'answer', party: { number: '1002' } }));
    await stage.clock.advance(0);
    expect(stage.opened.at(-1)).to.equal(`CRM: ${page}#?mobile=1002&type=phone&status=200`);
  });

  it('says that a page acknowledged, stayed silent, was blocked, failed', async () => {
    for (const [outcome, state, code] of [
      ['acknowledged', 'acknowledged', undefined],
      ['silent', 'delivered', 'page-silent'],
      ['blocked', 'blocked', 'popup-blocked'],
      [new CcError('page-refused'), 'failed', 'page-refused'],
    ] as const) {
      const stage = staged();
      stage.outcome = outcome;
      stage.screenPops.report(ringing());
      await stage.clock.advance(0);
      const [pop] = stage.screenPops.state.pops;
      expect([pop?.state, pop?.error?.code, stage.screenPops.state.error?.code]).to.deep.equal([state, code, code]);
    }
  });

  it('opens what was blocked when the agent says so', async () => {
    const stage = staged();
    stage.outcome = 'blocked';
    stage.screenPops.report(ringing());
    await stage.clock.advance(0);
    stage.outcome = 'delivered';
    await stage.screenPops.open(stage.screenPops.state.pops[0]?.id ?? '');
    expect(stage.opened).to.have.length(2);
    expect(states(stage)).to.deep.equal(['delivered']);
    expect(stage.screenPops.state.error).to.equal(undefined);
  });

  it('waits for somewhere to open pages', async () => {
    const { screenPops, clock } = staged();
    const opened: string[] = [];
    screenPops.attach({ deliver: async () => 'delivered' })();
    screenPops.report(ringing());
    await clock.advance(0);
    expect(screenPops.state.pops[0]?.state).to.equal('opening');
    screenPops.attach({
      deliver: async ({ place }) => {
        opened.push(place.type);
        return 'delivered';
      },
    });
    await clock.advance(0);
    expect(opened).to.deep.equal(['page']);
  });

  it('does not wait for a page that was told something older', async () => {
    const stage = staged();
    stage.outcome = new Promise(() => {});
    stage.screenPops.report(ringing());
    await stage.clock.advance(0);
    stage.outcome = 'delivered';
    stage.screenPops.report(ringing({ phase: 'answer' }));
    await stage.clock.advance(0);
    expect(states(stage)).to.deep.equal(['delivered']);
  });
});

describe('ScreenPops with several calls', () => {
  const other = ringing({ id: 'b', party: { number: '1002' } });

  it('shows the newer one, and goes back to the first when the second was not answered', async () => {
    const stage = staged();
    stage.screenPops.report(ringing({ phase: 'answer' }));
    await stage.clock.advance(0);
    stage.screenPops.report(other);
    await stage.clock.advance(0);
    expect(stage.screenPops.state.shownId).to.equal('b');
    stage.screenPops.report({ ...other, phase: 'end' });
    await stage.clock.advance(0);
    expect(stage.screenPops.state.shownId).to.equal('a');
    expect(stage.opened.at(-1)).to.equal(`CRM: ${page}#?${maria}&status=200`);
  });

  it('brings no page back to a call that ends behind another one', async () => {
    const stage = staged();
    stage.screenPops.report(ringing({ phase: 'answer' }));
    stage.screenPops.report({ ...other, phase: 'answer' });
    await stage.clock.advance(0);
    stage.screenPops.report(ringing({ phase: 'end' }));
    await stage.clock.advance(0);
    expect(stage.opened.at(-1)).to.contain('mobile=1002');
    expect(stage.screenPops.state.shownId).to.equal('b');
  });

  it('shows again what the agent wants to see, or goes back to talk to', async () => {
    const stage = staged();
    stage.screenPops.report(ringing({ phase: 'answer' }));
    stage.screenPops.report({ ...other, phase: 'answer' });
    await stage.clock.advance(0);
    stage.screenPops.show('a');
    await stage.clock.advance(0);
    expect(stage.opened.at(-1)).to.contain('Maria');
    expect(stage.screenPops.state.shownId).to.equal('a');
    stage.screenPops.show('a');
    await stage.clock.advance(0);
    expect(stage.opened).to.have.length(3);
  });

  it('puts away what is over when a page is wanted for somebody else', async () => {
    const stage = staged();
    for (const phase of ['answer', 'end'] as const) stage.screenPops.report(ringing({ phase }));
    await stage.clock.advance(0);
    stage.screenPops.report(other);
    await stage.clock.advance(0);
    expect(stage.screenPops.state.pops.map(({ subject }) => subject.id)).to.deep.equal(['b']);
  });

  it('puts away what the agent closes', async () => {
    const stage = staged();
    stage.screenPops.report(ringing());
    await stage.clock.advance(0);
    stage.screenPops.close(stage.screenPops.state.pops[0]?.id ?? '');
    expect(stage.screenPops.state.pops).to.deep.equal([]);
    expect(stage.screenPops.state.shownId).to.equal(undefined);
  });
});

describe('ScreenPops in several tabs', () => {
  const channel: TabChannel = { post: () => {}, hear: () => () => {}, close: () => {} };

  /** What the browser does: one at a time, first come, first served. */
  function tabsOfBrowser(): Tabs {
    const queues = new Map<string, Promise<unknown>>();
    return {
      ...soleTab,
      own: (name, work, { signal }) => {
        const before = queues.get(name) ?? Promise.resolve();
        const mine = before.then(async () => {
          signal.throwIfAborted();
          return work();
        });
        queues.set(
          name,
          mine.catch(() => undefined),
        );
        return mine;
      },
      channel: () => channel,
    };
  }

  it('opens the page in one of them, though each has an id of its own for the call', async () => {
    const tabs = tabsOfBrowser();
    const [one, two] = [staged(crm, {}, { tabs }), staged(crm, {}, { tabs })];
    for (const phase of ['ring', 'answer', 'end'] as const) {
      one.screenPops.report(ringing({ id: 'one', phase }));
      two.screenPops.report(ringing({ id: 'two', phase }));
      await one.clock.advance(100);
      await two.clock.advance(100);
    }
    expect([one.opened.length, two.opened.length]).to.deep.equal([3, 0]);
    await two.clock.advance(5000);
    await one.clock.advance(5000);
    expect(two.opened).to.deep.equal([]);
    expect(two.screenPops.state.pops).to.deep.equal([]);
  });

  it('lets a caller come again at once, or twice at a time', async () => {
    const stage = staged(crm, {}, { tabs: tabsOfBrowser() });
    for (const phase of ['ring', 'end'] as const) stage.screenPops.report(ringing({ phase }));
    await stage.clock.advance(0);
    for (const id of ['b', 'c']) {
      stage.screenPops.report(ringing({ id }));
      await stage.clock.advance(0);
    }
    await stage.clock.advance(60_000);
    stage.screenPops.report(ringing({ id: 'b', phase: 'end' }));
    stage.screenPops.report(ringing({ id: 'c', phase: 'answer' }));
    await stage.clock.advance(60_000);
    expect(stage.deliveries.map(({ pop }) => `${pop.subject.id} ${pop.subject.phase}`)).to.deep.equal([
      'a end',
      'b ring',
      'c ring',
      'c answer',
    ]);
  });

  it('lets two elements of one page each open what is theirs', async () => {
    const tabs = tabsOfBrowser();
    const stages = [staged(crm, {}, { tabs }), staged({ pages: [{ name: 'Shop', url: 'https://shop.example.com/' }] }, {}, { tabs })];
    for (const { screenPops, clock } of stages) {
      screenPops.report(ringing());
      await clock.advance(0);
    }
    expect(stages.map(({ opened }) => opened.length)).to.deep.equal([1, 1]);
  });

  it('lets the one that is looked at come first', async () => {
    const tabs = tabsOfBrowser();
    const back = staged(crm, {}, { tabs, isInFront: () => false });
    const front = staged(crm, {}, { tabs });
    back.screenPops.report(ringing({ id: 'back' }));
    await back.clock.advance(100);
    front.screenPops.report(ringing({ id: 'front' }));
    await front.clock.advance(0);
    await back.clock.advance(1000);
    expect([front.opened.length, back.opened.length]).to.deep.equal([1, 0]);
  });

  it('goes on in another one when the first goes', async () => {
    const tabs = tabsOfBrowser();
    const [one, two] = [staged(crm, {}, { tabs }), staged(crm, {}, { tabs })];
    one.screenPops.report(ringing({ id: 'one' }));
    two.screenPops.report(ringing({ id: 'two' }));
    await one.clock.advance(0);
    two.screenPops.report(ringing({ id: 'two', phase: 'answer' }));
    one.screenPops.dispose();
    await two.clock.advance(100);
    expect(two.opened).to.deep.equal([`CRM: ${page}#?${maria}&status=200`]);
  });
});
