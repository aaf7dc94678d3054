import type { CallLeg } from '../../src/contracts/phone-backend.js';
import { FakeCamera } from '../../src/backends/fake/index.js';
import { Microphone } from '../../src/media/microphone.js';
import { until } from './followed-leg.js';
import { GuardedMicrophone } from './guarded-microphone.js';
import { type FarEndUnderTest, phoneBackendContract } from './phone-backend.js';
import { otherPhone, tcccBackend } from './tccc-page.js';

const { mediaDevices } = navigator;
const browserMicrophone = (): Microphone => new Microphone({ mediaDevices, onOpenChange: () => {}, onPermission: () => {} });

function farEndOf(leg: CallLeg, microphone: Microphone): FarEndUnderTest {
  const seen: string[] = [];
  leg.follow((event) => {
    if (event.type === 'ended') seen.push(`ended ${event.reason}`);
    else seen.push(event.type === 'hold' ? `hold ${event.hold}` : event.type);
  });
  return {
    answer: () => leg.answer({ microphone }),
    decline: () => leg.decline('declined'),
    hangUp: () => leg.hangUp(),
    hold: () => leg.hold(),
    resume: () => leg.resume(),
    turnCamera: () => Promise.reject(new Error('there are no pictures')),
    transfer: () => Promise.reject(new Error('the SDK is told of no such wish')),
    hears: () => false,
    watches: false,
    seen,
  };
}

// between both ends are our back end, the vendor's interface, our own phone behind it, and SIP
phoneBackendContract(
  'TcccPhoneBackend',
  async () => {
    const [tccc, other, third] = await Promise.all([tcccBackend(), otherPhone('1002'), otherPhone('1003')]);
    const backend = await tccc.phone();
    const microphone = browserMicrophone();
    const arrived: FarEndUnderTest[] = [];
    other.attach({ onRegistration: () => {}, onIncoming: (leg) => arrived.push(farEndOf(leg, microphone)), onReferral: () => true });
    const arrivedThere: FarEndUnderTest[] = [];
    third.attach({ onRegistration: () => {}, onIncoming: (leg) => arrivedThere.push(farEndOf(leg, microphone)) });
    await Promise.all([other.register(), third.register()]);
    return {
      backend,
      microphone: new GuardedMicrophone(browserMicrophone()),
      camera: new FakeCamera(),
      refusePicture: () => undefined,
      number: '1002',
      called: () => until('the other phone rings', () => arrived.at(-1)),
      calls: async () => {
        await until('the agent may be called', () => window.tccc?.Agent.getStatus() === 'free');
        return { farEnd: farEndOf(other.dial({ kind: 'number', number: '1001' }, { microphone }), microphone), number: '1002' };
      },
      third: {
        number: '1003',
        target: { kind: 'address', address: 'sip:chiara@demo.localhost', number: 'chiara' },
        called: () => until('the third phone rings', () => arrivedThere.find(({ seen }) => seen.length === 0)),
        takePlace: () => Promise.reject(new Error('the SDK knows nothing of it')),
      },
      clear: async () => {
        await Promise.all([backend.dispose(), other.dispose(), third.dispose()]);
        await until('the agent is gone', () => window.tccc?.Agent.getStatus() === 'offline');
      },
    };
  },
  {
    pictures: true,
    consultations: true,
    otherSounds: true,
    lines: true,
    voicemail: true,
    ringing: true,
    remoteHold: true,
    declineReasons: 'declined',
  },
);
