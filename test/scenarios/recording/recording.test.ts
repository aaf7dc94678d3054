import { deepEqual, equal, match } from 'node:assert/strict';
import { after, afterEach, before, describe, it } from 'node:test';
import { adaSends, bilalSends } from '../support/pair.js';
import { Stage } from '../support/stage.js';
import { until } from '../support/until.js';

/** The tone that says that a call is recorded, in hertz. */
const consent = 1400;

declare global {
  interface Window {
    /** The first recording of the page: its facts, and for each tone when it is heard in it, as tenths of a second. */
    analyse(tones: readonly number[]): Promise<{
      readonly type: string;
      readonly size: number;
      readonly duration: number;
      readonly gaps: readonly { readonly from: number; readonly to: number }[];
      readonly heard: Readonly<Record<number, readonly boolean[]>>;
    }>;
  }
}

/** Runs in the page: keeps what was recorded, and takes it apart by a Goertzel filter for each tone. */
function listen(): void {
  const recordings: { blob: Blob; type: string; duration: number; gaps: readonly { from: number; to: number }[] }[] = [];
  document.addEventListener('cc-recording-ready', (event) =>
    recordings.push((event as unknown as { recording: (typeof recordings)[0] }).recording),
  );
  Object.assign(window, {
    analyse: async (tones: readonly number[]) => {
      const recording = recordings[0];
      if (!recording) throw new Error('nothing was recorded');
      const sound = await new OfflineAudioContext(1, 1, 48_000).decodeAudioData(await recording.blob.arrayBuffer());
      const samples = sound.getChannelData(0);
      const slice = 4800;
      const level = (from: number, hertz: number): number => {
        const turn = 2 * Math.cos((2 * Math.PI * hertz) / 48_000);
        let [last, older] = [0, 0];
        for (let at = from; at < from + slice; at++) [last, older] = [(samples[at] ?? 0) + turn * last - older, last];
        return Math.sqrt(Math.abs(last * last + older * older - turn * last * older)) / (slice / 2);
      };
      const starts = Array.from({ length: Math.floor(samples.length / slice) }, (_, index) => index * slice);
      const heard = Object.fromEntries(tones.map((hertz) => [hertz, starts.map((from) => level(from, hertz) > 0.01)]));
      const { blob, type, duration, gaps } = recording;
      return { type, size: blob.size, duration, gaps, heard };
    },
  });
}

describe('A recording', () => {
  let stage: Stage;
  before(async () => {
    stage = await Stage.open();
  });
  after(() => stage.close());
  afterEach(async () => deepEqual(await stage.clear(), []));

  it('holds both sides and the tone that both hear, is silent where it was paused, and can be saved', async () => {
    const [ada, bilal] = await Promise.all([
      stage.desk({
        extension: '1001',
        hertz: adaSends,
        desk: 'recording recording-tone="2"',
        prepare: `((__name) => (${listen.toString()})())((it) => it)`,
      }),
      stage.desk({ extension: '1002', hertz: bilalSends }),
    ]);
    await ada.dial('1002');
    await bilal.answer();
    await Promise.all([ada.hears(bilalSends), bilal.hears(adaSends)]);
    equal(await bilal.button('Record').count(), 0);

    const seen = { ada: false, bilal: false };
    await ada.press('Record');
    await ada.shows('Recording');
    // it lasts a fifth of a second, every two seconds
    await until(
      'both hear the tone',
      async () => {
        for (const [name, desk] of [
          ['ada', ada],
          ['bilal', bilal],
        ] as const)
          if (((await desk.page.evaluate((tone) => window.tonesNow([tone]), consent))[0] ?? -200) > -50) seen[name] = true;
        return seen.ada && seen.bilal;
      },
      { every: 5, within: 20_000 },
    );
    await ada.press('Pause recording');
    await ada.shows('Recording paused');
    await ada.page.waitForFunction((since) => performance.now() - since > 1500, await ada.page.evaluate(() => performance.now()));
    await ada.press('Go on recording');
    await ada.hides('Recording paused');
    // through a hold
    await ada.press('Hold');
    await bilal.shows('They put you on hold');
    await ada.press('Resume');
    await bilal.hears(adaSends);
    await ada.press('Hang up');
    await ada.shows(/Recording of .* is ready/);

    const { type, size, duration, gaps, heard } = await ada.page.evaluate(
      (tones) => window.analyse(tones),
      [adaSends, bilalSends, consent],
    );
    match(type, /^audio\//);
    equal(size > 1000, true);
    equal(gaps.length, 1);
    const tenths = heard[adaSends]?.length ?? 0;
    equal(Math.abs(tenths * 100 - duration) < 1000, true, `${String(tenths * 100)} ms of sound, ${String(duration)} ms told`);
    for (const tone of [adaSends, bilalSends, consent]) equal(heard[tone]?.some(Boolean), true, `${String(tone)} Hz is in it`);
    const [{ from, to } = { from: 0, to: 0 }] = gaps;
    equal(to - from > 1400, true);
    // its edges are where the recorder's clock and ours differ by some tenths
    const paused = (tone: number): readonly boolean[] => heard[tone]?.slice(Math.ceil(from / 100) + 4, Math.floor(to / 100) - 4) ?? [];
    for (const tone of [adaSends, bilalSends, consent]) equal(paused(tone).some(Boolean), false, `${String(tone)} Hz is not in the pause`);

    const download = ada.page.waitForEvent('download');
    await ada.phone.getByRole('link', { name: 'Save' }).click();
    match((await download).suggestedFilename(), /^call-[\d-]+\.(webm|ogg|m4a)$/);
    await ada.press('Discard the recording');
    await ada.hides('is ready');
  });
});
