import { deepEqual, doesNotMatch, ok } from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type { LogEntry } from '../../demo/center/log-entry.js';
import { adaSends } from '../scenarios/support/pair.js';
import { Stage } from '../scenarios/support/stage.js';

describe('The password of a phone', () => {
  const log: LogEntry[] = [];
  let stage: Stage;
  before(async () => {
    stage = await Stage.open({ log: (entry) => log.push(entry) });
  });
  after(() => stage.close());

  it('is nowhere but in the answer that brings it: no address, page, storage, console or log has it', async () => {
    const { password } = (await (await fetch(`${stage.center.url}/cc/credential/sip?extension=1001`, { method: 'POST' })).json()) as {
      password: string;
    };
    ok(password.length > 10);
    const addresses: string[] = [];
    const said: string[] = [];
    const frames: string[] = [];
    const ada = await stage.openDesk({ extension: '1001', hertz: adaSends });
    ada.page.on('request', (request) => addresses.push(request.url()));
    ada.page.on('console', (message) => said.push(message.text()));
    ada.page.on('websocket', (socket) => {
      addresses.push(socket.url());
      socket.on('framesent', ({ payload }) => frames.push(String(payload)));
    });
    await ada.page.reload();
    await ada.ready();
    await ada.dial('604');
    await ada.hears(1209);
    await stage.admin.faults({ disconnect: 'all', rejectRegister: { status: 403, times: 1 } });
    const told = (await ada.facts()).length;
    await ada.fact({ type: 'cc-registration-change', state: 'registered' }, { after: told, within: 20_000 });
    await ada.press('Hang up');
    await ada.shows('You hung up');

    const kept = await ada.page.evaluate(() =>
      JSON.stringify({ ...localStorage, ...sessionStorage, address: location.href, facts: window.facts }),
    );
    const markup = await ada.page.evaluate(
      () => document.documentElement.getHTML({ serializableShadowRoots: true, shadowRoots: [] }) + window.readScreen(),
    );
    const places = { addresses, said, frames, kept, markup, log, wire: await stage.admin.wire(0) };
    for (const [place, content] of Object.entries(places)) {
      ok(!JSON.stringify(content).includes(password), `the password is in ${place}`);
    }
    ok(
      frames.some((frame) => frame.includes('Authorization: Digest')),
      'digests were sent',
    );
    doesNotMatch(JSON.stringify([places.wire, log, said, kept, markup]), /Digest username|response=\\?"[0-9a-f]{32}/);
    deepEqual(await stage.clear(), []);
  });
});
