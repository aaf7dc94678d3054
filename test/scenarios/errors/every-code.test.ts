import { deepEqual, equal } from 'node:assert/strict';
import { after, afterEach, before, describe, it } from 'node:test';
import { type ErrorCode, errorCodes } from 'contact-center-widgets';
import { isScreenPopErrorCode, type ScreenPopErrorCode } from './screen-pop-error-codes.js';
import { isVisitorErrorCode, type VisitorErrorCode } from './visitor-error-codes.js';
import type { DeskPage } from '../support/desk-page.js';
import { adaSends } from '../support/pair.js';
import { Stage } from '../support/stage.js';

describe('Every error is told to the page as cc-error, by its code', () => {
  let stage: Stage;
  before(async () => {
    stage = await Stage.open();
  });
  after(() => stage.close());
  afterEach(async () => deepEqual(await stage.clear(), []));

  const desk = (): Promise<DeskPage> => stage.desk({ extension: '1001', hertz: adaSends });
  const withoutMicrophone = (error: string) => async (): Promise<DeskPage> => {
    const ada = await stage.desk({ extension: '1001', hertz: adaSends, prepare: `window.microphoneFails = '${error}';` });
    await ada.dial('600');
    return ada;
  };
  const refused = (status: number) => async (): Promise<DeskPage> => {
    const ada = await desk();
    await stage.admin.faults({ rejectInvite: { status, times: 1 } });
    await ada.dial('600');
    return ada;
  };
  const credential = (answer: { readonly status?: number; readonly json: unknown }) => (): Promise<DeskPage> =>
    stage.openDesk({ extension: '1001', sip: 'credential-url="/credential"', answers: { '/credential': answer } });

  const agentCodes = errorCodes.filter((code) => !isVisitorErrorCode(code) && !isScreenPopErrorCode(code));

  /** How each is brought about, from outside. */
  const ways: Readonly<Record<Exclude<ErrorCode, VisitorErrorCode | ScreenPopErrorCode>, () => Promise<DeskPage>>> = {
    'unsupported-browser': () =>
      stage.openDesk({ extension: '1001', prepare: "addEventListener('DOMContentLoaded', () => { delete window.RTCPeerConnection; });" }),
    'microphone-denied': withoutMicrophone('NotAllowedError'),
    'microphone-missing': withoutMicrophone('NotFoundError'),
    'microphone-busy': withoutMicrophone('NotReadableError'),
    'media-failed': refused(488),
    'signaling-lost': async () => {
      const ada = await desk();
      await stage.admin.faults({ refuseSockets: true, disconnect: 'all' });
      await ada.shows('Reconnecting…');
      await ada.dial('600');
      return ada;
    },
    'registration-rejected': async () => {
      await stage.admin.faults({ rejectRegister: { status: 404, times: 9 } });
      return stage.openDesk({ extension: '1001' });
    },
    'call-failed': refused(500),
    'transfer-failed': async () => {
      const ada = await desk();
      await ada.dial('600');
      await ada.shows('Connected');
      await ada.page.evaluate(() => {
        const phone = document.querySelector('cc-desk')?.phone;
        const call = phone?.state.calls[0];
        if (call) void phone.transfer(call.id, 'no-such-account').catch(() => undefined);
      });
      return ada;
    },
    'invalid-number': async () => {
      const ada = await desk();
      await ada.dial('☎ ☎');
      return ada;
    },
    'credential-expired': credential({
      json: {
        server: 'ws://127.0.0.1:9/',
        address: 'sip:1001@demo.localhost',
        username: '1001',
        password: 'x',
        expiresAt: '2001-01-01T00:00:00Z',
      },
    }),
    'credential-rejected': credential({ status: 401, json: {} }),
    'backend-unreachable': credential({ status: 503, json: {} }),
    'backend-refused': async () => {
      const ada = await stage.openDesk({ extension: '1001', softphone: 'manual-sign-in' });
      // an ACD beside the telephone, and it does not know the agent
      await ada.page.evaluate(`(() => {
        const [desk, agent] = [document.querySelector('cc-desk'), {}];
        for (const method of ['attach', 'dispose', 'choose', 'signOut']) agent[method] = () => Promise.resolve();
        agent.signIn = () => Promise.reject(new Error('no such agent'));
        desk.backends = [{ name: 'acd', agent: () => agent }];
        return desk.updateComplete;
      })()`);
      await ada.press('Sign in');
      return ada;
    },
    'illegal-transition': async () => {
      const ada = await desk();
      await ada.page.evaluate(() =>
        document
          .querySelector('cc-desk')
          ?.phone?.answer('no such call')
          .catch(() => undefined),
      );
      return ada;
    },
    disposed: async () => {
      const ada = await desk();
      await ada.page.evaluate(() => {
        const element = document.querySelector('cc-desk');
        const phone = element?.phone;
        window.afterTheEnd = async () => {
          element?.remove();
          await element?.updateComplete;
          return phone?.dial('600').then(
            () => 'dialled',
            ({ code }: { code: string }) => code,
          );
        };
      });
      return ada;
    },
  };

  it('has a way for each of the closed list', () => {
    deepEqual(Object.keys(ways).sort(), agentCodes.toSorted());
  });

  for (const code of agentCodes.filter((each) => each !== 'disposed')) {
    it(`${code}, and is shown in words`, async () => {
      const ada = await ways[code]();
      await ada.fact({ type: 'cc-error', code });
      const { words, screen } = { words: /[a-z]{3,} [a-z]{2,}/i, screen: await ada.screen() };
      equal(words.test(screen) && !screen.includes(code), true, screen);
    });
  }

  it('disposed rejects: there is no page any more to be told', async () => {
    const ada = await ways.disposed();
    equal(await ada.page.evaluate(() => window.afterTheEnd?.()), 'disposed');
  });
});

declare global {
  interface Window {
    /** Dials on the phone of a desk that was removed, and resolves with the code of the error. */
    afterTheEnd?: () => Promise<string | undefined>;
  }
}
