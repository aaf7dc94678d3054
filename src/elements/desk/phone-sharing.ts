import './phone-services.js';
import { isLive, isRingingIn } from '../../model/call.js';
import { PhoneHost } from '../../services/phone-host.js';
import { PhoneOwner } from '../../services/phone-owner.js';
import { SharedAgentSession } from '../../services/shared-agent-session.js';
import { SharedPhone } from '../../services/shared-phone.js';
import type { PhoneAndAgent, PhoneMaking } from './phone-services.js';
import { seize } from './seize.js';

/**
 * Tells other tabs of the phone that this one has, and does what they ask.
 *
 * @param rank in the row of tabs that have had it
 */
export function host(making: PhoneMaking, services: PhoneAndAgent, rank: number = 1): void {
  const { agent, tabs, name, signal } = making;
  const { memory } = agent;
  if (signal.aborted) return;
  const told = new PhoneHost({
    ...services,
    memory,
    channel: tabs.channel(name),
    name: `${rank} ${crypto.randomUUID()}`,
    onReplaced: () => replaced(making, services),
    isAwaited: () => tabs.isAwaited(name),
  });
  signal.addEventListener('abort', () => told.dispose(), { once: true });
}

// what rings is left to the tab that has the phone now, which this one follows from here on
function replaced({ onReplaced }: PhoneMaking, { phone }: PhoneAndAgent): void {
  phone.expectSuccessor(true);
  onReplaced?.();
}

/** A phone and an agent session that another tab has, until it is gone: then they are this tab's. */
export function follow(making: PhoneMaking): PhoneAndAgent {
  const { tabs, name, signal } = making;
  const { memory } = making.agent;
  const owner = new PhoneOwner({
    channel: tabs.channel(name),
    ...(making.phone.clock && { clock: making.phone.clock }),
    randomId: () => crypto.randomUUID(),
    onState: (state) => {
      memory.save(state.kept);
      phone.show(state.phone);
      agent.show(state.agent);
    },
    onSuccession: () => phone.watchAnew(),
    onSilence: () => {
      // somebody talks there, and is heard: a tab that hangs sends and plays sound all the same
      if (phone.state.calls.some((call) => isLive(call) && !isRingingIn(call))) return;
      waiting.abort();
      (making.seize ?? seize)(name, takeOver).catch(lost);
    },
  });
  const waiting = new AbortController();
  let taken = false;
  let made: ReturnType<PhoneMaking['phone']['backend']> | undefined;
  const backend = (): ReturnType<PhoneMaking['phone']['backend']> => (made ??= making.phone.backend());
  const phone = new SharedPhone({ ...making.phone, backend }, (verb, parameters) => owner.ask('phone', verb, parameters));
  const agent = new SharedAgentSession({ ...making.agent, phone }, (verb, parameters) => owner.ask('agent', verb, parameters));
  const takeOver = async (): Promise<void> => {
    const wasRegistered = phone.state.registration.state !== 'unregistered';
    const wasSignedIn = agent.state.agentState !== 'offline';
    phone.takeOver();
    // failures are in the state of the phone and of the session
    void agent.takeOver().catch(() => undefined);
    if (wasRegistered && !wasSignedIn) void phone.register().catch(() => undefined);
    taken = true;
    const rank = owner.rank + 1;
    owner.leave(({ service, verb, parameters }) => call({ phone, agent }[service], verb, parameters));
    host(making, { phone, agent }, rank);
    await new Promise((resolve) => signal.addEventListener('abort', resolve, { once: true }));
  };
  const lost = (): void => {
    if (taken && !signal.aborted) replaced(making, { phone, agent });
  };
  tabs.own(name, takeOver, { signal: AbortSignal.any([signal, waiting.signal]) }).catch(() => {
    if (!waiting.signal.aborted) lost();
  });
  signal.addEventListener('abort', () => owner.dispose(), { once: true });
  // what it takes to register is there when the other tab is gone
  void Promise.resolve(backend()).catch(() => (made = undefined));
  return { phone, agent };
}

async function call(service: object, verb: string, parameters: readonly unknown[]): Promise<unknown> {
  return (service as Readonly<Record<string, (...parameters: readonly unknown[]) => unknown>>)[verb]?.(...parameters);
}
