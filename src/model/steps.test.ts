import { expect } from '@open-wc/testing';
import { mayStep, transition } from '../kit/transition.js';
import { agentSteps } from './agent.js';
import { callSteps } from './call.js';
import { clickToCallSteps } from './click-to-call.js';
import { conversationSteps } from './conversation.js';
import { messageSteps } from './message.js';
import { registrationSteps } from './registration.js';
import type { Steps } from './steps.js';

// the tables once more, as sentences a reviewer can check against the drawings
const allowed: Record<string, readonly [Steps<string>, string]> = {
  call: [
    callSteps,
    'queued>dialing queued>ringing queued>ended dialing>ringing dialing>connecting dialing>ended ringing>connecting ringing>ended connecting>connected connecting>ended connected>ended',
  ],
  conversation: [
    conversationSteps,
    'connecting>queued connecting>active connecting>ended queued>active queued>ended active>queued active>ended',
  ],
  message: [messageSteps, 'pending>sent pending>read pending>failed failed>pending sent>read'],
  'click-to-call': [
    clickToCallSteps,
    'idle>checking checking>connecting checking>ended connecting>requesting connecting>ended requesting>queued requesting>dialing requesting>ended queued>dialing queued>ended dialing>ended ended>idle',
  ],
  registration: [
    registrationSteps,
    'unregistered>registering registering>registered registering>failed registering>unregistered registered>registering registered>failed registered>unregistered failed>registering failed>unregistered',
  ],
  agent: [
    agentSteps,
    'offline>ready offline>not-ready offline>break offline>wrap-up ready>not-ready ready>break ready>on-call ready>wrap-up ready>offline not-ready>ready not-ready>break not-ready>on-call not-ready>wrap-up not-ready>offline on-call>wrap-up on-call>ready on-call>not-ready on-call>break wrap-up>ready wrap-up>not-ready wrap-up>break wrap-up>on-call wrap-up>offline break>ready break>not-ready break>on-call break>offline',
  ],
};

for (const [name, [steps, sentence]] of Object.entries(allowed)) {
  describe(`${name} steps`, () => {
    const states = Object.keys(steps);
    const pairs = new Set(sentence.split(' '));
    for (const from of states) {
      for (const to of states) {
        const may = pairs.has(`${from}>${to}`);
        it(`${may ? 'take' : 'refuse'} ${from} → ${to}`, () => {
          expect(mayStep(steps, from, to)).to.equal(may);
          const step = (): string => transition(steps, from, to, (a, b) => new Error(`${a}>${b}`));
          if (may) expect(step()).to.equal(to);
          else expect(step).to.throw(`${from}>${to}`);
        });
      }
    }
  });
}
