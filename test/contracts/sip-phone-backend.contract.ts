import type { CallLeg } from '../../src/contracts/phone-backend.js';
import type { SipCredential } from '../../src/contracts/credential-source.js';
import { SipPhoneBackend } from '../../src/backends/sip/sip-phone-backend.js';
import { Microphone } from '../../src/media/microphone.js';
import { GuardedMicrophone } from './guarded-microphone.js';
import { type FarEndUnderTest, phoneBackendContract, until } from './phone-backend.js';

const { mediaDevices } = navigator;
const browserMicrophone = (): Microphone => new Microphone({ mediaDevices, onOpenChange: () => {}, onPermission: () => {} });

/** Issued by the demo center that `wtr.contracts.mjs` starts. */
async function phone(extension: string): Promise<SipPhoneBackend> {
  const credential = (await (await fetch(`/center/credential?extension=${extension}`)).json()) as SipCredential;
  return new SipPhoneBackend({ credential, storage: { getItem: () => null, setItem: () => {} } });
}

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
    seen,
  };
}

// the far end is another phone on the same server, so that all of SIP is between them
phoneBackendContract('SipPhoneBackend', async () => {
  const [backend, other] = await Promise.all([phone('1001'), phone('1002')]);
  const microphone = browserMicrophone();
  const arrived: FarEndUnderTest[] = [];
  other.attach({ onRegistration: () => {}, onIncoming: (leg) => arrived.push(farEndOf(leg, microphone)) });
  await other.register();
  return {
    backend,
    microphone: new GuardedMicrophone(browserMicrophone()),
    number: '1002',
    called: () => until('the other phone rings', () => arrived.at(-1)),
    calls: async () => ({ farEnd: farEndOf(other.dial({ kind: 'number', number: '1001' }, { microphone }), microphone), number: '1002' }),
    clear: async () => {
      await Promise.all([backend.dispose(), other.dispose()]);
    },
  };
});
