import { expect } from '@open-wc/testing';
import { ChatWindowStand } from '../chat-window/chat-stand.testing.js';
import { expectAccessible, part, rendered, until } from '../element.testing.js';

/** What a browser says about notifications, in place of its own. */
class Asked {
  static permission: NotificationPermission = 'default';
  static answer: NotificationPermission = 'granted';
  static times = 0;
  static requestPermission(): Promise<NotificationPermission> {
    Asked.times++;
    Asked.permission = Asked.answer;
    return Promise.resolve(Asked.answer);
  }
}

describe('settings of a chat', () => {
  const own = Object.getOwnPropertyDescriptor(globalThis, 'Notification');
  let shown: ChatWindowStand;
  const field = (id: string): HTMLInputElement =>
    shown.panel.shadowRoot?.querySelector<HTMLInputElement>(`#${id}`) ?? expect.fail(`there is no switch "${id}"`);

  async function opened(permission: NotificationPermission, answer: NotificationPermission = permission): Promise<void> {
    Object.assign(Asked, { permission, answer, times: 0 });
    Object.defineProperty(globalThis, 'Notification', { value: Asked, configurable: true, writable: true });
    shown = new ChatWindowStand();
    await shown.greeted();
    await shown.choose('Settings');
    await until(() => shown.panel.shadowRoot?.querySelector('#sound') !== null, 'the settings are shown');
  }

  async function press(id: string): Promise<void> {
    field(id).click();
    await new Promise((resolve) => queueMicrotask(() => resolve(undefined)));
    await rendered(shown.element);
  }

  afterEach(async () => {
    if (own) Object.defineProperty(globalThis, 'Notification', own);
    else Reflect.deleteProperty(globalThis, 'Notification');
    await shown.dispose();
  });

  it('are accessible', async () => {
    await opened('default');
    await expectAccessible(shown.element);
    await press('notifications');
    await expectAccessible(shown.element);
  });

  it('have the browser asked about notifications when the visitor wants them, and not before', async () => {
    await opened('default', 'granted');
    expect(Asked.times).to.equal(0);
    expect(field('notifications').checked).to.equal(false);
    await press('notifications');
    await until(() => field('notifications').ariaChecked === 'true', 'the switch is on');
    expect(Asked.times).to.equal(1);
    await press('notifications');
    await until(() => field('notifications').ariaChecked === 'false', 'the switch is off');
    expect(Asked.times).to.equal(1);
    expect(shown.memory.get('notifications')).to.equal(undefined);
  });

  for (const answer of ['default', 'denied'] as const)
    it(`show that nothing is on when the browser's question is ${answer === 'denied' ? 'refused' : 'put away'}`, async () => {
      await opened('default', answer);
      await press('notifications');
      await until(() => Asked.times === 1, 'the browser has asked');
      await until(() => !field('notifications').checked, 'the switch is off again');
      expect(shown.memory.get('notifications')).to.equal(undefined);
      expect(field('notifications').disabled).to.equal(answer === 'denied');
      if (answer === 'denied') expect(part(shown.panel, 'body').textContent).to.contain('Blocked');
    });

  it('keep the sound as the visitor wants it', async () => {
    await opened('denied');
    expect(field('sound').checked).to.equal(true);
    await press('sound');
    expect(field('sound').ariaChecked).to.equal('false');
    expect(shown.memory.get('quiet')).to.equal('true');
    await press('sound');
    expect(shown.memory.get('quiet')).to.equal(undefined);
  });
});
