import { FakeCamera, FakeMicrophone, FakePhoneBackend } from '../../src/backends/fake/index.js';
import type { FakeLeg } from '../../src/backends/fake/fake-leg.js';
import { CcError } from '../../src/model/error.js';
import { GuardedMicrophone } from './guarded-microphone.js';
import { heard } from './tone.js';
import { until } from './followed-leg.js';
import { type FarEndUnderTest, phoneBackendContract } from './phone-backend.js';

const painted = (): MediaStream => document.createElement('canvas').captureStream(5);

/** Somebody who is called by a far end, not by this side. */
interface Called extends FarEndUnderTest {
  /** Resolves with whether they took the call. */
  readonly taken: Promise<boolean>;
}

function calledBy(leg: FakeLeg): Called {
  const from = leg.log.length;
  let decide: (taken: boolean) => void = () => {};
  const taken = new Promise<boolean>((resolve) => (decide = resolve));
  const talks = farEndOf(leg);
  const take = (willing: boolean) => async (): Promise<void> => {
    leg.farEnd.reached(willing ? 'answered' : 'refused');
    decide(willing);
    await taken;
  };
  return {
    ...talks,
    taken,
    answer: take(true),
    decline: take(false),
    hangUp: async () => leg.farEnd.end('remote-hangup'),
    watches: false,
    get seen() {
      return leg.ended && !leg.log.includes('hung up') ? ['ended canceled'] : leg.log.slice(from).map((done) => seenAs(done, true));
    },
  };
}

const seenAs = (done: string, talks: boolean): string => {
  if (done === 'answered') return 'connected';
  if (done === 'held') return 'hold remote';
  if (done === 'hung up') return `ended ${talks ? 'remote-hangup' : 'canceled'}`;
  if (done.startsWith('transferred to')) return 'party';
  return done.replace('declined', 'ended');
};

function farEndOf(leg: FakeLeg): FarEndUnderTest {
  const { farEnd } = leg;
  let answered = false;
  let left = false;
  const talks = (): boolean => answered || leg.log.includes('answered');
  return {
    answer: async () => {
      answered = true;
      farEnd.answer();
    },
    decline: async () => farEnd.end('declined'),
    hangUp: async () => farEnd.end(talks() ? 'remote-hangup' : 'canceled'),
    hold: async () => farEnd.hold(),
    resume: async () => farEnd.resume(),
    transfer: async (number) => {
      if (!farEnd.refer({ number })) throw new CcError('transfer-failed', 'it is not followed');
      const there = calledBy(leg);
      referred.push(there);
      if (!(await there.taken)) throw new CcError('transfer-failed', 'it is declined');
      farEnd.identify({ number });
      left = true;
    },
    turnCamera: async (on) => farEnd.show(on ? painted() : undefined),
    hears: (hertz) => leg.instead !== undefined && heard(leg.instead, hertz),
    get watches() {
      return answered && leg.localStream !== undefined;
    },
    get seen() {
      // who was handed over is not left by whoever did it
      const gone = leg.log.findIndex((done) => done.startsWith('transferred to'));
      const told = gone < 0 ? leg.log : leg.log.slice(0, gone + 1);
      return left ? ['ended transferred'] : told.map((done) => seenAs(done, talks()));
    },
  };
}

/** Who is called by far ends that want to be somewhere else, the youngest last. */
const referred: Called[] = [];

phoneBackendContract('FakePhoneBackend', async () => {
  const backend = new FakePhoneBackend();
  const camera = new FakeCamera();
  camera.stream = painted();
  let willing = true;
  return {
    backend,
    microphone: new GuardedMicrophone(new FakeMicrophone()),
    camera,
    refusePicture: () => {
      willing = false;
      backend.legs.at(-1)?.farEnd.watch(willing);
    },
    number: '1002',
    lineBecomes: (state) => backend.setLine('1002', state),
    voicemailBecomes: async (messages) => backend.setVoicemail({ waiting: messages.new > 0, ...messages }),
    called: async () => {
      const leg = await until('a leg', () => backend.legs.at(-1));
      // its script makes it ring as soon as its microphone is open
      await new Promise((resolve) => setTimeout(resolve));
      leg.farEnd.watch(willing);
      return farEndOf(leg);
    },
    calls: async () => ({ farEnd: farEndOf(backend.ring({ number: '4000' })), number: '4000' }),
    third: {
      number: '1003',
      target: { kind: 'number', number: '1003' },
      called: async () => {
        const leg = await until('somebody is called there', () => backend.legs.at(-1));
        await new Promise((resolve) => setTimeout(resolve));
        if (leg.party.number === '1003') return farEndOf(leg);
        return referred.pop() ?? calledBy(leg);
      },
      takePlace: async () => {
        const [leg] = backend.legs;
        if (!leg) throw new Error('there is no call');
        leg.farEnd.identify({ number: '1003' });
        return calledBy(leg);
      },
    },
    clear: () => backend.dispose(),
  };
});
