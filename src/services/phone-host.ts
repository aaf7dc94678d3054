import type { AgentMemory } from '../contracts/agent-memory.js';
import type { TabChannel } from '../contracts/tabs.js';
import type { Unsubscribe } from '../kit/store.js';
import { type Call, isRingingIn } from '../model/call.js';
import { CcError, toCcError } from '../model/error.js';
import type { AgentSession } from './agent-session.js';
import type { Phone } from './phone.js';
import { PhoneLine, type PhoneLineMessage, rankOf } from './phone-line.js';
import { sharedVerbs } from './phone-verbs.js';

/** What a host is made of. */
export interface PhoneHostOptions {
  readonly phone: Phone;
  readonly agent: AgentSession;
  readonly memory: AgentMemory;
  readonly channel: TabChannel;
  /** What this tab is called among the others: its rank first. */
  readonly name: string;
  /** Another tab has the phone instead: this one hung. */
  readonly onReplaced?: (() => void) | undefined;
  /** Whether another tab waits to take over. */
  readonly isAwaited: () => Promise<boolean>;
}

type Request = Extract<PhoneLineMessage, { kind: 'request' }>;
type Verbs = Readonly<Record<string, (...parameters: readonly unknown[]) => unknown>>;

/** In the tab that has the phone: tells the other tabs what it shows, and does what they ask. */
export class PhoneHost {
  readonly #options: PhoneHostOptions;
  readonly #line: PhoneLine;
  readonly #stops: readonly Unsubscribe[];
  /** What was begun, by id: a tab that saw this one begin asks again. */
  readonly #begun = new Set<string>();
  #count = 0;
  #due = false;

  constructor(options: PhoneHostOptions) {
    const { phone, agent, channel } = options;
    this.#options = options;
    this.#line = new PhoneLine(channel, (message) => this.#onMessage(message));
    this.#stops = [
      phone.subscribe(() => this.#tell()),
      agent.subscribe(() => this.#tell()),
      phone.subscribe<readonly Call[]>((calls) => this.#onCalls(calls), { selector: (state) => state.calls }),
    ];
    this.#tell();
    this.#look();
  }

  dispose(): void {
    for (const stop of this.#stops) stop();
    this.#line.close();
  }

  // several things that change at once are told once
  #tell(): void {
    if (this.#due) return;
    this.#due = true;
    queueMicrotask(() => {
      this.#due = false;
      const { phone, agent, memory, name } = this.#options;
      const kept = memory.load();
      const state = { phone: phone.state, agent: agent.state, ...(kept !== undefined && { kept }) };
      this.#line.post({ kind: 'state', owner: name, count: ++this.#count, state });
    });
  }

  #onCalls(calls: readonly Call[]): void {
    if (calls.some(isRingingIn)) this.#look();
  }

  // a tab that was killed says nothing: the browser is asked
  #look(): void {
    const { phone, isAwaited } = this.#options;
    void isAwaited().then(
      (awaited) => phone.expectSuccessor(awaited),
      () => phone.expectSuccessor(false),
    );
  }

  #onMessage(message: PhoneLineMessage): void {
    if (message.kind === 'hello') {
      this.#tell();
      this.#look();
    } else if (message.kind === 'request') void this.#perform(message);
    else if (message.kind === 'state') this.#onRival(message.owner);
  }

  // what was told to this one while it hung comes when it goes on
  #onRival(owner: string): void {
    const { name, onReplaced } = this.#options;
    if (rankOf(owner) < rankOf(name)) return this.#tell();
    if (rankOf(owner) === rankOf(name)) return;
    this.dispose();
    onReplaced?.();
  }

  async #perform(request: Request): Promise<void> {
    const { requestId } = request;
    if (this.#begun.has(requestId)) return;
    this.#begun.add(requestId);
    this.#line.post({ kind: 'begun', requestId, owner: this.#options.name });
    try {
      const value = await this.#act(request);
      this.#line.post({ kind: 'reply', requestId, ...(typeof value === 'string' && { value }) });
    } catch (cause) {
      this.#line.post({ kind: 'reply', requestId, error: toCcError(cause, 'call-failed') });
    }
  }

  #act({ service, verb, parameters }: Request): unknown {
    if (!sharedVerbs[service].has(verb)) throw new CcError('illegal-transition', 'this tab cannot be asked for it', { context: { verb } });
    const { phone, agent } = this.#options;
    // one who is signed in already is not put back to what a new tab begins with
    if (service === 'agent' && verb === 'signIn' && agent.state.agentState !== 'offline') return undefined;
    return ({ phone, agent }[service] as unknown as Verbs)[verb]?.(...parameters);
  }
}
