import { deepEqual } from 'node:assert/strict';
import { after, afterEach, before, describe, it } from 'node:test';
import { defaultConfig } from '../../../demo/center/config.js';
import { Stage } from '../support/stage.js';

describe('Why a call did not come about is shown in words and told to the page', () => {
  let stage: Stage;
  before(async () => {
    stage = await Stage.open({ config: defaultConfig({ noAnswerAfter: 1500 }) });
  });
  after(() => stage.close());
  afterEach(async () => deepEqual(await stage.clear(), []));

  for (const [number, words, endReason, code] of [
    ['602', 'The line is busy', 'busy', undefined],
    ['1009', 'Not reachable right now', 'unavailable', undefined],
    ['7777', 'Nobody has this number, or it is not complete. Check it, then call again.', 'failed', 'invalid-number'],
  ] as const) {
    it(`${number}: ${words}`, async () => {
      const ada = await stage.desk({ extension: '1001', hertz: 697 });
      await ada.dial(number);
      await ada.shows(words);
      await ada.fact({ type: 'cc-call-ended', call: { endReason }, ...(code && { code }) });
      if (code) await ada.fact({ type: 'cc-error', code });
      await ada.shows('Call again');
    });
  }

  it('nobody answers: both sides are told, and it stops ringing', async () => {
    const [ada, bilal] = await Promise.all([stage.desk({ extension: '1001', hertz: 697 }), stage.desk({ extension: '1002', hertz: 1477 })]);
    await ada.dial('1002');
    await bilal.shows('Incoming call');
    await ada.shows('Nobody answered');
    await bilal.shows('Missed call');
    await ada.fact({ type: 'cc-call-ended', call: { endReason: 'no-answer' } });
  });

  for (const [status, words, endReason, code] of [
    [486, 'The line is busy', 'busy', undefined],
    [480, 'Not reachable right now', 'unavailable', undefined],
    [603, 'They declined the call', 'declined', undefined],
    [408, 'Nobody answered', 'no-answer', undefined],
    [403, 'That did not work. Please try again.', 'failed', 'call-failed'],
    [488, 'The sound could not be started. Check your devices, then try again.', 'failed', 'media-failed'],
    [500, 'That did not work. Please try again.', 'failed', 'call-failed'],
    [503, 'That did not work. Please try again.', 'failed', 'call-failed'],
  ] as const) {
    it(`${String(status)}: ${words}`, async () => {
      const ada = await stage.desk({ extension: '1001', hertz: 697 });
      await stage.admin.faults({ rejectInvite: { status, times: 1 } });
      await ada.dial('600');
      await ada.shows(words);
      await ada.fact({ type: 'cc-call-ended', call: { endReason }, ...(code && { code }) });
      if (code) await ada.fact({ type: 'cc-error', code, status });
    });
  }
});
