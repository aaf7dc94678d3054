import { FakeCamera, FakeMicrophone, FakePhoneBackend } from '../../src/backends/fake/index.js';
import type { FakeLeg } from '../../src/backends/fake/fake-leg.js';
import { GuardedMicrophone } from './guarded-microphone.js';
import { heard } from './tone.js';
import { until } from './followed-leg.js';
import { type FarEndUnderTest, phoneBackendContract } from './phone-backend.js';

const painted = (): MediaStream => document.createElement('canvas').captureStream(5);

function farEndOf(leg: FakeLeg): FarEndUnderTest {
  const { farEnd } = leg;
  let answered = false;
  const talks = (): boolean => answered || leg.log.includes('answered');
  const seenAs = (done: string): string => {
    if (done === 'answered') return 'connected';
    if (done === 'held') return 'hold remote';
    if (done === 'hung up') return `ended ${talks() ? 'remote-hangup' : 'canceled'}`;
    return done.replace('declined', 'ended');
  };
  return {
    answer: async () => {
      answered = true;
      farEnd.answer();
    },
    decline: async () => farEnd.end('declined'),
    hangUp: async () => farEnd.end(talks() ? 'remote-hangup' : 'canceled'),
    hold: async () => farEnd.hold(),
    resume: async () => farEnd.resume(),
    turnCamera: async (on) => farEnd.show(on ? painted() : undefined),
    hears: (hertz) => leg.instead !== undefined && heard(leg.instead, hertz),
    get watches() {
      return answered && leg.localStream !== undefined;
    },
    get seen() {
      return leg.log.map(seenAs);
    },
  };
}

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
    called: async () => {
      const leg = await until('a leg', () => backend.legs.at(-1));
      // its script makes it ring as soon as its microphone is open
      await new Promise((resolve) => setTimeout(resolve));
      leg.farEnd.watch(willing);
      return farEndOf(leg);
    },
    calls: async () => ({ farEnd: farEndOf(backend.ring({ number: '4000' })), number: '4000' }),
    clear: () => backend.dispose(),
  };
});
