import { deepEqual, equal, ok } from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { ClickToCallState } from 'contact-center-widgets';
import { ChatPage, type ChatPageOptions } from '../support/chat-page.js';
import { adaSends } from '../support/pair.js';
import { until } from '../support/until.js';
import { chatting, VisitorStage } from '../support/visitor-stage.js';

// narrower windows have the calls in their menu, and a phone is narrower
const low = { width: 1000, height: 600 };

describe('A call inside the chat window', () => {
  const on = VisitorStage.forSuite(chatting);

  /** Opens a chat, and calls from its window. */
  async function talks(name: 'Voice call' | 'Video call', options: ChatPageOptions = {}): Promise<ChatPage> {
    const visitor = await ChatPage.open(on.stage, { hertz: adaSends, ...options });
    await visitor.press('Chat with us');
    await visitor.shows('coffee robot');
    await visitor.press(name);
    await until('the call is answered', async () => (await stateOf(visitor)).call?.state === 'connected', { within: 30_000 });
    return visitor;
  }

  const stateOf = (visitor: ChatPage): Promise<ClickToCallState> =>
    visitor.page.evaluate(
      () => JSON.parse(JSON.stringify(document.querySelector('cc-desk')?.clickToCall?.state ?? {})) as ClickToCallState,
    );

  async function hangsUp(visitor: ChatPage): Promise<void> {
    const button = visitor.button('Hang up');
    await button.waitFor();
    await visitor.desk.settled(button);
    await button.click();
    await visitor.shows('You ended the call');
    equal((await stateOf(visitor)).endReason, 'local-hangup');
    await until('microphone and camera are closed', async () => {
      const cameras = await visitor.page.evaluate(() => window.camerasNow());
      return (await visitor.desk.microphones()).open === 0 && cameras.open === 0;
    });
    await until('the centre was told', async () => (await on.cec.timesAsked('dropClickToCall')) === 1);
  }

  it('is heard both ways while the chat goes on, and is hung up from the window', async () => {
    const visitor = await talks('Voice call');
    await visitor.desk.hears(adaSends);
    await on.stage.admin.partnerHears(adaSends);
    await visitor.say('Can you hear me?');
    deepEqual(await visitor.delivered(1), ['Can you hear me?']);
    await visitor.desk.hears(adaSends);
    await hangsUp(visitor);
    equal(await visitor.page.evaluate(() => document.querySelector('cc-desk')?.chat?.state.conversation?.state), 'active');
  });

  it('shows both pictures, and keeps its buttons and the composer in sight in a low window', async () => {
    const visitor = await talks('Video call', { context: { permissions: ['microphone', 'camera'], viewport: low } });
    for (const part of ['self-view', 'far-view']) {
      const frames = (): Promise<number> => visitor.page.evaluate((name) => window.framesNow()[name] ?? 0, part);
      const before = await frames();
      await until(`${part} moves`, async () => (await frames()) >= before + 10, { within: 30_000 });
    }
    await visitor.desk.hears(adaSends);
    const box = await visitor.page.locator('cc-chat-panel .call').boundingBox();
    ok(box);
    for (const name of ['Mute', 'Camera', 'Hang up']) {
      const button = await visitor.button(name).boundingBox();
      ok(button && button.y >= box.y && button.y + button.height <= box.y + box.height, `${name}: ${JSON.stringify({ button, box })}`);
    }
    const picture = await visitor.page.locator('cc-chat-panel .pictures').boundingBox();
    ok(picture && picture.height >= 80 && picture.y >= box.y, JSON.stringify(picture));
    const composer = await visitor.composer.boundingBox();
    ok(composer && composer.y >= box.y + box.height && composer.y + composer.height <= low.height, JSON.stringify(composer));
    await hangsUp(visitor);
  });
});
