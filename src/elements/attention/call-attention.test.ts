import { expect } from '@open-wc/testing';
import { html, LitElement } from 'lit';
import { FakePhoneBackend } from '../../backends/fake/index.js';
import { FakeMicrophone } from '../../backends/fake/fake-microphone.js';
import { VirtualClock } from '../../kit/virtual-clock.js';
import { Phone } from '../../services/phone.js';
import { mounted } from '../element.testing.js';
import { CallAttention } from './call-attention.js';
import { wantCallNotifications } from './call-notifications.js';

class HostElement extends LitElement {}
customElements.define('attention-test-host', HostElement);

/** What the system shows. */
class SystemNotification {
  static permission: NotificationPermission = 'granted';
  static shown: SystemNotification[] = [];
  static requestPermission = async (): Promise<NotificationPermission> => SystemNotification.permission;
  onclick: (() => void) | undefined;
  closed = false;
  readonly title: string;
  readonly options: NotificationOptions;

  constructor(title: string, options: NotificationOptions) {
    this.title = title;
    this.options = options;
    SystemNotification.shown.push(this);
  }

  close(): void {
    this.closed = true;
  }
}

describe('attention to calls', () => {
  const ownNotification = Object.getOwnPropertyDescriptor(globalThis, 'Notification');
  let clock: VirtualClock;
  let server: FakePhoneBackend;
  let phone: Phone;
  let end: AbortController;
  let badges: (number | 'none')[];

  function hide(hidden: boolean): void {
    Object.defineProperty(document, 'hidden', { configurable: true, get: () => hidden });
    document.dispatchEvent(new Event('visibilitychange'));
  }

  beforeEach(async () => {
    clock = new VirtualClock(1000);
    server = new FakePhoneBackend({ clock });
    phone = new Phone({ backend: () => server, microphone: new FakeMicrophone(), clock });
    end = new AbortController();
    badges = [];
    SystemNotification.shown = [];
    SystemNotification.permission = 'granted';
    Object.defineProperty(globalThis, 'Notification', { configurable: true, value: SystemNotification });
    Object.defineProperty(navigator, 'setAppBadge', { configurable: true, value: async (count: number) => void badges.push(count) });
    Object.defineProperty(navigator, 'clearAppBadge', { configurable: true, value: async () => void badges.push('none') });
    document.title = 'Orders';
    await wantCallNotifications(true);
    const host = await mounted<HostElement>(html`<attention-test-host lang="en"></attention-test-host>`);
    new CallAttention({ phone, host, signal: end.signal, clock });
    await phone.register();
  });

  afterEach(async () => {
    end.abort();
    await phone.dispose();
    await wantCallNotifications(false);
    Reflect.deleteProperty(document, 'hidden');
    Reflect.deleteProperty(navigator, 'setAppBadge');
    Reflect.deleteProperty(navigator, 'clearAppBadge');
    if (ownNotification) Object.defineProperty(globalThis, 'Notification', ownNotification);
  });

  it('is not called to a page that is seen', () => {
    server.ring({ number: '4000', name: 'Amina' });
    expect(document.title).to.equal('Orders');
    expect(SystemNotification.shown).to.have.length(0);
  });

  it('shows who rings in the title of a hidden page and in one notification, and both go with the ring', async () => {
    hide(true);
    const leg = server.ring({ number: '4000', name: 'Amina' });
    expect(document.title).to.equal('☎ Amina · Orders');
    const [notification, ...more] = SystemNotification.shown;
    expect(more).to.have.length(0);
    expect(notification).to.include({ title: 'Incoming call from Amina', closed: false });
    expect(notification?.options).to.include({ body: '4000', requireInteraction: true, silent: true });
    await phone.answer(leg.id);
    expect(document.title).to.equal('Orders');
    expect(notification?.closed).to.equal(true);
  });

  it('counts the calls that were missed on title and icon until the page is seen; not those that were taken elsewhere or turned away', async () => {
    hide(true);
    for (const reason of ['canceled', 'answered-elsewhere', 'no-answer'] as const) server.ring({ number: '4000' }).farEnd.end(reason);
    await phone.decline(server.ring({ number: '4000' }).id);
    expect(document.title).to.equal('(2) Orders');
    expect(badges).to.deep.equal([1, 2]);
    hide(false);
    expect(document.title).to.equal('Orders');
    expect(badges.at(-1)).to.equal('none');
  });

  it('shows no notification that nobody wanted, or that the browser forbids', async () => {
    hide(true);
    await wantCallNotifications(false);
    server.ring({ number: '4000' }).farEnd.end('canceled');
    await wantCallNotifications(true);
    SystemNotification.permission = 'denied';
    server.ring({ number: '4000' }).farEnd.end('canceled');
    expect(SystemNotification.shown).to.have.length(0);
  });

  it('brings the page to the front when the notification is pressed', () => {
    hide(true);
    server.ring({ number: '4000' });
    let focused = 0;
    const own = globalThis.focus;
    globalThis.focus = () => void focused++;
    SystemNotification.shown[0]?.onclick?.();
    globalThis.focus = own;
    expect(focused).to.equal(1);
  });

  it('has the browser ask before the page is left while somebody talks, held or not, and neither before nor after', async () => {
    const asks = (): boolean => !globalThis.dispatchEvent(new Event('beforeunload', { cancelable: true }));
    const leg = server.ring({ number: '4000' });
    expect(asks()).to.equal(false);
    await phone.answer(leg.id);
    expect(asks()).to.equal(true);
    await phone.hold(leg.id);
    expect(asks()).to.equal(true);
    const second = server.ring({ number: '4001' });
    await phone.answer(second.id);
    second.farEnd.end();
    expect(asks()).to.equal(true);
    leg.farEnd.end();
    expect(asks()).to.equal(false);
    await phone.answer(server.ring({ number: '4002' }).id);
    end.abort();
    expect(asks()).to.equal(false);
  });

  it('leaves that out where the page wants it so', async () => {
    const host = await mounted<HostElement>(html`<attention-test-host></attention-test-host>`);
    host.toggleAttribute('no-leave-warning', true);
    end.abort();
    new CallAttention({ phone, host, signal: new AbortController().signal, clock });
    await phone.answer(server.ring({ number: '4000' }).id);
    expect(globalThis.dispatchEvent(new Event('beforeunload', { cancelable: true }))).to.equal(true);
  });

  it('ends a ring whose end got lost, for the caller to be helped by others', async () => {
    const leg = server.ring({ number: '4000' });
    await clock.advance(179_999);
    expect(phone.state.calls[0]?.state).to.equal('ringing');
    await clock.advance(1);
    expect(phone.state.calls[0]?.state).to.equal('ended');
    expect(leg.log).to.deep.equal(['declined unavailable']);
  });

  it('hangs up and mutes by the browser’s own controls, and lets go of them after the call', async () => {
    const handlers = new Map<string, (() => void) | null>();
    const own = navigator.mediaSession.setActionHandler;
    navigator.mediaSession.setActionHandler = (action, handler) => void handlers.set(action, handler as (() => void) | null);
    const leg = server.ring({ number: '4000', name: 'Amina' });
    await phone.answer(leg.id);
    expect(navigator.mediaSession.metadata?.title).to.equal('Amina');
    handlers.get('togglemicrophone')?.();
    await clock.advance(0);
    expect(phone.state.calls[0]?.muted).to.equal(true);
    handlers.get('hangup')?.();
    await clock.advance(0);
    expect(phone.state.calls[0]?.state).to.equal('ended');
    expect([...handlers.values()]).to.deep.equal([null, null]);
    expect(navigator.mediaSession.metadata).to.equal(null);
    navigator.mediaSession.setActionHandler = own;
  });
});
