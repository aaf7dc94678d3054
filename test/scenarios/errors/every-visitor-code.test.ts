import { deepEqual, equal } from 'node:assert/strict';
import { describe, it } from 'node:test';
import { errorCodes } from 'contact-center-widgets';
import { ChatPage, pageFamily } from '../support/chat-page.js';
import type { DeskPage } from '../support/desk-page.js';
import { factIn } from '../support/facts.js';
import { VisitorPage } from '../support/visitor-page.js';
import { isVisitorErrorCode, type VisitorErrorCode } from './visitor-error-codes.js';
import { VisitorStage } from '../support/visitor-stage.js';

describe("Every error of a visitor's page is told to it as cc-error, by its code", () => {
  const on = VisitorStage.forSuite();

  const withoutCamera = (error: string) => async (): Promise<VisitorPage> => {
    const visitor = await VisitorPage.open(on.stage, { button: 'media="video"', prepare: `window.cameraFails = '${error}';` });
    await visitor.press('Video call');
    await visitor.desk.shows(['The call did not work', 'Call without video']);
    return visitor;
  };
  /** A page whose visitor chats. What is done to the chat is in the words of its service. */
  const chatting = async (): Promise<VisitorPage> => {
    const visitor = await VisitorPage.open(on.stage);
    await visitor.page.evaluate(async () => {
      const desk = document.querySelector('cc-desk');
      desk?.want('chat');
      await desk?.updateComplete;
      await desk?.chat?.open();
    });
    return visitor;
  };

  /** How each is brought about, from outside. */
  const ways: Readonly<Record<VisitorErrorCode, () => Promise<{ readonly desk: DeskPage }>>> = {
    'camera-denied': withoutCamera('NotAllowedError'),
    'camera-missing': withoutCamera('NotFoundError'),
    'camera-busy': withoutCamera('NotReadableError'),
    'click-to-call-unsupported': async () => {
      const visitor = await VisitorPage.open(on.stage);
      // it could when the page was opened
      await visitor.button('Call us').hover();
      await visitor.reaches('is prepared', ({ abilities }) => abilities?.voice === true);
      await on.cec.set({ callScenario: 'unsupported' });
      await visitor.press('Call us');
      await visitor.desk.shows(['Calls do not work here', 'Such calls are not offered at the moment.']);
      return visitor;
    },
    'conversation-gone': async () => {
      await on.cec.set({ release: 2000, pollHold: 500 });
      const visitor = await chatting();
      await on.cec.fault({ rules: [{ path: 'poll', does: 'error' }] });
      await on.cec.released();
      await visitor.page.evaluate(() =>
        document
          .querySelector('cc-desk')
          ?.chat?.send('Are you still there?')
          .catch(() => undefined),
      );
      return visitor;
    },
    'message-refused': async () => {
      const visitor = await chatting();
      await visitor.page.evaluate(() =>
        document
          .querySelector('cc-desk')
          ?.chat?.send('长'.repeat(400))
          .catch(() => undefined),
      );
      return visitor;
    },
    'message-uncertain': async () => {
      await on.cec.set({ agentPace: 50 });
      const visitor = await ChatPage.open(on.stage, { backend: pageFamily });
      await visitor.press('Chat with us');
      await visitor.shows('coffee robot');
      await on.cec.fault({ rules: [{ path: 'sendMessageForWebChannel', controlType: 'CHAT', does: 'error-after', times: 1 }] });
      await visitor.say('Did you get this?');
      await visitor.shows('We do not know whether this arrived.');
      return visitor;
    },
    'file-refused': async () => {
      const visitor = await chatting();
      await visitor.page.evaluate(() =>
        document
          .querySelector('cc-desk')
          ?.chat?.sendFile(new Blob([new Uint8Array(3_000_000)]), 'large.png')
          .catch(() => undefined),
      );
      return visitor;
    },
  };

  it('has a way for each of them', () => {
    deepEqual(Object.keys(ways).sort(), errorCodes.filter(isVisitorErrorCode).toSorted());
  });

  for (const [code, provoke] of Object.entries(ways))
    it(code, async () => {
      const visitor = await provoke();
      const fact = await factIn('visitor', () => visitor.desk.facts(), { type: 'cc-error', code });
      equal(fact.code, code);
    });
});
