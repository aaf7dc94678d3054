import { browserAudio, CallAudio, Phone } from 'contact-center-widgets';
import { sip } from 'contact-center-widgets/backends/sip';
import { firstSound } from './subject.js';

let phone: Phone;

window.phoneSubject = {
  async register({ server, ...credential }) {
    const hardware = browserAudio();
    phone = new Phone({ backend: sip({ server, credential }).phone, microphone: hardware.microphone });
    new CallAudio({ hardware, phone });
    await phone.register();
  },
  type() {
    phone.expectCall();
  },
  async call(target) {
    window.firstInvite = undefined;
    const click = performance.now();
    const established = new Promise<number>((resolve) => {
      const stop = phone.subscribe(({ calls }) => {
        if (!['connecting', 'connected'].includes(calls.at(-1)?.state ?? '')) return;
        stop();
        resolve(performance.now());
      });
    });
    const heard = new Promise<number>((resolve) => {
      const stop = phone.on('stream', (callId) => {
        const stream = phone.remoteStream(callId);
        if (!stream) return;
        stop();
        resolve(firstSound(stream));
      });
    });
    const callId = await phone.dial(target);
    const at = { established: (await established) - click, audio: (await heard) - click, invite: (window.firstInvite ?? NaN) - click };
    await phone.hangUp(callId);
    phone.dismiss(callId);
    return at;
  },
};
