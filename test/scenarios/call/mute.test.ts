import { deepEqual, equal } from 'node:assert/strict';
import { after, afterEach, before, describe, it } from 'node:test';
import { adaSends, bilalSends, talkingPair } from '../support/pair.js';
import { Stage } from '../support/stage.js';

describe('Mute', () => {
  let stage: Stage;
  before(async () => {
    stage = await Stage.open();
  });
  after(() => stage.close());
  afterEach(async () => deepEqual(await stage.clear(), []));

  it('keeps the agent from being heard, goes on hearing, and is shown, until it is taken back', async () => {
    const [ada, bilal] = await talkingPair(stage);
    await ada.press('Mute');
    await ada.shows('You are muted');
    await Promise.all([bilal.hearsNothing(), ada.hears(bilalSends)]);

    await ada.press('Unmute');
    await ada.hides('You are muted');
    await Promise.all([bilal.hears(adaSends), ada.hears(bilalSends)]);
  });

  it('stays through hold and resume', async () => {
    const [ada, bilal] = await talkingPair(stage);
    await ada.press('Mute');
    await bilal.hearsNothing();
    await ada.press('Hold');
    await ada.shows('On hold');
    await ada.press('Resume');
    await ada.shows('Connected');
    await ada.hears(bilalSends);
    await bilal.hearsNothing();
    await ada.press('Unmute');
    await bilal.hears(adaSends);
  });

  it('is of one side: both may be muted, each on its own', async () => {
    const [ada, bilal] = await talkingPair(stage);
    await Promise.all([ada.press('Mute'), bilal.press('Mute')]);
    await Promise.all([ada.hearsNothing(), bilal.hearsNothing()]);
    await bilal.press('Unmute');
    await ada.hears(bilalSends);
    await bilal.hearsNothing();
  });

  it('is over with the call', async () => {
    const [ada, bilal] = await talkingPair(stage);
    await ada.press('Mute');
    await ada.shows('You are muted');
    await bilal.press('Hang up');
    await ada.shows('They hung up');
    await ada.press('Call again');
    await bilal.answer();
    await bilal.hears(adaSends);
    equal((await ada.screen()).includes('muted'), false);
  });
});
