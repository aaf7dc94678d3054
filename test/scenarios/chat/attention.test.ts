import { deepEqual, equal, match } from 'node:assert/strict';
import { after, afterEach, before, beforeEach, describe, it } from 'node:test';
import type { Browser, BrowserContext } from 'puppeteer-core';
import { InboxAgent } from '../support/inbox-agent.js';
import { Stage } from '../support/stage.js';
import { until } from '../support/until.js';
import { CECAdmin } from '../support/visitor-page.js';
import { startTabbedChromium, VisitorTab } from '../support/visitor-tab.js';

const title = 'Desk of visitor';

describe('A visitor who looks elsewhere', () => {
  let stage: Stage;
  let browser: Browser;
  let cec: CECAdmin;
  let agent: InboxAgent;
  let url: string;
  let context: BrowserContext;
  let tabs: VisitorTab[];
  before(async () => {
    [stage, browser] = await Promise.all([Stage.open(), startTabbedChromium()]);
    cec = new CECAdmin(stage);
    agent = new InboxAgent(stage);
    const inside =
      '<cc-huawei-cec credential-url="/cc/credential/huawei-cec"></cc-huawei-cec><cc-chat-window center-greets></cc-chat-window>';
    url = `${stage.center.url}${await stage.page({ extension: 'visitor', inside })}`;
  });
  after(async () => {
    await browser?.close();
    await stage.close();
  });
  beforeEach(async () => {
    await cec.reset();
    await cec.set({ bot: false, open: true });
    await agent.signIn();
    context = await browser.createBrowserContext();
    tabs = [];
  });
  afterEach(async () => {
    await tabs[0]?.page.evaluate(() => document.querySelector('cc-desk')?.chat?.close()).catch(() => undefined);
    await cec.released();
    await agent.signOut();
    const problems = tabs.flatMap((tab) => tab.problems);
    await context.close();
    deepEqual([...problems, ...(await stage.clear())], []);
  });

  async function open(): Promise<VisitorTab> {
    const tab = await VisitorTab.open(context, url);
    tabs.push(tab);
    return tab;
  }

  /** A tab in which a person has greeted. */
  async function met(): Promise<VisitorTab> {
    const visitor = await open();
    await visitor.press('Chat with us');
    await until('the visitor waits', async () => (await visitor.state()) === 'queued');
    await agent.take();
    await agent.say('Good morning!');
    await visitor.shows('Good morning!');
    await until('that is seen', async () => (await visitor.unread()) === 0);
    return visitor;
  }

  /** Puts something else in front of all tabs of the visitor. */
  async function looksElsewhere(...hidden: readonly VisitorTab[]): Promise<void> {
    const elsewhere = await context.newPage();
    await elsewhere.bringToFront();
    for (const tab of hidden) await tab.isHidden();
  }

  async function wantsNotifications(visitor: VisitorTab, state: 'granted' | 'prompt' = 'granted'): Promise<void> {
    await context.setPermission(new URL(url).origin, { permission: { name: 'notifications' }, state });
    await visitor.choose('Settings');
    await visitor.turn('notifications');
    await visitor.press('Back to the conversation');
  }

  const sounds = (tab: VisitorTab): Promise<number> => tab.page.evaluate(() => window.soundsSoFar());
  const notifications = (tab: VisitorTab): Promise<readonly { title: string; body: string; shown: boolean; closed: boolean }[]> =>
    tab.page.evaluate(() => [...window.notificationsSoFar()]);

  /** Waits until something later has been dealt with, so that what has not happened by then does not. */
  async function settled(visitor: VisitorTab, text: string): Promise<void> {
    await visitor.say(text);
    await until('everything was sent', () =>
      visitor.page.evaluate((wanted) => {
        const messages = document.querySelector('cc-desk')?.chat?.state.conversation?.messages ?? [];
        return messages.some(({ content, status }) => content.type === 'text' && content.text === wanted && status !== 'pending');
      }, text),
    );
  }

  describe('has the title of the page', () => {
    it('say how many messages wait while the page is hidden, and be itself when it is seen', async () => {
      const visitor = await met();
      await looksElsewhere(visitor);
      await agent.say('Are you there?');
      await visitor.isCalled(`(1) ${title}`);
      await agent.say('Take your time.');
      await visitor.isCalled(`(2) ${title}`);
      await visitor.comesForward();
      await visitor.isCalled(title);
      equal(await visitor.unread(), 0);
    });

    it('say it while the window is closed, and keep the title that the page has given itself meanwhile', async () => {
      const visitor = await met();
      await visitor.press('Hide chat');
      await agent.say('Are you there?');
      await visitor.isCalled(`(1) ${title}`);
      await visitor.page.evaluate(() => (document.title = '(3) Basket'));
      await agent.say('Take your time.');
      await visitor.isCalled('(2) (3) Basket');
      await visitor.press('Chat with us, 2 new messages');
      await visitor.isCalled('(3) Basket');
    });

    it('be itself in every tab when one of them has seen what came', async () => {
      const first = await met();
      await first.press('Hide chat');
      const second = await open();
      await agent.say('Are you there?');
      for (const tab of [first, second]) await tab.isCalled(`(1) ${title}`);
      await second.press('Chat with us, 1 new message');
      for (const tab of [first, second]) await tab.isCalled(title);
    });
  });

  describe('hears a tone', () => {
    it('once for what comes at once, and none for own messages', async () => {
      const visitor = await met();
      await visitor.say('Good morning');
      await visitor.press('Hide chat');
      equal(await sounds(visitor), 0);
      for (const text of ['One', 'Two', 'Three']) await agent.say(text);
      await visitor.received('Three');
      await until('it is heard', async () => (await sounds(visitor)) === 1);
      await visitor.press('Chat with us, 3 new messages');
      await settled(visitor, 'Yes?');
      equal(await sounds(visitor), 1);
    });

    it('in one of several tabs', async () => {
      const first = await met();
      const second = await open();
      await looksElsewhere(first, second);
      await agent.say('Are you there?');
      for (const tab of [first, second]) await tab.received('Are you there?');
      await until('it is heard', async () => (await sounds(first)) + (await sounds(second)) === 1);
      await first.comesForward();
      await settled(first, 'Yes?');
      equal((await sounds(first)) + (await sounds(second)), 1);
    });

    it('not of what is seen in another tab, and not of what was there before a reload', async () => {
      const first = await met();
      const second = await open();
      await second.comesForward();
      await first.comesForward();
      await agent.say('Are you there?');
      await second.received('Are you there?');
      await settled(first, 'Yes?');
      equal((await sounds(first)) + (await sounds(second)), 0);
      await first.page.reload();
      await first.shows('Are you there?');
      await settled(first, 'Still here.');
      equal(await sounds(first), 0);
    });

    it('not when sound is turned off, also after a reload, and again when it is turned on', async () => {
      const visitor = await met();
      await visitor.choose('Turn sound off');
      await visitor.page.reload();
      await visitor.shows('Good morning!');
      await visitor.press('Hide chat');
      await agent.say('Are you there?');
      await visitor.isCalled(`(1) ${title}`);
      await visitor.press('Chat with us, 1 new message');
      await settled(visitor, 'Yes?');
      equal(await sounds(visitor), 0);
      await visitor.choose('Turn sound on');
      await visitor.press('Hide chat');
      await agent.say('Wonderful.');
      await until('it is heard', async () => (await sounds(visitor)) === 1);
    });
  });

  describe('is notified', () => {
    it('never before having asked for it, whatever the page may', async () => {
      const visitor = await met();
      await context.setPermission(new URL(url).origin, { permission: { name: 'notifications' }, state: 'granted' });
      await looksElsewhere(visitor);
      await agent.say('Are you there?');
      await visitor.isCalled(`(1) ${title}`);
      await visitor.comesForward();
      await settled(visitor, 'Yes?');
      deepEqual(await notifications(visitor), []);
      equal(await visitor.page.evaluate(() => window.asked.notifications), 0);
    });

    it('once for several tabs while all are hidden; the press on it opens the window, and it is gone', async () => {
      const first = await met();
      await wantsNotifications(first);
      await first.press('Hide chat');
      const second = await open();
      // one more, so that the second tab is known to follow
      for (const text of ['Hello?', 'Are you there?']) {
        await agent.say(text);
        // read by nobody, but the page is in front
        await second.isCalled(`(1) ${title}`);
        await second.press('Chat with us, 1 new message');
        await second.press('Hide chat');
      }
      await looksElsewhere(first, second);
      await agent.say('Take your time.');
      const found = await until('it is shown', async () => {
        for (const tab of [first, second]) {
          const one = (await notifications(tab)).find(({ body, shown }) => shown && body === 'Take your time.');
          if (one) return { tab, heading: one.title };
        }
        return undefined;
      });
      match(found.heading, /^\p{Lu}\S+ \S+ wrote to you$/u);
      await found.tab.page.evaluate(() => window.pressNotification());
      await found.tab.comesForward();
      await found.tab.shows('Take your time.');
      equal(await found.tab.page.evaluate(() => window.broughtForward.times), 1);
      await until('it is gone', async () => (await notifications(found.tab)).every(({ closed }) => closed));
      const bodies = [...(await notifications(first)), ...(await notifications(second))].map(({ body }) => body);
      deepEqual(
        bodies.filter((body) => body !== 'Hello?'),
        ['Take your time.'],
      );
    });

    it('by one notification, which says what came last and goes when that is read in another tab', async () => {
      const first = await met();
      await wantsNotifications(first);
      await looksElsewhere(first);
      await agent.say('Are you there?');
      await until('it is shown', async () => (await notifications(first)).filter(({ shown }) => shown).length === 1);
      await agent.say('Take your time.');
      await until('it says what came last', async () => (await notifications(first)).at(-1)?.body === 'Take your time.');
      const second = await open();
      await second.comesForward();
      await second.press('Chat with us, 2 new messages');
      await until('all are gone', async () => (await notifications(first)).every(({ closed }) => closed));
    });

    it('not when the browser is not allowed to, and is told so', async () => {
      const visitor = await met();
      await context.setPermission(new URL(url).origin, { permission: { name: 'notifications' }, state: 'denied' });
      await visitor.choose('Settings');
      await visitor.shows('Blocked. Allow notifications in the site settings beside the address.');
      await visitor.press('Back to the conversation');
      await looksElsewhere(visitor);
      await agent.say('Are you there?');
      await visitor.isCalled(`(1) ${title}`);
      deepEqual(await notifications(visitor), []);
      equal(await visitor.page.evaluate(() => window.asked.notifications), 0);
    });
  });
});
