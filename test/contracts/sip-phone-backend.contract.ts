import type { CallLeg } from '../../src/contracts/phone-backend.js';
import type { SipCredential } from '../../src/contracts/credential-source.js';
import type { SipOptions } from '../../src/backends/sip/sip-options.js';
import { SipPhoneBackend } from '../../src/backends/sip/sip-phone-backend.js';
import { FakeCamera } from '../../src/backends/fake/index.js';
import { Microphone } from '../../src/media/microphone.js';
import { GuardedMicrophone } from './guarded-microphone.js';
import { heard } from './tone.js';
import { follow, told, until } from './followed-leg.js';
import { type FarEndUnderTest, phoneBackendContract } from './phone-backend.js';

const { mediaDevices } = navigator;
const browserMicrophone = (): Microphone => new Microphone({ mediaDevices, onOpenChange: () => {}, onPermission: () => {} });

/** Issued by the demo center that `wtr.contracts.mjs` starts. */
async function phone(extension: string, options: SipOptions = {}): Promise<SipPhoneBackend> {
  const credential = (await (await fetch(`/center/credential?extension=${extension}`)).json()) as SipCredential;
  return new SipPhoneBackend({ credential, storage: { getItem: () => null, setItem: () => {} }, ...options });
}

/** A camera that sees a canvas. */
function paintedCamera(): FakeCamera {
  const camera = new FakeCamera();
  const canvas = document.createElement('canvas');
  canvas.getContext('2d')?.fillRect(0, 0, 10, 10);
  camera.stream = canvas.captureStream(5);
  return camera;
}

const thirdNumber = '1003';

interface SipFarEnd extends FarEndUnderTest {
  readonly leg: CallLeg;
  readonly seen: string[];
}

function farEndOf(leg: CallLeg, microphone: Microphone): SipFarEnd {
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
    turnCamera: (on) => (on ? leg.turnCameraOn(paintedCamera()) : leg.turnCameraOff()),
    leg,
    transfer: (number) => leg.transfer({ kind: 'number', number }),
    hears: (hertz) => leg.remoteStream !== undefined && heard(leg.remoteStream, hertz),
    get watches() {
      return (leg.remoteStream?.getVideoTracks().length ?? 0) > 0;
    },
    seen,
  };
}

// the far end is another phone on the same server, so that all of SIP is between them
phoneBackendContract('SipPhoneBackend', async () => {
  let refusing = false;
  const createPeerConnection = (configuration: RTCConfiguration): RTCPeerConnection => {
    const connection = new RTCPeerConnection(configuration);
    const take = connection.setRemoteDescription.bind(connection);
    // a picture without a place: its port is 0 in the answer (RFC 3264 §6)
    connection.setRemoteDescription = async (description) => {
      await take(description);
      const pictures = connection.getTransceivers().filter(({ receiver }) => receiver.track.kind === 'video');
      if (refusing && description.type === 'offer') for (const transceiver of pictures) transceiver.stop();
    };
    return connection;
  };
  const [backend, other, third] = await Promise.all([
    phone('1001', { voicemail: true }),
    phone('1002', { createPeerConnection }),
    phone(thirdNumber),
  ]);
  const microphone = browserMicrophone();
  const arrived: SipFarEnd[] = [];
  const arrivedThere: SipFarEnd[] = [];
  const onReferral = (): boolean => true;
  other.attach({ onRegistration: () => {}, onIncoming: (leg) => arrived.push(farEndOf(leg, microphone)), onReferral });
  let caller: SipFarEnd | undefined;
  const onThere = (leg: CallLeg): void => {
    const there = farEndOf(leg, microphone);
    arrivedThere.push(there);
    if (leg.party.number === '1002') caller?.seen.push(`sent to ${thirdNumber}`);
  };
  third.attach({ onRegistration: () => {}, onIncoming: onThere, onReferral });
  await Promise.all([other.register(), third.register()]);
  const thirdCalled = async (): Promise<SipFarEnd> => {
    const there = await until('the third phone rings', () => arrivedThere.find(({ seen }) => seen.length === 0));
    return there;
  };
  return {
    backend,
    microphone: new GuardedMicrophone(browserMicrophone()),
    camera: paintedCamera(),
    refusePicture: () => {
      refusing = true;
    },
    number: '1002',
    called: () => until('the other phone rings', () => arrived.at(-1)),
    calls: async () => {
      caller = farEndOf(other.dial({ kind: 'number', number: '1001' }, { microphone }), microphone);
      return { farEnd: caller, number: '1002' };
    },
    third: {
      number: thirdNumber,
      target: { kind: 'number', number: thirdNumber },
      called: thirdCalled,
      takePlace: async (farEnd) => {
        const asking = follow(other.dial({ kind: 'number', number: thirdNumber }, { microphone }));
        const there = await thirdCalled();
        await there.answer();
        await told(asking, 'connected');
        const first = arrived.find((each) => each === farEnd);
        if (first) await asking.leg.transferTo(first.leg);
        return there;
      },
    },
    voicemailBecomes: async (messages) => {
      await fetch(`/center/voicemail?extension=1001&new=${messages.new}&old=${messages.old}`);
    },
    clear: async () => {
      await Promise.all([backend.dispose(), other.dispose(), third.dispose()]);
    },
  };
});
