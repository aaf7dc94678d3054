import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import type { Browser } from 'playwright-core';
import { tone } from '../audio/tone.js';
import { toWav } from '../audio/wav.js';
import { AgentPage } from '../browser/agent-page.js';
import { startChromium } from '../browser/chromium.js';
import { Stage } from '../stage.js';

describe("The browser's own microphone", () => {
  let stage: Stage;
  let browser: Browser;
  before(async () => {
    stage = await Stage.open();
    const file = join(stage.exchange.folder, 'microphone.wav');
    await writeFile(file, toWav(tone(852, 60, 48_000)));
    browser = await startChromium(file);
  });
  after(async () => {
    await browser.close();
    await stage.close();
  });

  it('is heard at the phone, through all of its processing', async () => {
    const phone = await stage.exchange.phone({ user: 'phone', sends: 1209 });
    const alice = await AgentPage.open(browser, stage.server, { user: 'alice' });
    await alice.register(stage.exchange.kamailio.webSocketURL);
    const callId = await alice.dial('phone');

    await Promise.all([phone.ear.hears(852), alice.hears(1209)]);
    await alice.ask('hangUp', callId);
    await phone.control.event('CALL_CLOSED');
  });
});
