import type { AudioHardware } from '../../contracts/audio-hardware.js';
import type { Backend } from '../../contracts/backend.js';
import { browserAudio } from '../../media/browser-audio.js';
import type { AgentReason } from '../../model/agent.js';
import { AgentSession } from '../../services/agent-session.js';
import { CallAudio } from '../../services/call-audio.js';
import type { AutoAnswer, AutoAnswerOptions } from '../../services/auto-answer.js';
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
  /** Only where the desk has `auto-answer`. */
  readonly autoAnswer: AutoAnswer | undefined;
}

/** What a desk is set to. */
export interface PhoneSettings {
  /** Default: that of this browser. */
  readonly audioHardware: AudioHardware | undefined;
  readonly reasons: readonly AgentReason[];
  /** Seconds. */
  readonly wrapUp: number;
  /** What is answered by the phone itself: nothing, what the agent sets, or `header`, or so many s. */
  readonly autoAnswer: string | undefined;
}

/** Builds a phone, its sound and the agent session over it: from the first back end with a phone, and the first with an ACD. Loaded when one with a phone is offered. */
export async function phoneServices(
  all: readonly Backend[],
  { audioHardware, reasons, wrapUp, autoAnswer: answers }: PhoneSettings,
): Promise<PhoneServices> {
  const hardware = audioHardware ?? browserAudio();
  const phone = new Phone({ backend: offered(all, 'phone'), microphone: hardware.microphone });
  const backend = all.find((one) => one.agent)?.agent;
  const agent = new AgentSession({ phone, reasons, wrapUp: wrapUp * 1000, ...(backend && { backend }) });
  const memory = deskMemory();
  const callAudio = new CallAudio({ hardware, phone, watchful: true, ...(memory && { memory }) });
  const autoAnswer = answers === undefined ? undefined : await automat(answers, { phone, audio: callAudio, ...(memory && { memory }) });
  return {
    phone,
    agent,
    callAudio,
    autoAnswer,
    tell: (target, signal) => {
      dispatchPhoneFacts(phone, target, signal);
      dispatchAgentFacts(agent, target, signal);
      dispatchErrors([phone, agent, callAudio], target, signal);
    },
    dispose: async () => {
      autoAnswer?.dispose();
      await agent.dispose();
      await phone.dispose();
      callAudio.dispose();
    },
  };
}

async function automat(answers: string, parts: AutoAnswerOptions): Promise<AutoAnswer> {
  const { AutoAnswer } = await import('../../services/auto-answer.js');
  const words = answers.split(/\s+/);
  const after = words.find((word) => /^\d{1,2}$/.test(word));
  return new AutoAnswer({ ...parts, byHeader: words.includes('header'), ...(after && { after: Number(after) }) });
}
