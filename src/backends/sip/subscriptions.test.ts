import { expect } from '@open-wc/testing';
import { systemClock } from '../../kit/clock.js';
import { sleep } from '../../kit/sleep.js';
import { VirtualClock } from '../../kit/virtual-clock.js';
import type { Line } from '../../model/line.js';
import type { Voicemail } from '../../model/voicemail.js';
import type { SipText } from './scripted-server.testing.js';
import type { SipOptions } from './sip-options.js';
import { SipStand } from './sip-stand.testing.js';

const busy = `<dialog-info xmlns="urn:ietf:params:xml:ns:dialog-info" version="0" state="full" entity="sip:1002@example.com"><dialog id="a"><state>confirmed</state></dialog></dialog-info>`;
const noCall = `<dialog-info xmlns="urn:ietf:params:xml:ns:dialog-info" version="1" state="full" entity="sip:1002@example.com"/>`;
const closed = `<presence xmlns="urn:ietf:params:xml:ns:pidf"><tuple id="a"><status><basic>closed</basic></status></tuple></presence>`;
const open = `<presence xmlns="urn:ietf:params:xml:ns:pidf"><tuple id="a"><status><basic>open</basic></status></tuple></presence>`;

describe('lines and voicemail of a SIP phone', () => {
  let stand: SipStand;
  let clock: VirtualClock;
  let lines: readonly Line[];
  let taken: Set<SipText>;
  let voicemail: Voicemail | undefined;

  const set = (options: SipOptions = {}): void => {
    clock = new VirtualClock(1000);
    stand = new SipStand({ clock, random: () => 0.5, ...options });
    lines = [];
    taken = new Set();
    voicemail = undefined;
    stand.backend.attach({
      onRegistration: () => {},
      onIncoming: () => {},
      onLines: (told) => (lines = told),
      onVoicemail: (told) => (voicemail = told),
    });
  };
  // what is loaded when a line is wanted is here, however slow the machine: no test waits for code
  before(() => import('./subscriptions.js'));
  afterEach(() => stand.close());

  /** The next SUBSCRIBE to an event package. */
  const next = async (event: string = 'dialog'): Promise<SipText> => {
    const isNew = (text: SipText): boolean => text.start.startsWith('SUBSCRIBE') && text.header('Event') === event && !taken.has(text);
    const deadline = systemClock.now() + 10_000;
    for (;;) {
      const found = stand.server.received.find(isNew);
      if (found) return taken.add(found) && found;
      if (systemClock.now() > deadline) throw new Error(`nobody subscribes to ${event}`);
      // what waits for its turn comes with the time
      await clock.advance(20);
      await sleep(systemClock, 5);
    }
  };
  const notify = (subscribe: SipText, state: string, type: string, body: string, sequence = 1): void => {
    stand.server.request('NOTIFY', {
      from: `${subscribe.header('To')};tag=far`,
      to: subscribe.header('From'),
      callID: subscribe.header('Call-ID'),
      sequence,
      headers: [`Event: ${subscribe.header('Event')}`, `Subscription-State: ${state}`, ...(body ? [`Content-Type: ${type}`] : [])],
      body,
    });
  };
  const accept = (subscribe: SipText): void => stand.server.respond(subscribe, '200 OK', { headers: ['Expires: 600'] });
  const state = (): readonly string[] => lines.map((line) => `${line.address} ${line.state}`);
  const become = (wanted: string): Promise<void> => stand.until(`${wanted}, is ${state().join()}`, () => state().join() === wanted);

  it('watches a line by its dialogs, asks again before it runs out, and lets go of it', async () => {
    set();
    await stand.backend.register();
    stand.backend.watch(['1002']);
    const subscribe = await next();
    expect(subscribe.start).to.equal('SUBSCRIBE sip:1002@example.com SIP/2.0');
    expect(subscribe.header('Event')).to.equal('dialog');
    expect(subscribe.header('Accept')).to.equal('application/dialog-info+xml');
    expect(state()).to.deep.equal(['1002 unknown']);
    accept(subscribe);
    notify(subscribe, 'active;expires=600', 'application/dialog-info+xml', busy);
    await stand.server.next(/^SIP\/2.0 200/);
    await become('1002 busy');
    await clock.advance(480_000);
    const again = await next();
    expect(again.header('To'), 'in the same dialog').to.contain('tag=far');
    accept(again);
    stand.backend.watch([]);
    const end = await next();
    expect(end.header('Expires')).to.equal('0');
    expect(lines).to.deep.equal([]);
  });

  it('says offline of whom presence says so, although their dialogs say no call; who talks is there, whatever presence says', async () => {
    set();
    await stand.backend.register();
    stand.backend.watch(['1002']);
    const [dialog, presence] = [await next(), await next('presence')];
    expect(presence.header('Accept')).to.equal('application/pidf+xml');
    for (const subscribe of [dialog, presence]) accept(subscribe);
    const tell = (about: SipText, body: string, sequence: number, standing = 'active;expires=600'): void =>
      notify(about, standing, about.header('Accept'), body, sequence);
    tell(dialog, noCall, 1);
    await stand.server.next(/^SIP\/2.0 200/);
    expect(state(), 'not free before it is known whether anybody is there').to.deep.equal(['1002 unknown']);
    tell(presence, closed, 1);
    await become('1002 offline');
    tell(presence, open, 2);
    await become('1002 idle');
    tell(dialog, busy, 2);
    await become('1002 busy');
    tell(presence, closed, 3);
    tell(dialog, noCall, 3);
    await become('1002 offline');
    tell(presence, open, 4);
    await become('1002 idle');
    // made up by a server that was not allowed to tell yet
    tell(presence, closed, 5, 'pending;expires=600');
    tell(dialog, busy, 4);
    await become('1002 busy');
    tell(dialog, noCall, 5);
    await become('1002 idle');
  });

  it('follows dialogs alone, or presence alone, where the other is not to be had, and gives up where there is neither', async () => {
    set();
    await stand.backend.register();
    stand.backend.watch(['1002', '1003', '1004', '1005', 'no address at all']);
    for (let count = 0; count < 4; count++) {
      const [dialog, presence] = [await next(), await next('presence')];
      const number = /sip:(\d+)@/.exec(dialog.start)?.[1];
      if (number === '1003') accept(dialog);
      else stand.server.respond(dialog, '489 Bad Event');
      if (number === '1003' || number === '1005') stand.server.respond(presence, '489 Bad Event');
      else accept(presence);
      if (number === '1002') notify(presence, 'active;expires=600', 'application/pidf+xml', open);
      if (number === '1003') notify(dialog, 'active;expires=600', 'application/dialog-info+xml', noCall);
      if (number === '1004') notify(presence, 'active;expires=600', 'application/pidf+xml', closed);
    }
    await become('1002 idle,1003 idle,1004 offline,1005 unknown,no address at all unknown');
    const asked = stand.server.received.filter(({ start }) => start.startsWith('SUBSCRIBE')).length;
    await clock.advance(400_000);
    expect(stand.server.received.filter(({ start }) => start.startsWith('SUBSCRIBE')).length).to.equal(asked);
  });

  it('asks anew when its server ended it, and not where nobody need ask', async () => {
    set();
    await stand.backend.register();
    stand.backend.watch(['1002']);
    const first = await next();
    accept(first);
    notify(first, 'active', 'application/dialog-info+xml', busy);
    await become('1002 busy');
    notify(first, 'terminated;reason=deactivated', '', '', 2);
    await become('1002 unknown');
    await clock.advance(2000);
    const second = await next();
    expect(second.header('Call-ID')).to.not.equal(first.header('Call-ID'));
    accept(second);
    notify(second, 'terminated;reason=noresource', '', '');
    await stand.server.next(/^SIP\/2.0 200/);
    const asked = stand.server.received.length;
    await clock.advance(400_000);
    const more = stand.server.received.slice(asked).filter(({ start }) => start.startsWith('SUBSCRIBE'));
    expect(more.filter((each) => each.header('Event') === 'dialog')).to.deep.equal([]);
  });

  it('knows nothing while the server is lost, and asks again once it is back', async () => {
    set();
    await stand.backend.register();
    stand.backend.watch(['1002']);
    const first = await next();
    accept(first);
    notify(first, 'active', 'application/dialog-info+xml', busy);
    await become('1002 busy');
    stand.server.drop();
    await become('1002 unknown');
    const back = await next();
    expect(back.header('Call-ID')).to.not.equal(first.header('Call-ID'));
    accept(back);
    notify(back, 'active', 'application/dialog-info+xml', busy);
    await become('1002 busy');
  });

  it('tells what waits in the voicemail box that it asks about, longer where the server wants that', async () => {
    set({ voicemail: true });
    await stand.backend.register();
    const subscribe = await next('message-summary');
    expect(subscribe.start).to.equal('SUBSCRIBE sip:1001@example.com SIP/2.0');
    stand.server.respond(subscribe, '423 Interval Too Brief', { headers: ['Min-Expires: 1800'] });
    const longer = await next('message-summary');
    expect(longer.header('Expires')).to.equal('1800');
    accept(longer);
    notify(longer, 'active', 'application/simple-message-summary', 'Messages-Waiting: yes\r\nVoice-Message: 3/1\r\n');
    await stand.until('voicemail', () => voicemail?.new === 3);
  });

  it('tells of voicemail that its server tells of unasked, and refuses what else nobody asked for', async () => {
    set();
    await stand.backend.register();
    const dialog = { from: '<sip:voicemail@example.com>;tag=far', to: '<sip:1001@example.com>', sequence: 1 };
    const body = 'Messages-Waiting: yes\r\nVoice-Message: 1/0\r\n';
    stand.server.request('NOTIFY', { ...dialog, callID: 'a', headers: ['Event: message-summary', 'Subscription-State: active'], body });
    await stand.server.next(/^SIP\/2.0 200/);
    await stand.until('voicemail', () => voicemail?.new === 1);
    stand.server.request('NOTIFY', { ...dialog, callID: 'b', headers: ['Event: dialog', 'Subscription-State: active'], body: busy });
    await stand.server.next(/^SIP\/2.0 481/);
  });
});
