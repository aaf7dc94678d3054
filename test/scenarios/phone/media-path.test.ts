import { deepEqual, equal, ok } from 'node:assert/strict';
import { createSocket } from 'node:dgram';
import { after, afterEach, before, describe, it } from 'node:test';
import { Stage } from '../support/stage.js';
import { UDPDetour } from '../support/udp-detour.js';
import { until } from '../support/until.js';

declare global {
  interface Window {
    detourTo(port: number): Promise<number>;
  }
}

describe('the media path', () => {
  let stage: Stage;
  before(async () => {
    stage = await Stage.open();
  });
  after(() => stage.close());
  afterEach(async () => deepEqual(await stage.clear(), []));

  it('does not hold the INVITE up when a STUN server never answers', async (test) => {
    const silent = createSocket('udp4').bind(0, '127.0.0.1');
    await until('the silent server listens', () => silent.address());
    const asked = new Promise<void>((resolve) => silent.once('message', () => resolve()));
    const iceServers = [{ urls: `stun:127.0.0.1:${String(silent.address().port)}` }];
    const ada = await stage.phone({ extension: '1001', hertz: 697, sip: { iceServers } });
    for (const call of ['first', 'second', 'third']) {
      const took = await ada.page.evaluate(async () => {
        const dialledAt = Date.now();
        await window.agentPhone.dial('604');
        return dialledAt;
      });
      await ada.call({ state: 'connected' });
      const invite = stage.center.sip.wire
        .since(0)
        .entries.filter(
          ({ direction, extension, text }) =>
            direction === 'in' && extension === '1001' && text.startsWith('INVITE') && !/^Proxy-Authorization:/im.test(text),
        )
        .at(-1);
      const after = Date.parse(invite?.at ?? '') - took;
      test.diagnostic(`${call} INVITE after ${String(after)} ms`);
      ok(after < 500, `the ${call} INVITE left after ${String(after)} ms`);
      ok(invite?.text.includes('a=candidate:'));
      await ada.hears(1209);
      await ada.page.evaluate(() => window.agentPhone.hangUp(window.agentPhone.state.activeCallId ?? ''));
      await ada.call({ state: 'ended' });
    }
    await asked;
    silent.close();
  });

  it('is waited for: a call that is answered without media is repaired once and then ended', async () => {
    const ada = await stage.unregisteredPhone({ extension: '1001', hertz: 697 });
    // an answer whose candidates lead nowhere, as from behind a broken relay
    await ada.page.evaluate(() => {
      const set = RTCPeerConnection.prototype.setRemoteDescription;
      RTCPeerConnection.prototype.setRemoteDescription = function (this: RTCPeerConnection, description: RTCSessionDescriptionInit) {
        const sdp = (description.sdp ?? '')
          .replace(/^a=(candidate|end-of-candidates).*\r\n/gm, '')
          .replace(/^a=ice-pwd:.*$/gm, 'a=ice-pwd:0000000000000000000000');
        return Reflect.apply(set, this, [{ ...description, sdp }]) as Promise<void>;
      };
    });
    await ada.register();
    await ada.dial('604');
    await ada.call({ state: 'connecting' });
    await ada.call({ state: 'ended', endReason: 'failed' }, { within: 25_000 });
    equal(await ada.page.evaluate(() => window.agentPhone.state.error?.code), 'media-failed');
    equal((await ada.log()).filter(({ event }) => event === 'ice-restart').length, 1);
    await until('the far end was told', () => stage.center.partner?.calls.at(-1)?.state === 'ended');
  });

  it('breaks and is repaired with new candidates', async (test) => {
    const detours: UDPDetour[] = [];
    test.after(() => detours.forEach((detour) => detour.close()));
    const [ada, bilal] = await Promise.all([
      stage.phone({ extension: '1001', hertz: 697 }),
      stage.phone({ extension: '1002', hertz: 1477 }),
    ]);
    await ada.page.exposeFunction('detourTo', async (port: number) => {
      const detour = await UDPDetour.to(port);
      detours.push(detour);
      return detour.port;
    });
    // each of Ada's ways to Bilal is a detour, and Bilal knows no way to Ada but the one she comes by
    await ada.page.evaluate(() => {
      const set = RTCPeerConnection.prototype.setRemoteDescription;
      RTCPeerConnection.prototype.setRemoteDescription = async function (this: RTCPeerConnection, description: RTCSessionDescriptionInit) {
        const lines = (description.sdp ?? '').split('\r\n');
        const direct = lines.find((line) => /^a=candidate:\S+ \d+ udp \d+ 127\.0\.0\.1 /.test(line));
        const port = Number(direct?.split(' ')[5]);
        const way = direct?.replace(` ${String(port)} `, ` ${String(await window.detourTo(port))} `);
        const sdp = lines.flatMap((line) => (line === direct && way ? [way] : line.startsWith('a=candidate:') ? [] : [line])).join('\r\n');
        await Reflect.apply(set, this, [{ ...description, sdp }]);
      };
    });
    await bilal.page.evaluate(() => {
      const set = RTCPeerConnection.prototype.setRemoteDescription;
      RTCPeerConnection.prototype.setRemoteDescription = function (this: RTCPeerConnection, description: RTCSessionDescriptionInit) {
        return Reflect.apply(set, this, [
          { ...description, sdp: (description.sdp ?? '').replace(/^a=candidate:.*\r\n/gm, '') },
        ]) as Promise<void>;
      };
    });
    await ada.dial('1002');
    const { id } = await bilal.call({ state: 'ringing' });
    await bilal.ask('answer', id);
    await Promise.all([ada.hears(1477), bilal.hears(697)]);
    for (const detour of detours) detour.cut();
    await Promise.all([ada.call({ media: 'interrupted' }, { within: 15_000 }), bilal.call({ media: 'interrupted' }, { within: 15_000 })]);
    await Promise.all([ada.call({ media: 'ok' }, { within: 30_000 }), bilal.call({ media: 'ok' }, { within: 30_000 })]);
    await Promise.all([ada.hears(1477), bilal.hears(697)]);
  });
});
