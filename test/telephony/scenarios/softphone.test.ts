import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { SoftphonePage } from '../browser/softphone-page.js';
import type { Baresip } from '../far-end/baresip.js';
import { domain, passwordOf } from '../servers/site.js';
import { Stage } from '../stage.js';

describe('Three tags and a script tag', () => {
  let stage: Stage;
  let phone: Baresip;
  let alice: SoftphonePage;
  before(async () => {
    stage = await Stage.open();
    phone = await stage.exchange.phone({ user: 'phone', sends: 1209 });
    stage.server.credential = {
      server: stage.exchange.kamailio.webSocketURL,
      address: `sip:alice@${domain}`,
      username: 'alice',
      password: passwordOf('alice'),
    };
    alice = await SoftphonePage.open(stage.browser, stage.server, { user: 'alice', sends: 697 });
  });
  after(() => stage.close());

  it('call a phone, mute, hold, press keys and hang up', async () => {
    await alice.dial('phone');
    await alice.shows('Connected');
    await Promise.all([phone.ear.hears(697), alice.hears(1209)]);

    await alice.press('Mute', 'Unmute');
    await phone.ear.hearsNothing();
    await alice.press('Unmute', 'Mute');
    await phone.ear.hears(697);

    await alice.press('Keypad', '1');
    for (const key of ['4', '2']) await alice.pressKey(key);
    await phone.control.keys('42');

    await alice.press('Hold', 'Resume');
    await alice.hearsNothing();
    await alice.press('Resume', 'Hold');
    await alice.hears(1209);

    await alice.press('Hang up', 'Call again');
    await alice.shows('You hung up');
    await phone.control.event('CALL_CLOSED');
  });

  it('take a call from a phone', async () => {
    await phone.dial('alice');
    await alice.press('Answer', 'Hang up');

    await Promise.all([phone.ear.hears(697), alice.hears(1209)]);
    await phone.control.command('hangup');
    await alice.shows('They hung up');
    assert.deepEqual(alice.problems, []);
  });
});
