import type { AudioHardware } from '../../contracts/audio-hardware.js';
import type { Backend } from '../../contracts/backend.js';
import { browserAudio } from '../../media/browser-audio.js';
import type { AgentReason } from '../../model/agent.js';
import { AgentSession } from '../../services/agent-session.js';
import { CallAudio, type CallAudioMemory } from '../../services/call-audio.js';
import { Phone } from '../../services/phone.js';
import { dispatchAgentFacts } from '../facts/agent-facts.js';
import { dispatchErrors } from '../facts/error-facts.js';
import { dispatchPhoneFacts } from '../facts/phone-facts.js';
import type { DeskServices } from './service-slot.js';

/** The services of a desk with a phone. */
export interface PhoneServices extends DeskServices {
  readonly phone: Phone;
  readonly agent: AgentSession;
  readonly callAudio: CallAudio;
}

/** What the services are made of. */
export interface PhoneServicesOptions {
  readonly phone: NonNullable<Backend['phone']>;
  readonly agent?: Backend['agent'];
  readonly hardware?: AudioHardware | undefined;
  readonly memory?: CallAudioMemory | undefined;
  readonly reasons: readonly AgentReason[];
  /** ms */
  readonly wrapUp: number;
}

/** Builds a phone, its sound and the agent session over it. Loaded when a back end with a phone is offered. */
export function phoneServices(options: PhoneServicesOptions): PhoneServices {
  const hardware = options.hardware ?? browserAudio();
  const phone = new Phone({ backend: options.phone, microphone: hardware.microphone });
  const agent = new AgentSession({
    phone,
    reasons: options.reasons,
    wrapUp: options.wrapUp,
    ...(options.agent && { backend: options.agent }),
  });
  const callAudio = new CallAudio({ hardware, phone, ...(options.memory && { memory: options.memory }) });
  return {
    phone,
    agent,
    callAudio,
    tell: (target, signal) => {
      dispatchPhoneFacts(phone, target, signal);
      dispatchAgentFacts(agent, target, signal);
      dispatchErrors([phone, agent, callAudio], target, signal);
    },
    dispose: async () => {
      await agent.dispose();
      await phone.dispose();
      callAudio.dispose();
    },
  };
}
