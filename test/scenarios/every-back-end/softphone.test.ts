import { deepEqual } from 'node:assert/strict';
import { after, afterEach, before, describe, it } from 'node:test';
import { adaSends } from '../support/pair.js';
import { FakeGround } from './support/fake-ground.js';
import { answers, busy, type Ground, type Lack } from './support/ground.js';
import { SipGround } from './support/sip-ground.js';
import { TencentGround } from './support/tencent-ground.js';

const robin = { number: '4930123456', name: 'Robin' } as const;

// the same person does the same things, whatever is behind the softphone
for (const ground of [new SipGround(), new TencentGround(), new FakeGround()] satisfies Ground[]) {
  const can = (lack: Lack): boolean => !(ground.lacks as readonly Lack[]).includes(lack);

  describe(`A softphone on ${ground.name}`, () => {
    before(() => ground.open());
    after(() => ground.close());
    afterEach(async () => deepEqual(await ground.clear(), []));

    it('calls, mutes, holds, presses keys, hangs up, and is ready again', async () => {
      const ada = await ground.softphone(adaSends);
      await ada.dial(answers.number);
      await ada.shows('Connected');
      await ada.fact({ type: 'cc-agent-state-change', state: 'on-call' });
      if (can('sound')) await ada.hears(answers.hertz);
      await ada.press('Mute');
      await ada.shows('You are muted');
      await ada.press('Unmute');
      await ada.hides('You are muted');
      await ada.press('Hold');
      await ada.shows('On hold');
      if (can('sound')) await ada.hearsNothing();
      await ada.press('Resume');
      await ada.hides('On hold');
      if (can('sound')) await ada.hears(answers.hertz);
      await ada.press('Keypad');
      await ada.key('5').click();
      await ada.press('Hang up');
      await ada.shows('You hung up');
      await ada.fact({ type: 'cc-call-ended', call: { direction: 'outbound', endReason: 'local-hangup' } });
      await ada.shows('Ready');
    });

    it('is called, shows who it is, answers, is heard, and is told that they hung up', async () => {
      const ada = await ground.softphone(adaSends);
      const caller = await ground.ring(ada, robin);
      await ada.shows(['Incoming call', robin.name, robin.number]);
      await ada.answer();
      if (can('sound')) await Promise.all([ada.hears(answers.hertz), caller.hears(adaSends)]);
      await caller.hangUp();
      await ada.shows('They hung up');
      await ada.fact({ type: 'cc-call-ended', call: { direction: 'inbound', endReason: 'remote-hangup' } });
    });

    it('declines', async () => {
      const ada = await ground.softphone(adaSends);
      await ground.ring(ada, robin);
      await ada.press('Decline');
      await ada.fact({ type: 'cc-call-ended', call: { direction: 'inbound', endReason: 'declined' } });
      await ada.hides('Incoming call');
    });

    it('is told when the caller gives up', async () => {
      const ada = await ground.softphone(adaSends);
      const caller = await ground.ring(ada, robin);
      await ada.shows('Incoming call');
      await caller.hangUp();
      await ada.hides('Incoming call');
      await ada.shows('Missed call');
      await ada.shows('Ready');
    });

    it('is told that a call did not come about', async () => {
      const ada = await ground.softphone(adaSends);
      await ada.dial(busy);
      await ada.shows(can('refusals') ? 'The line is busy' : 'Call again');
      await ada.fact({ type: 'cc-call-ended', call: { direction: 'outbound', ...(can('refusals') && { endReason: 'busy' }) } });
    });
  });
}
