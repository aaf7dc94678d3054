import { expect } from '@open-wc/testing';
import type { FakeCamera } from '../../src/backends/fake/index.js';
import type { DialTarget } from '../../src/model/dial-target.js';
import type { DialOptions, PhoneBackend } from '../../src/contracts/phone-backend.js';
import { code, ended, ends, follow, type Followed, holds, steps, told, until } from './followed-leg.js';
import { phoneTransfersContract, plainTransfersContract, unannouncedTransfersContract } from './phone-transfers.js';
import { noPicturesContract, phonePicturesContract } from './phone-pictures.js';
import { phoneSoundsContract } from './phone-sounds.js';
import type { Line, LineState } from '../../src/model/line.js';
import type { Registration } from '../../src/model/registration.js';
import type { Voicemail } from '../../src/model/voicemail.js';
import type { GuardedMicrophone } from './guarded-microphone.js';

/** The person at the other end of a call. */
export interface FarEndUnderTest {
  answer(): Promise<void>;
  decline(): Promise<void>;
  hangUp(): Promise<void>;
  hold(): Promise<void>;
  resume(): Promise<void>;
  /** Begins or stops to send a picture. */
  turnCamera(on: boolean): Promise<void>;
  /** Has this side call somebody else instead. Rejects with `transfer-failed` where that comes to nothing. */
  transfer(number: string): Promise<void>;
  /** Hears this tone there, in hertz, or is sent it where nothing is ever heard. */
  hears(hertz: number): boolean;
  /** Is seen there, and there is something to see. */
  readonly watches: boolean;
  /** What became of the call, seen from there: events by their types, `ended` with its reason, `hold` with its state, `sent to` with the number. */
  readonly seen: readonly string[];
}

/** A third phone. */
export interface ThirdUnderTest {
  readonly number: string;
  /** How calls are handed to it. */
  readonly target: DialTarget;
  /** The one whose phone rings there now, once it does. */
  called(): Promise<FarEndUnderTest>;
  /** The one there takes a far end's place in its call, where there is a way to. */
  takePlace(farEnd: FarEndUnderTest): Promise<FarEndUnderTest>;
}

/** A phone's back end under test, and how its world is made to act. */
export interface PhoneBackendUnderTest {
  readonly backend: PhoneBackend;
  readonly microphone: GuardedMicrophone;
  readonly camera: FakeCamera;
  /** No picture is taken there from now on. */
  refusePicture(): void;
  /** A number where somebody's phone rings. */
  readonly number: string;
  /** The one whose phone rings, once it does. */
  called(): Promise<FarEndUnderTest>;
  /** Somebody calls; their number. */
  calls(): Promise<{ readonly farEnd: FarEndUnderTest; readonly number: string }>;
  readonly third: ThirdUnderTest;
  /** Has the server say what the line of `number` does, where it does not see that for itself. */
  lineBecomes?(state: LineState): void;
  /** Has the server say what waits in this phone's voicemail box. */
  voicemailBecomes?(messages: { readonly new: number; readonly old: number }): Promise<void>;
  clear(): Promise<void>;
}

/** What a back end's far side never tells, or cannot be told; what a leg cannot do is in its `can`. */
export interface PhoneBackendLacks {
  /** Its legs say that they carry no pictures, and are held to it. */
  readonly pictures?: true;
  /** Its legs send the microphone's sound and no other. */
  readonly otherSounds?: true;
  /** Its calls can be handed over unannounced and in no other way. */
  readonly consultations?: true;
  /** The lines of others cannot be watched. */
  readonly lines?: true;
  /** It knows of no voicemail box. */
  readonly voicemail?: true;
  /** It does not say that the far end rings. */
  readonly ringing?: true;
  /** It does not say that the far end holds, and has one way to hold. */
  readonly remoteHold?: true;
  /** There is one way to turn a call away, which the far end sees as this. */
  readonly declineReasons?: 'declined' | 'busy' | 'unavailable';
}

/** What every back end of a phone must do. */
export function phoneBackendContract(name: string, make: () => Promise<PhoneBackendUnderTest>, lacks: PhoneBackendLacks = {}): void {
  describe(`${name} as a phone back end`, () => {
    let set: PhoneBackendUnderTest;
    let registrations: Registration[];
    let incoming: Followed[];
    let willing: boolean;
    let lines: readonly Line[];
    let voicemail: Voicemail | undefined;

    beforeEach(async () => {
      set = await make();
      registrations = [];
      incoming = [];
      willing = true;
      lines = [];
      voicemail = undefined;
      set.backend.attach({
        onRegistration: (registration) => registrations.push(registration),
        onIncoming: (leg) => incoming.push(follow(leg)),
        onReferral: () => willing,
        onLines: (told) => (lines = told),
        onVoicemail: (told) => (voicemail = told),
      });
      await set.backend.register();
    });
    afterEach(() => set.clear());

    const dial = (options: Partial<DialOptions> = {}): Followed =>
      follow(set.backend.dial({ kind: 'number', number: set.number }, { microphone: set.microphone, ...options }));
    const talking = async (options: Partial<DialOptions> = {}): Promise<Followed & { readonly farEnd: FarEndUnderTest }> => {
      const call = dial(options);
      const farEnd = await set.called();
      await farEnd.answer();
      await told(call, 'connected');
      return { ...call, farEnd };
    };
    const ringingIn = async (): Promise<Followed & { readonly farEnd: FarEndUnderTest; readonly number: string }> => {
      const caller = await set.calls();
      const call = await until('a call arrives', () => incoming.at(-1));
      return { ...call, ...caller };
    };

    describe('registration', () => {
      it('goes from registering to registered, and says its own number', () => {
        expect(registrations.map(({ state }) => state)).to.deep.equal(['registering', 'registered']);
        expect(registrations.at(-1)?.number).to.be.a('string').that.is.not.empty;
      });

      it('is taken as done when it is done', async () => {
        await set.backend.register();
        expect(registrations.at(-1)?.state).to.equal('registered');
      });

      it('is left, and taken up again', async () => {
        await set.backend.unregister();
        expect(registrations.at(-1)?.state).to.equal('unregistered');
        await set.backend.register();
        expect(registrations.at(-1)?.state).to.equal('registered');
      });

      it('is left while a call goes on', async () => {
        const call = await talking();
        await set.backend.unregister();
        expect(ends(call)).to.deep.equal([]);
        await call.leg.hangUp();
        await until('the far end knows', () => call.farEnd.seen.includes('ended remote-hangup'));
      });
    });

    if (lacks.lines)
      it('says that it watches no lines', () => {
        expect(set.backend.watch).to.equal(undefined);
      });
    else
      it('tells what the lines do that are watched, and of no others', async () => {
        const become = async (state: LineState): Promise<void> => {
          set.lineBecomes?.(state);
          await until(`a line that is ${state}`, () => lines.some((line) => line.address === set.number && line.state === state));
        };
        set.backend.watch?.([set.number, set.third.number]);
        await until('both lines', () => lines.length === 2);
        expect(lines.map(({ address }) => address)).to.deep.equal([set.number, set.third.number]);
        await become('idle');
        const call = await talking();
        await become('busy');
        await call.leg.hangUp();
        await become('idle');
        set.backend.watch?.([set.third.number]);
        await until('one line', () => lines.length === 1);
        expect(lines[0]?.address).to.equal(set.third.number);
      });

    if (!lacks.voicemail)
      it('tells what waits in the voicemail box, and that nothing does', async () => {
        const become = async (fresh: number, old: number): Promise<void> => {
          await set.voicemailBecomes?.({ new: fresh, old });
          await until(`${fresh} new messages`, () => voicemail?.new === fresh && voicemail.old === old);
          expect(voicemail?.waiting).to.equal(fresh > 0);
          expect(voicemail).to.satisfy(Object.isFrozen);
        };
        await become(2, 1);
        await become(0, 3);
      });

    describe('a call that is dialled', () => {
      it('is there at once, with what is known of it', () => {
        const { leg } = dial();
        expect(leg.direction).to.equal('outbound');
        expect(leg.party.number).to.equal(set.number);
        expect(leg.id).to.not.equal(dial().leg.id);
      });

      it('rings, is answered, and is hung up here', async () => {
        const call = await talking();
        expect(steps(call)).to.deep.equal([...(lacks.ringing ? [] : ['ringing']), 'connecting', 'connected']);
        expect(set.microphone.leases).to.equal(1);
        await call.leg.hangUp();
        await call.leg.hangUp();
        expect(ends(call)).to.deep.equal(['local-hangup']);
        expect(set.microphone.leases).to.equal(0);
        await until('the far end knows', () => call.farEnd.seen.includes('ended remote-hangup'));
      });

      it('is hung up there', async () => {
        const call = await talking();
        await call.farEnd.hangUp();
        expect(await ended(call)).to.equal('remote-hangup');
        expect(set.microphone.leases).to.equal(0);
      });

      it('is declined there', async () => {
        const call = dial();
        await (await set.called()).decline();
        expect(await ended(call)).to.equal('declined');
      });

      it('is cancelled while it rings', async () => {
        const call = dial();
        const farEnd = await set.called();
        await call.leg.hangUp();
        expect(ends(call)).to.deep.equal(['canceled']);
        await until('the far end knows', () => farEnd.seen.includes('ended canceled'));
      });

      it('is given up in the moment of dialling', async () => {
        const call = dial();
        await call.leg.hangUp();
        expect(ends(call)).to.deep.equal(['canceled']);
        await until('the microphone is let go', () => set.microphone.leases === 0);
      });

      it('is given up while its user is asked for the microphone', async () => {
        set.microphone.undecided = true;
        const call = dial();
        await call.leg.hangUp();
        expect(await ended(call)).to.equal('canceled');
        expect(set.microphone.leases).to.equal(0);
      });

      it('never leaves without a microphone', async () => {
        set.microphone.refusal = 'microphone-denied';
        const call = dial();
        expect(await ended(call)).to.equal('failed');
        expect(call.events.at(-1)).to.have.nested.property('error.code', 'microphone-denied');
        expect(steps(call)).to.deep.equal([]);
      });

      it('cannot be answered or declined here', async () => {
        const { leg } = dial();
        expect(await code(leg.answer({ microphone: set.microphone }))).to.equal('illegal-transition');
        expect(await code(leg.decline('busy'))).to.equal('illegal-transition');
      });
    });

    describe('a call that arrives', () => {
      it('says who calls, and is answered', async () => {
        const call = await ringingIn();
        expect(call.leg.direction).to.equal('inbound');
        expect(call.leg.party.number).to.equal(call.number);
        expect(set.microphone.leases).to.equal(0);
        await call.leg.answer({ microphone: set.microphone });
        await told(call, 'connected');
        expect(steps(call)).to.deep.equal(['connecting', 'connected']);
        expect(set.microphone.leases).to.equal(1);
        await until('the far end is connected', () => call.farEnd.seen.includes('connected'));
      });

      for (const reason of ['declined', 'busy', 'unavailable'] as const) {
        it(`is turned away as ${reason}`, async () => {
          const call = await ringingIn();
          await call.leg.decline(reason);
          expect(ends(call)).to.deep.equal(['declined']);
          await until('the far end knows', () => call.farEnd.seen.includes(`ended ${lacks.declineReasons ?? reason}`));
        });
      }

      it('is turned away by hanging up', async () => {
        const call = await ringingIn();
        await call.leg.hangUp();
        expect(ends(call)).to.deep.equal(['declined']);
      });

      it('is given up by its caller', async () => {
        const call = await ringingIn();
        await call.farEnd.hangUp();
        expect(await ended(call)).to.equal('canceled');
      });

      it('goes on ringing when the microphone is refused, and can be answered later', async () => {
        const call = await ringingIn();
        set.microphone.refusal = 'microphone-busy';
        expect(await code(call.leg.answer({ microphone: set.microphone }))).to.equal('microphone-busy');
        expect(call.events).to.deep.equal([]);
        set.microphone.refusal = undefined;
        await call.leg.answer({ microphone: set.microphone });
        await told(call, 'connected');
      });

      it('goes on ringing when answering is called off', async () => {
        const call = await ringingIn();
        set.microphone.undecided = true;
        const stop = new AbortController();
        const answering = call.leg.answer({ microphone: set.microphone, signal: stop.signal });
        stop.abort(new Error('never mind'));
        expect(await code(answering)).to.equal('Error: never mind');
        expect(call.events).to.deep.equal([]);
        expect(set.microphone.leases).to.equal(0);
        set.microphone.undecided = false;
        await call.leg.answer({ microphone: set.microphone });
        await told(call, 'connected');
      });

      it('rejects the answer when its caller gives up meanwhile', async () => {
        const call = await ringingIn();
        set.microphone.undecided = true;
        const answering = code(call.leg.answer({ microphone: set.microphone, signal: AbortSignal.timeout(5000) }));
        await call.farEnd.hangUp();
        expect(await ended(call)).to.equal('canceled');
        expect(await answering).to.not.equal('nothing');
        expect(set.microphone.leases).to.equal(0);
      });

      it('hands its follower what happened before', async () => {
        const caller = await set.calls();
        const { leg } = await until('a call arrives', () => incoming.at(-1));
        await leg.answer({ microphone: set.microphone });
        await until('the far end is connected', () => caller.farEnd.seen.includes('connected'));
        const late = follow(leg);
        expect(late.events).to.deep.equal([]);
        await leg.hangUp();
        expect(ends(late)).to.deep.equal(['local-hangup']);
      });
    });

    describe('a call that is answered', () => {
      it('is held and resumed from here', async () => {
        const call = await talking();
        await call.leg.hold();
        expect(holds(call)).to.deep.equal(['local']);
        await until('the far end is held', () => call.farEnd.seen.includes('hold remote'));
        await call.leg.resume();
        expect(holds(call)).to.deep.equal(['local', 'none']);
      });

      it('is held from both sides', async () => {
        const call = await talking();
        await call.farEnd.hold();
        if (!lacks.remoteHold) await until('it is held', () => holds(call).at(-1) === 'remote');
        await call.leg.hold();
        await until('this side holds, too', () => holds(call).at(-1) === (lacks.remoteHold ? 'local' : 'both'));
        await call.farEnd.resume();
        await until('only this side holds', () => holds(call).at(-1) === 'local');
        await call.leg.resume();
        await until('nobody holds', () => holds(call).at(-1) === 'none');
      });

      it('is muted and unmuted, held or not', async () => {
        const call = await talking();
        await call.leg.mute();
        await call.leg.hold();
        await call.leg.resume();
        await call.leg.unmute();
        expect(call.events.flatMap((event) => (event.type === 'muted' ? [event.muted] : []))).to.deep.equal([true, false]);
      });

      it('sends keys', async () => {
        const call = await talking();
        await call.leg.sendDtmf('1#', 'info');
        await call.leg.sendDtmf('5', 'rtp');
      });

      it('is over once and for all', async () => {
        const call = await talking();
        await Promise.all([call.leg.hangUp(), call.farEnd.hangUp()]);
        const failures = [() => call.leg.hold(), () => call.leg.resume(), () => call.leg.mute(), () => call.leg.sendDtmf('1', 'rtp')];
        for (const failing of failures) expect(await code(failing())).to.equal('call-failed');
        await call.leg.hangUp();
        expect(ends(call)).to.have.length(1);
        expect(call.events.at(-1)?.type).to.equal('ended');
      });
    });

    (lacks.pictures ? noPicturesContract : phonePicturesContract)({ set: () => set, dial, talking });

    phoneSoundsContract({ talking }, lacks);

    const lent = { set: () => set, talking, ringingIn, followed: (followed: boolean) => (willing = followed) };
    unannouncedTransfersContract(lent, lacks);
    (lacks.consultations ? plainTransfersContract : phoneTransfersContract)(lent);

    describe('disposal', () => {
      it('ends every call and leaves the server', async () => {
        const call = await talking();
        await set.backend.dispose();
        expect(ends(call)).to.deep.equal(['local-hangup']);
        expect(set.microphone.leases).to.equal(0);
        expect(registrations.at(-1)?.state).to.equal('unregistered');
        await until('the far end knows', () => call.farEnd.seen.includes('ended remote-hangup'));
        await set.backend.dispose();
      });
    });
  });
}
