import type { LitElement } from 'lit';
import type { AudioHardware } from '../../contracts/audio-hardware.js';
import type { Backend } from '../../contracts/backend.js';
import type { Tabs } from '../../contracts/tabs.js';
import { systemClock } from '../../kit/clock.js';
import type { AgentReason } from '../../model/agent.js';
import type { Call } from '../../model/call.js';
import { AgentSession, type AgentSessionOptions } from '../../services/agent-session.js';
import type { CallAudio } from '../../services/call-audio.js';
import type { AutoAnswer } from '../../services/auto-answer.js';
import type { CallsAt } from '../../services/call-reports.js';
import type { CallHistory } from '../../services/call-history.js';
import { Phone } from '../../services/phone.js';
import type { PhoneOptions } from '../../services/phone-options.js';
import { dispatchAgentFacts } from '../facts/agent-facts.js';
import { dispatchErrors } from '../facts/error-facts.js';
import { dispatchPhoneFacts } from '../facts/phone-facts.js';
import { agentPageMemory } from './agent-page-memory.js';
import { besidePhone, type Provide } from './beside-phone.js';
import { browserTabs } from './browser-tabs.js';
import { deskMemory } from './desk-memory.js';
import { lateEquipment } from './late-equipment.js';
import { lateHistory } from './late-history.js';
import { loadedOnce } from './loaded-once.js';
import { offered } from './offered.js';
import { phoneAttributes } from './phone-attributes.js';
import type { Seize } from './seize.js';
import type { DeskServices } from './service-slot.js';
import { serviceLoads } from './service-loads.js';

/** The services of a desk with a phone. */
export interface PhoneServices extends DeskServices {
  readonly phone: Phone;
  readonly agent: AgentSession;
  /** Once it is loaded: before the phone can be called. */
  readonly callAudio: CallAudio | undefined;
  /** The calls that the phone has had, once there is one. */
  readonly calls: CallHistory | undefined;
  /** Likewise, and only where the desk has `auto-answer`. */
  readonly autoAnswer: AutoAnswer | undefined;
}

/** What a desk is set to. */
export interface PhoneSettings {
  /** Default: that of this browser. */
  readonly audioHardware: AudioHardware | undefined;
  readonly reasons: readonly AgentReason[];
  /** Seconds. */
  readonly wrapUp: number;
  /** What a page writes on its desk. */
  getAttribute(name: string): string | null;
}

/** What phone and agent session are made of, and what they have in common with other tabs. */
export interface PhoneMaking {
  readonly phone: PhoneOptions;
  readonly agent: Omit<AgentSessionOptions, 'phone'> & Required<Pick<AgentSessionOptions, 'memory'>>;
  readonly tabs: Tabs;
  /** What the tabs that share the phone call it. */
  readonly name: string;
  /** Ends this tab's part in it. */
  readonly signal: AbortSignal;
  /** Another tab has the phone in place of this one, which hung: everything is to be made anew. */
  readonly onReplaced?: (() => void) | undefined;
  /** Takes the phone from a tab that hangs. Default: by the browser's Web Locks. */
  readonly seize?: Seize;
}

/** A phone and the session of its agent. */
export type PhoneAndAgent = Pick<PhoneServices, 'phone' | 'agent'>;

/**
 * Builds a phone and the agent session over it: from the first back end with a
 * phone, and the first with an ACD. Loaded when one with a phone is offered. Its
 * sound is loaded beside it; it is there before the phone registers or calls.
 * Where another tab has the same phone, what is needed to share it is loaded in
 * both.
 *
 * @param onReplaced told when another tab has taken the phone of this one, which hung
 */
export async function phoneServices(
  all: readonly Backend[],
  desk: PhoneSettings & LitElement,
  provide: Provide,
  onReplaced?: () => void,
  tabs: Tabs = browserTabs(),
): Promise<PhoneServices> {
  const { audioHardware, reasons, wrapUp } = desk;
  const memory = deskMemory();
  const { requireSound, autoAnswer: answers, callHistory, recording, recordingTone, whileNotReady } = phoneAttributes(desk, memory);
  const hardware = loadedOnce(async () => audioHardware ?? (await sounds()).browserAudio());
  const [backend, key] = [all.find((one) => one.agent)?.agent, all.find((one) => one.phone)?.phoneKey];
  const equipment = lateEquipment(hardware);
  const end = new AbortController();
  const making: PhoneMaking = {
    phone: {
      backend: async () => {
        await audio();
        return offered(all, 'phone')();
      },
      microphone: { open: async (how) => (await hardware()).microphone.open(how) },
      mixer: equipment.mixer,
      camera: equipment.camera,
      ...(equipment.screen && { screen: equipment.screen }),
      ...(recording && { recording: { record: equipment.record, toneEvery: Math.max(0, recordingTone) * 1000 } }),
    },
    agent: {
      reasons,
      wrapUp: wrapUp * 1000,
      whileNotReady,
      memory: agentPageMemory(),
      ...(backend && { backend }),
      ...(requireSound && { sound: await hardware() }),
    },
    tabs,
    name: `phone ${key ?? ''}`,
    signal: end.signal,
    onReplaced,
  };
  const beside = besidePhone(desk, provide);
  const audio = loadedOnce(async () => {
    const [{ CallAudio }, devices, automat] = await Promise.all([
      sounds(),
      hardware(),
      answers === undefined ? undefined : import('./phone-automat.js'),
    ]);
    end.signal.throwIfAborted();
    const kept = { phone, ...(memory && { memory }) };
    const headsets = 'hid' in navigator && { headsets: async () => (await import('../../media/browser-headsets.js')).browserHeadsets() };
    const callAudio = new CallAudio({ ...kept, hardware: devices, tabs, watchful: true, ...headsets });
    end.signal.addEventListener('abort', () => callAudio.dispose(), { once: true });
    beside.audio.setValue(callAudio);
    beside.autoAnswer.setValue(automat?.phoneAutomat(answers ?? '', { ...kept, audio: callAudio }));
    return callAudio;
  });
  const isHere = key === undefined || (await tabs.claim(making.name, end));
  const { phone, agent } = isHere ? own(making, key !== undefined) : (await sharing()).follow(making);
  const endHistory = lateHistory({ phone, agent }, callHistory, (history) => beside.history.setValue(history));
  return {
    phone,
    agent,
    rest: audio(),
    get callAudio() {
      return beside.audio.value;
    },
    get autoAnswer() {
      return beside.autoAnswer.value;
    },
    get calls() {
      return beside.history.value;
    },
    tell: (target, signal) => {
      dispatchPhoneFacts(phone, target, signal);
      dispatchAgentFacts(agent, target, signal);
      dispatchErrors([phone, agent], target, signal);
      void audio().then((one) => dispatchErrors([one], target, signal), ignored);
      // what a first call brings; a call without a report, or that calls nobody to the page, is a call
      const early: CallsAt[] = [];
      const stop = phone.subscribe<readonly Call[]>(
        (calls) => {
          if (early.push({ at: systemClock.now(), calls }) > 1) return;
          void Promise.all([import('./call-report-services.js'), audio()])
            .finally(() => stop())
            .then(([{ tellReports }, callAudio]) => tellReports({ phone, callAudio, early, target, signal }), ignored);
          void serviceLoads.attention?.().then(({ CallAttention }) => {
            if (isElement(target) && !signal.aborted) new CallAttention({ phone, host: target, signal });
          }, ignored);
        },
        { selector: (state) => state.calls, signal },
      );
    },
    dispose: async () => {
      beside.autoAnswer.value?.dispose();
      for (const one of [beside.audio, beside.autoAnswer, beside.history]) one.setValue(undefined);
      endHistory();
      await agent.dispose();
      await phone.dispose();
      end.abort(); // not before: the next tab begins with it
    },
  };
}

const ignored = (): undefined => undefined;

// the class itself is no part of what serves a phone
const isElement = (target: EventTarget): target is LitElement => 'addController' in target;

const sharing = () => import('./phone-sharing.js');
const sounds = (): Promise<typeof import('./phone-sound.js')> => import('./phone-sound.js');

function own(making: PhoneMaking, isShared: boolean): PhoneAndAgent {
  const phone = new Phone(making.phone);
  const agent = new AgentSession({ ...making.agent, phone });
  if (isShared) awaitOthers(making, { phone, agent });
  return { phone, agent };
}

/** Whatever is heard first says that there is another tab. */
function awaitOthers(making: PhoneMaking, services: PhoneAndAgent): void {
  const channel = making.tabs.channel(making.name);
  const stop = channel.hear(() => {
    stop();
    channel.close();
    void sharing().then(({ host }) => host(making, services));
  });
  making.signal.addEventListener('abort', () => channel.close(), { once: true });
}
