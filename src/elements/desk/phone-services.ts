import type { AudioHardware } from '../../contracts/audio-hardware.js';
import type { Backend } from '../../contracts/backend.js';
import { browserAudio } from '../../media/browser-audio.js';
import type { AgentReason } from '../../model/agent.js';
import { AgentSession } from '../../services/agent-session.js';
import { CallAudio } from '../../services/call-audio.js';
import { Phone } from '../../services/phone.js';
import { dispatchAgentFacts } from '../facts/agent-facts.js';
import { dispatchErrors } from '../facts/error-facts.js';
import { dispatchPhoneFacts } from '../facts/phone-facts.js';
import { deskMemory } from './desk-memory.js';
import { offered } from './offered.js';
import type { DeskServices } from './service-slot.js';

/** The services of a desk with a phone. */
export interface PhoneServices extends DeskServices {
  readonly phone: Phone;
  readonly agent: AgentSession;
  readonly callAudio: CallAudio;
}

/** What a desk is set to. */
export interface PhoneSettings {
  /** Default: that of this browser. */
  readonly audioHardware: AudioHardware | undefined;
  readonly reasons: readonly AgentReason[];
  /** Seconds. */
  readonly wrapUp: number;
}

/** Builds a phone, its sound and the agent session over it: from the first back end with a phone, and the first with an ACD. Loaded when one with a phone is offered. */
export function phoneServices(all: readonly Backend[], { audioHardware, reasons, wrapUp }: PhoneSettings): PhoneServices {
  const hardware = audioHardware ?? browserAudio();
  const phone = new Phone({ backend: offered(all, 'phone'), microphone: hardware.microphone });
  const backend = all.find((one) => one.agent)?.agent;
  const agent = new AgentSession({ phone, reasons, wrapUp: wrapUp * 1000, ...(backend && { backend }) });
  const memory = deskMemory();
  const callAudio = new CallAudio({ hardware, phone, ...(memory && { memory }) });
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
