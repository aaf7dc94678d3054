import { expect } from '@open-wc/testing';
import type { DialOptions } from '../../src/contracts/phone-backend.js';
import type { DialTarget } from '../../src/model/dial-target.js';
import { code, ended, ends, follow, type Followed, told, until } from './followed-leg.js';
import type { FarEndUnderTest, PhoneBackendLacks, PhoneBackendUnderTest, ThirdUnderTest } from './phone-backend.js';

type Talk = Followed & { readonly farEnd: FarEndUnderTest };

/** What the suite of a phone's back end lends. */
interface Lent {
  readonly set: () => PhoneBackendUnderTest;
  /** Dials and is answered. */
  readonly talking: (options?: Partial<DialOptions>) => Promise<Talk>;
  readonly ringingIn: () => Promise<Talk>;
  /** Lets far ends have their calls go on with others, or not. */
  readonly followed: (willing: boolean) => void;
}

const transfers = ({ events }: Followed): readonly unknown[] =>
  events.flatMap((event) => (event.type === 'transfer' ? [event.transfer] : []));
const parties = ({ events }: Followed): readonly string[] =>
  events.flatMap((event) => (event.type === 'party' ? [event.party.number] : []));

/** What a back end must do whose legs say that they can only be handed over unannounced. */
export function plainTransfersContract({ talking, ringingIn }: Lent): void {
  describe('a call that can only be handed over unannounced', () => {
    it('says so, and goes on', async () => {
      const call = await talking();
      expect(call.leg.can).to.include({ consult: false, forward: false });
      expect(await code(call.leg.transferTo(call.leg))).to.equal('transfer-failed');
      expect(ends(call)).to.deep.equal([]);
    });

    it('rings on', async () => {
      const call = await ringingIn();
      expect(await code(call.leg.forward({ kind: 'number', number: '1003' }))).to.equal('transfer-failed');
      expect(ends(call)).to.deep.equal([]);
    });
  });
}

/** What every back end of a phone must do about handing calls over unannounced. */
export function unannouncedTransfersContract({ set, talking }: Lent, lacks: PhoneBackendLacks): void {
  const third = (): ThirdUnderTest => set().third;
  const target = (): DialTarget => third().target;

  describe('a call that is handed over unannounced', () => {
    it('rings there, is answered there, and has left here', async () => {
      const call = await talking();
      expect(call.leg.can.transfer).to.equal(true);
      const done = call.leg.transfer(target());
      const there = await third().called();
      if (!lacks.ringing) await until('it is said that it rings', () => transfers(call).includes('ringing'));
      expect(ends(call)).to.deep.equal([]);
      await there.answer();
      await done;
      expect(await ended(call)).to.equal('transferred');
      expect(transfers(call)).to.deep.equal(['asked', ...(lacks.ringing ? [] : ['ringing'])]);
      expect(set().microphone.leases).to.equal(0);
      await until('the far end talks to somebody else', () => call.farEnd.seen.includes('party'));
      expect(call.farEnd.seen.some((each) => each.startsWith('ended'))).to.equal(false);
    });

    it('goes on as it was when it is declined there', async () => {
      const call = await talking();
      const done = code(call.leg.transfer(target()));
      await (await third().called()).decline();
      expect(await done).to.equal('transfer-failed');
      expect(transfers(call).at(-1)).to.equal(undefined);
      await call.leg.hold();
      await call.leg.resume();
      expect(ends(call)).to.deep.equal([]);
    });

    it('can be handed over again after it failed', async () => {
      const call = await talking();
      const first = code(call.leg.transfer(target()));
      await (await third().called()).decline();
      expect(await first).to.equal('transfer-failed');
      const second = call.leg.transfer(target());
      await (await third().called()).answer();
      await second;
      expect(await ended(call)).to.equal('transferred');
    });

    it('is over for good when its far end hangs up instead', async () => {
      const call = await talking();
      const done = code(call.leg.transfer(target()));
      const there = await third().called();
      await call.farEnd.hangUp();
      await ended(call);
      expect(await done).to.not.equal('nothing');
      expect(ends(call)).to.deep.equal(['remote-hangup']);
      await until('nobody rings there any more', () => there.seen.includes('ended canceled'));
    });

    it('is handed over though this side does not wait for it', async () => {
      const call = await talking();
      const done = code(call.leg.transfer(target()));
      const there = await third().called();
      await call.leg.hangUp();
      expect(ends(call)).to.deep.equal(['local-hangup']);
      await done;
      await there.answer();
      await until('the far end talks to somebody else', () => call.farEnd.seen.includes('party'));
      expect(call.farEnd.seen.some((each) => each.startsWith('ended'))).to.equal(false);
    });
  });
}

/** What every back end of a phone must do about handing calls over to somebody who was asked, and about far ends that do. */
export function phoneTransfersContract({ set, talking, ringingIn, followed }: Lent): void {
  const third = (): ThirdUnderTest => set().third;
  const target = (): DialTarget => third().target;
  const consulting = async (): Promise<{ readonly held: Talk; readonly consultation: Talk }> => {
    const held = await talking();
    await held.leg.hold();
    const consultation = follow(set().backend.dial(target(), { microphone: set().microphone }));
    const farEnd = await third().called();
    await farEnd.answer();
    await told(consultation, 'connected');
    return { held, consultation: { ...consultation, farEnd } };
  };

  describe('a call that is handed to somebody who was asked first', () => {
    it('leaves both far ends with each other', async () => {
      const { held, consultation } = await consulting();
      expect(held.leg.can).to.include({ consult: true, forward: true });
      await held.leg.transferTo(consultation.leg);
      expect(await ended(held)).to.equal('transferred');
      expect(await ended(consultation)).to.equal('transferred');
      expect(set().microphone.leases).to.equal(0);
      for (const { farEnd } of [held, consultation]) {
        await until('the far end talks to the other one', () => farEnd.seen.includes('party'));
        expect(farEnd.seen.some((each) => each.startsWith('ended'))).to.equal(false);
      }
    });

    it('goes on when the one who was asked has left', async () => {
      const { held, consultation } = await consulting();
      await consultation.farEnd.hangUp();
      expect(await ended(consultation)).to.equal('remote-hangup');
      expect(await code(held.leg.transferTo(consultation.leg))).to.equal('transfer-failed');
      await held.leg.resume();
      expect(ends(held)).to.deep.equal([]);
    });

    it('is resumed after the other one was told goodbye', async () => {
      const { held, consultation } = await consulting();
      await consultation.leg.hangUp();
      await until('the one who was asked knows', () => consultation.farEnd.seen.includes('ended remote-hangup'));
      await held.leg.resume();
      expect(ends(held)).to.deep.equal([]);
    });
  });

  describe('a call that is sent elsewhere while it rings', () => {
    it('has left here, and its caller is told where', async () => {
      const call = await ringingIn();
      await call.leg.forward(target());
      expect(ends(call)).to.deep.equal(['transferred']);
      await until('its caller is told', () => call.farEnd.seen.includes(`sent to ${third().number}`));
    });

    it('is none any more once it was answered', async () => {
      const call = await ringingIn();
      await call.leg.answer({ microphone: set().microphone });
      await told(call, 'connected');
      expect(await code(call.leg.forward(target()))).to.equal('illegal-transition');
      expect(ends(call)).to.deep.equal([]);
    });
  });

  describe('a call that is handed over by its far end', () => {
    it('goes on with somebody else', async () => {
      followed(true);
      const call = await talking();
      await call.leg.hold();
      await call.leg.resume();
      const done = call.farEnd.transfer(third().number);
      const there = await third().called();
      await there.answer();
      await done;
      await until('it is said with whom', () => parties(call).at(-1) === third().number);
      await until('the far end has left', () => call.farEnd.seen.includes('ended transferred'));
      expect(set().microphone.leases).to.equal(1);
      await call.leg.hold();
      await until('the new far end is held', () => there.seen.includes('hold remote'));
      await call.leg.resume();
      await call.leg.hangUp();
      expect(ends(call)).to.deep.equal(['local-hangup']);
      await until('the new far end knows', () => there.seen.includes('ended remote-hangup'));
      expect(set().microphone.leases).to.equal(0);
    });

    it('goes on with the same when nobody is followed', async () => {
      followed(false);
      const call = await talking();
      expect(await code(call.farEnd.transfer(third().number))).to.equal('transfer-failed');
      await call.leg.hold();
      expect(parties(call)).to.not.include(third().number);
      expect(ends(call)).to.deep.equal([]);
    });

    it('goes on with the same when the other one declines', async () => {
      followed(true);
      const call = await talking();
      const done = code(call.farEnd.transfer(third().number));
      await (await third().called()).decline();
      expect(await done).to.equal('transfer-failed');
      await call.leg.hold();
      expect(parties(call)).to.not.include(third().number);
      expect(ends(call)).to.deep.equal([]);
    });

    it('goes on with somebody who takes the far end’s place', async () => {
      const call = await talking();
      const there = await third().takePlace(call.farEnd);
      await until('it is said with whom', () => parties(call).at(-1) === third().number);
      expect(ends(call)).to.deep.equal([]);
      await call.leg.hold();
      await until('the new far end is held', () => there.seen.includes('hold remote'));
      await there.hangUp();
      expect(await ended(call)).to.equal('remote-hangup');
      expect(set().microphone.leases).to.equal(0);
    });
  });
}
