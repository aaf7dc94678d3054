import JsSIP from 'jssip';
import { firstSound, play } from './subject.js';

let agent: JsSIP.UA;
let domain = '';

window.phoneSubject = {
  register({ server, address, password }) {
    domain = address.split('@')[1] ?? '';
    agent = new JsSIP.UA({ sockets: [new JsSIP.WebSocketInterface(server)], uri: address, password, session_timers: false });
    return new Promise((resolve, reject) => {
      agent.on('registered', () => resolve());
      agent.on('registrationFailed', ({ cause }) => reject(new Error(cause)));
      agent.start();
    });
  },
  type() {},
  call(target) {
    window.firstInvite = undefined;
    const click = performance.now();
    return new Promise((resolve, reject) => {
      let established = NaN;
      const session = agent.call(`sip:${target}@${domain}`, {
        mediaConstraints: { audio: true, video: false },
        pcConfig: { iceServers: [] },
        eventHandlers: {
          confirmed: () => (established = performance.now() - click),
          failed: ({ cause }: { cause: string }) => reject(new Error(cause)),
        },
      });
      session.connection.addEventListener('track', ({ track }) => {
        const stream = new MediaStream([track]);
        play(stream);
        void firstSound(stream).then((time) => {
          resolve({ established, audio: time - click, invite: (window.firstInvite ?? NaN) - click });
          session.terminate();
        });
      });
    });
  },
};
