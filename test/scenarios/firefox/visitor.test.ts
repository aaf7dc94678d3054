import { deepEqual, equal } from 'node:assert/strict';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, afterEach, before, beforeEach, describe, it } from 'node:test';
import type { Browser, BrowserContext } from 'puppeteer-core';
import { isRequest } from '../support/center-admin.js';
import { FirefoxDesk, firefoxSends, startFirefox, whyNoFirefox } from '../support/firefox-desk.js';
import { InboxAgent } from '../support/inbox-agent.js';
import { Stage } from '../support/stage.js';
import { until } from '../support/until.js';
import { CECAdmin } from '../support/visitor-page.js';
import { VisitorTab } from '../support/visitor-tab.js';

const obstacle = await whyNoFirefox();
if (obstacle) console.log(obstacle);

describe('A visitor with Firefox', { skip: obstacle ?? false }, () => {
  let stage: Stage;
  let firefox: Browser;
  let cec: CECAdmin;
  before(async () => {
    [stage, firefox] = await Promise.all([Stage.open(), startFirefox()]);
    cec = new CECAdmin(stage);
  });
  after(async () => {
    await firefox?.close();
    await stage.close();
  });
  beforeEach(() => cec.reset());
  afterEach(async () => deepEqual(await stage.clear(), []));

  async function url(widget: string): Promise<string> {
    const inside = `<cc-huawei-cec credential-url="/cc/credential/huawei-cec"></cc-huawei-cec>${widget}`;
    return `${stage.center.url}${await stage.page({ extension: 'visitor', inside })}`;
  }

  describe('writes', () => {
    let context: BrowserContext;
    let visitor: VisitorTab;
    let agent: InboxAgent;
    let folder: string;
    before(async () => {
      agent = new InboxAgent(stage);
      folder = await mkdtemp(join(tmpdir(), 'firefox-files-'));
      await writeFile(join(folder, 'note.txt'), 'a note');
    });
    after(() => rm(folder, { recursive: true, force: true }));
    beforeEach(async () => {
      await cec.set({ bot: true, open: true });
      await agent.signIn();
      context = await firefox.createBrowserContext();
      visitor = await VisitorTab.open(context, await url('<cc-chat-window center-greets></cc-chat-window>'));
    });
    afterEach(async () => {
      await visitor.page.evaluate(() => document.querySelector('cc-desk')?.chat?.close());
      await cec.released();
      await agent.signOut();
      const { problems } = visitor;
      await context.close();
      deepEqual(problems, []);
    });

    /** From the closed button past the bot to a person. */
    async function meetsAgent(): Promise<void> {
      await visitor.press('Chat with us');
      await visitor.shows('coffee robot');
      await visitor.press('Talk to a person');
      await until('the visitor waits', async () => (await visitor.state()) === 'queued');
      await agent.take();
      await agent.say('Good morning!');
      await visitor.shows('Good morning!');
    }

    it('to a bot and then to a person, with a file, and goes on after a reload', async () => {
      await meetsAgent();
      await visitor.say('Good morning');
      deepEqual(await visitor.delivered(1), ['Good morning']);
      await visitor.attach(join(folder, 'note.txt'));
      await visitor.shows('note.txt');
      await visitor.press('Send');
      deepEqual(await visitor.delivered(2), ['Good morning', 'file']);
      await visitor.page.reload();
      await visitor.shows('Good morning!');
      await agent.say('I have your note.');
      await visitor.shows('I have your note.');
      await visitor.say('Wonderful');
      deepEqual(await visitor.delivered(3), ['Good morning', 'file', 'Wonderful']);
    });

    it('through an outage: once and in order', async () => {
      await meetsAgent();
      await cec.fault({ rules: [{ does: 'drop-before' }] });
      for (const text of ['one', 'two', 'three']) await visitor.say(text);
      await visitor.shows('Reconnecting', { within: 30_000 });
      await cec.fault({ rules: [] });
      deepEqual(await visitor.delivered(3, { within: 60_000 }), ['one', 'two', 'three']);
      await visitor.hides('Reconnecting', { within: 30_000 });
    });
  });

  it('calls, hears and is heard, is silent while muted, and hangs up', async () => {
    const mark = await stage.admin.mark();
    const visitor = await FirefoxDesk.open(firefox, await url('<cc-call-button no-microphone-check></cc-call-button>'));
    await visitor.press('Call us');
    await visitor.shows('On the call');
    await visitor.hears(firefoxSends);
    await stage.admin.partnerHears(firefoxSends);
    await visitor.press('Mute');
    await visitor.shows('You are muted');
    await stage.admin.partnerHearsNothing();
    await visitor.press('Unmute');
    await stage.admin.partnerHears(firefoxSends);
    await visitor.press('Hang up');
    await visitor.shows('You ended the call');
    await stage.admin.seen('BYE', (entry) => isRequest(entry, 'BYE'), mark);
    await until('the centre was told', async () => (await cec.timesAsked('dropClickToCall')) === 1);
    await until('the microphone is closed', async () => (await visitor.page.evaluate(() => window.microphonesNow())).open === 0);
    equal((await stage.admin.wire(mark)).filter((entry) => isRequest(entry, 'REGISTER')).length, 0);
    deepEqual(visitor.problems, []);
    await visitor.close();
  });
});
