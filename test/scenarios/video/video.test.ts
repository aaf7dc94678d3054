import { deepEqual, equal, match } from 'node:assert/strict';
import { createServer } from 'node:net';
import { after, afterEach, before, describe, it } from 'node:test';
import { isRequest } from '../support/center-admin.js';
import type { PhonePage } from '../support/phone-page.js';
import { Stage } from '../support/stage.js';
import { until } from '../support/until.js';

const red = [255, 0, 0];
const blue = [0, 0, 255];

describe('A call with pictures', () => {
  let stage: Stage;
  before(async () => {
    stage = await Stage.open();
  });
  after(() => stage.close());
  afterEach(async () => deepEqual(await stage.clear(), []));

  interface Talk {
    readonly ada: PhonePage;
    readonly bilal: PhonePage;
    readonly out: string;
    readonly arrived: string;
  }
  async function talking({ video }: { readonly video: boolean }): Promise<Talk> {
    const [ada, bilal] = await Promise.all([
      stage.phone({ extension: '1001', hertz: 697, color: 'rgb(255 0 0)' }),
      stage.phone({ extension: '1002', hertz: 1477, color: 'rgb(0 0 255)' }),
    ]);
    const out = await ada.dial('1002', { video });
    const { id: arrived } = await bilal.call({ state: 'ringing' });
    await bilal.ask('answer', arrived);
    await Promise.all([ada.hears(1477), bilal.hears(697)]);
    return { ada, bilal, out, arrived };
  }

  it('offers none without a camera, and is seen when one is turned on later, by either side', async () => {
    const mark = await stage.admin.mark();
    const { ada, bilal, out, arrived } = await talking({ video: false });
    const invite = await stage.admin.seen('the call', (entry) => isRequest(entry, 'INVITE'), mark);
    equal(/^m=video/m.test(invite.text), false);
    await bilal.ask('turnCameraOn', arrived);
    await ada.call({ picture: true, camera: false });
    await ada.sees(blue);
    await ada.ask('turnCameraOn', out);
    await bilal.sees(red);
    await Promise.all([ada.call({ camera: true, picture: true }), bilal.call({ camera: true, picture: true })]);
    await Promise.all([ada.hears(1477), bilal.hears(697)]);
  });

  it('is seen from the beginning, dark when the camera is off, and seen again', async () => {
    const { ada, bilal, out } = await talking({ video: true });
    await bilal.sees(red);
    await ada.call({ camera: true, picture: false });
    await bilal.call({ camera: false, picture: true });
    await ada.ask('turnCameraOff', out);
    await bilal.call({ picture: false });
    await bilal.seesNothingNew();
    await bilal.hears(697);
    await ada.ask('turnCameraOn', out);
    await bilal.call({ picture: true });
    await bilal.sees(red);
  });

  it('shows nothing while it is held, by either side, and everything afterwards', async () => {
    const { ada, bilal, out, arrived } = await talking({ video: true });
    await bilal.ask('turnCameraOn', arrived);
    await Promise.all([ada.sees(blue), bilal.sees(red)]);
    for (const [phone, id] of [
      [ada, out],
      [bilal, arrived],
    ] as const) {
      await phone.ask('hold', id);
      await Promise.all([ada.seesNothingNew(), bilal.seesNothingNew(), ada.hearsNothing(), bilal.hearsNothing()]);
      await phone.ask('resume', id);
      await Promise.all([ada.sees(blue), bilal.sees(red)]);
      await Promise.all([ada.hears(1477), bilal.hears(697)]);
    }
  });

  it('goes on by voice when the far end refuses the picture, which can be asked for again', async () => {
    const { ada, bilal, out, arrived } = await talking({ video: false });
    for (const [phone, id, other, color] of [
      [ada, out, bilal, red],
      [bilal, arrived, ada, blue],
    ] as const) {
      stage.center.sip.faults.set({ rejectReinvite: { status: 488, times: 1 } });
      const refused = await phone.ask('turnCameraOn', id).catch((error: unknown) => String(error));
      match(String(refused), /call-failed/);
      await phone.call({ camera: false });
      await Promise.all([ada.hears(1477), bilal.hears(697)]);
      await phone.ask('turnCameraOn', id);
      await other.sees(color);
    }
  });

  it('says how well it is heard', async () => {
    const { ada, bilal } = await talking({ video: false });
    for (const phone of [ada, bilal]) {
      const quality = await until('there is a quality', async () => (await phone.calls()).at(-1)?.quality);
      equal(quality.level, 'good');
      equal(quality.mos > 4 && quality.loss < 0.05 && quality.roundTrip < 200, true, JSON.stringify(quality));
    }
  });

  describe('of a visitor, without registration', () => {
    async function visitor(servers: readonly string[]): Promise<PhonePage> {
      const phone = await stage.unregisteredPhone({ extension: 'visitor', hertz: 1477, color: 'rgb(0 0 255)', anywhere: true });
      const { domain } = stage.center.cec.calls;
      await phone.connectVisitor({ servers, address: `sip:AnonymousCard@${domain}`, target: `sip:179080000537636@${domain}` });
      return phone;
    }
    const gateway = (): string => `${stage.center.url.replace('http', 'ws')}/gateway`;
    /** The centre gives the code out to somebody who is put through to 1001. */
    const giveOut = (code: string): void => {
      const name = 'Maria';
      Object.assign(stage.center.cec.calls, {
        admit: (called: string) => (called === code ? { visitor: { name }, target: '1001' } : undefined),
      });
    };
    const dial = (phone: PhonePage): Promise<string> => phone.dial(`sip:179080000537636@${stage.center.cec.calls.domain}`, { video: true });

    it('reaches the agent by the second gateway when the first is dead, is seen and heard, and hangs up', async () => {
      giveOut('179080000537636');
      const agent = await stage.phone({ extension: '1001', hertz: 697, color: 'rgb(255 0 0)' });
      const phone = await visitor(['ws://127.0.0.1:9', gateway()]);
      const out = await dial(phone);
      const { id } = await agent.call({ state: 'ringing' });
      await agent.ask('answer', id);
      await Promise.all([phone.hears(697), agent.hears(1477), agent.sees(blue)]);
      await agent.ask('turnCameraOn', id);
      await phone.sees(red);
      deepEqual(
        (await phone.log()).map(({ event }) => event).filter((event) => event.startsWith('connect')),
        ['connect-failed', 'connected'],
      );
      await phone.ask('hangUp', out);
      await agent.call({ state: 'ended', endReason: 'remote-hangup' });
    });

    it('does not wait for a gateway that takes the connection and says nothing', async () => {
      giveOut('179080000537636');
      const silent = createServer(() => undefined);
      await new Promise<void>((resolve) => silent.listen(0, '127.0.0.1', resolve));
      const address = silent.address();
      try {
        const agent = await stage.phone({ extension: '1001', hertz: 697 });
        const phone = await visitor([`ws://127.0.0.1:${String(typeof address === 'object' ? address?.port : 0)}`, gateway()]);
        await dial(phone);
        await agent.call({ state: 'ringing' });
      } finally {
        silent.close();
      }
    });

    it('is told that nobody knows its code', async () => {
      giveOut('another');
      const phone = await visitor([gateway()]);
      await dial(phone);
      const call = await phone.call({ state: 'ended', endReason: 'failed' });
      equal(call.camera, false);
    });
  });
});
