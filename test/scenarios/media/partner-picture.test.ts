import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type { Browser } from 'playwright-core';
import { startCenter, type Center } from '../../../demo/center/center.js';
import { systemClock } from '../../../demo/center/clock.js';
import { Media } from '../../../demo/center/partner/media.js';
import { startChromium } from '../support/chromium.js';
import { until } from '../support/until.js';

type Held = { peer: RTCPeerConnection };

describe("the call partner's picture", () => {
  let browser: Browser;
  let center: Center;

  before(async () => {
    browser = await startChromium();
    center = await startCenter({ partner: false });
  });

  after(async () => {
    await browser.close();
    await center.close();
  });

  it('is what the browser sends, and is decoded by it', async () => {
    const page = await browser.newPage();
    await page.goto(center.url);
    const media = new Media({ clock: systemClock, onDigit: () => undefined, onFarHold: () => undefined });
    const offer = await page.evaluate(async () => {
      const peer = new RTCPeerConnection();
      (globalThis as unknown as Held).peer = peer;
      const stream = await navigator.mediaDevices.getUserMedia({ audio: true, video: true });
      for (const track of stream.getTracks()) peer.addTrack(track, stream);
      await peer.setLocalDescription(await peer.createOffer());
      while (peer.iceGatheringState !== 'complete')
        await new Promise((resolve) => peer.addEventListener('icegatheringstatechange', resolve, { once: true }));
      return peer.localDescription?.sdp ?? '';
    });
    try {
      await media.setDescription(offer);
      const { body } = await media.getDescription();
      assert.match(body, /m=video \d+ [^\r\n]+[\s\S]*a=sendrecv/);
      await page.evaluate((sdp) => (globalThis as unknown as Held).peer.setRemoteDescription({ type: 'answer', sdp }), body);
      const decoded = await until('20 pictures come back', async () => {
        const frames = await page.evaluate(async (): Promise<number> => {
          const stats = await (globalThis as unknown as Held).peer.getStats();
          const entries = [...(stats as unknown as ReadonlyMap<string, { type: string; kind?: string; framesDecoded?: number }>).values()];
          return entries.find(({ type, kind }) => type === 'inbound-rtp' && kind === 'video')?.framesDecoded ?? 0;
        });
        return frames >= 20 ? frames : undefined;
      });
      assert.ok(decoded >= 20);
      assert.ok(media.video.seen.frames >= 20);
    } finally {
      media.close();
    }
  });
});
