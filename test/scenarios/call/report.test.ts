import { deepEqual, equal, ok } from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { after, afterEach, before, describe, it } from 'node:test';
import type { CallReport, CallReportEvent } from 'contact-center-widgets';
import { Stage } from '../support/stage.js';
import { until } from '../support/until.js';

declare global {
  interface Window {
    callReports: CallReport[];
  }
}

describe('The report of a call', () => {
  let stage: Stage;
  before(async () => {
    stage = await Stage.open();
  });
  after(() => stage.close());
  afterEach(async () => deepEqual(await stage.clear(), []));

  it('tells what the call was like, holds nothing secret, and can be saved while it lasts', async () => {
    const mark = await stage.admin.mark();
    const ada = await stage.desk({ extension: '1001', hertz: 697, desk: 'mask-numbers' });
    await ada.page.evaluate(() => {
      window.callReports = [];
      document.addEventListener('cc-call-report', (event) => window.callReports.push((event as CallReportEvent).report));
    });
    await ada.dial('600');
    await ada.hears(697);
    await until('figures of both directions are there', () =>
      ada.page.evaluate(() => document.querySelector('cc-desk')?.phone?.state.calls[0]?.quality?.sent),
    );

    await ada.press(/Details$/);
    await ada.shows(['How this call sounds', 'Heard here', 'Heard there']);
    const [download] = await Promise.all([ada.page.waitForEvent('download'), ada.press('Report a problem')]);
    const saved = await readFile(await download.path(), 'utf8');
    equal((JSON.parse(saved) as CallReport).endReason, undefined);
    await ada.page.keyboard.press('Escape');
    await ada.press('Hang up');
    const report = await until('the call is reported', () => ada.page.evaluate(() => window.callReports[0]));

    equal(report.number, '•••••');
    // from the list of calls once it is over
    await ada.press(/^Back|Close/);
    await ada.press('All calls');
    const [later] = await Promise.all([ada.page.waitForEvent('download'), ada.press(/^Save the report of the call with/)]);
    deepEqual(JSON.parse(await readFile(await later.path(), 'utf8')), report);
    deepEqual(
      [report.direction, report.endReason, report.path?.local, typeof report.codec],
      ['outbound', 'local-hangup', 'host', 'string'],
    );
    deepEqual(
      report.steps.map(({ what }) => what).filter((what) => what !== 'ringing'),
      ['dialing', 'connecting', 'connected', 'ended'],
    );
    ok(report.seconds >= 1 && (report.received?.mos.median ?? 0) > 4, JSON.stringify(report.received));
    ok(report.surroundings.browser?.startsWith('Chrome '));

    const account = (await (await fetch(`${stage.center.url}/cc/credential/sip?extension=1001`, { method: 'POST' })).json()) as Record<
      string,
      string
    >;
    const wire = (await stage.admin.wire(mark)).map(({ text }) => text).join('\n');
    const found = (pattern: RegExp): readonly string[] => [...wire.matchAll(pattern)].flatMap(([, secret]) => secret ?? []);
    const secrets = [
      account['password'] ?? '',
      ...found(/nonce="([^"]+)"/g),
      ...found(/a=ice-pwd:(\S+)/g),
      ...found(/a=fingerprint:\S+ (\S+)/g),
      ...found(/a=candidate:\S+ \d \S+ \d+ (\S+)/g),
      ...found(/^Call-ID: ?(\S+)/gim),
    ].filter(({ length }) => length > 6); // the log has some of them blotted out
    ok(secrets.includes(account['password'] ?? '') && new Set(secrets).size > 6, String(secrets.length));
    for (const text of [saved, JSON.stringify(report)])
      for (const secret of new Set(secrets)) ok(!text.includes(secret), `it holds ${secret}`);
  });

  it('of a call that is refused has the status', async () => {
    const ada = await stage.desk({ extension: '1001', hertz: 697 });
    await ada.page.evaluate(() => {
      window.callReports = [];
      document.addEventListener('cc-call-report', (event) => window.callReports.push((event as CallReportEvent).report));
    });
    await ada.dial('602');
    const report = await until('the call is reported', () => ada.page.evaluate(() => window.callReports[0]));
    deepEqual([report.number, report.endReason, report.status, report.seconds], ['602', 'busy', 486, 0]);
  });
});
