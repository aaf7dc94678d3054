import type { TcccCallData } from '../../backends/tencent-tccc/tccc-api.js';
import { type Call, callChanges, isLive, isRingingIn } from '../../model/call.js';
import type { AgentState } from '../../model/agent.js';
import { CcError } from '../../model/error.js';
import type { AgentSession } from '../../services/agent-session.js';
import type { Phone } from '../../services/phone.js';
import { statusOf } from './agent-words.js';
import { callDataOf, callInOf, movedOn, type PayloadContext, sessionEndedOf } from './call-payloads.js';
import type { ChatHeir } from './chat-follower.js';
import { SessionBook } from './session-book.js';
import type { TcccEmit, TcccSession } from './tccc-session.js';

/** What a `SessionFollower` follows. */
export interface SessionFollowerOptions {
  readonly phone: Phone;
  readonly agent: AgentSession;
  readonly session: TcccSession;
  readonly emit: TcccEmit;
  readonly newId: () => string;
}

/** Tells the page what phone and agent session do, as Tencent's events. */
export class SessionFollower {
  readonly book: SessionBook;
  readonly #phone: Phone;
  readonly #agent: AgentSession;
  readonly #session: TcccSession;
  readonly #emit: TcccEmit;
  readonly #end = new AbortController();
  readonly #heirs = new Map<string, ChatHeir>();

  constructor({ phone, agent, session, emit, newId }: SessionFollowerOptions) {
    this.book = new SessionBook(newId);
    this.#phone = phone;
    this.#agent = agent;
    this.#session = session;
    this.#emit = emit;
    const { signal } = this.#end;
    phone.subscribe<readonly Call[]>((calls, before) => this.#onCalls(calls, before), { selector: ({ calls }) => calls, signal });
    agent.subscribe<AgentState>((state) => emit('statusChanged', { status: statusOf[state] }), {
      selector: ({ agentState }) => agentState,
      signal,
    });
  }

  /** What a command that dialled gives. */
  dialed(callId: string, remark?: string): TcccCallData {
    const call = this.#phone.state.calls.find(({ id }) => id === callId);
    if (!call) throw new CcError('call-failed', 'the call is gone');
    return callDataOf(call, this.book.sessionOf(callId), this.#context, remark);
  }

  /** The call is being handed to somebody. */
  handedTo(callId: string, heir: ChatHeir): void {
    this.#heirs.set(callId, heir);
  }

  /** Calls `act` once, as soon as the phone is registered and the agent is in a status: when it goes on trying, also much later. */
  whenReady(signedIn: boolean, act: () => void): void {
    const { signal } = this.#end;
    const ready = new AbortController();
    const look = (): void => {
      const stands = this.#phone.state.registration.state === 'registered' && (!signedIn || this.#agent.state.agentState !== 'offline');
      if (!stands || ready.signal.aborted || signal.aborted) return;
      ready.abort();
      act();
    };
    this.#phone.subscribe(look, { signal: ready.signal });
    this.#agent.subscribe(look, { signal: ready.signal });
    look();
  }

  stop(): void {
    this.#end.abort();
  }

  get #context(): PayloadContext {
    const { colleagues = {}, offerTimeout = 0, video = false } = this.#session;
    return {
      own: this.#phone.state.registration.number ?? '',
      colleagues: new Map(Object.entries(colleagues).map(([userId, number]) => [number, userId])),
      offerTimeout,
      video,
    };
  }

  #onCalls(calls: readonly Call[], before: readonly Call[]): void {
    for (const { call, previous } of callChanges(calls, before)) this.#onChange(call, previous === undefined);
    for (const { id } of before.filter((gone) => !calls.some((call) => call.id === gone.id))) {
      this.#emit('sessionCompleted', { sessionId: this.book.sessionOf(id) });
      this.book.forget(id);
    }
  }

  #onChange(call: Call, isNew: boolean): void {
    const sessionId = this.book.sessionOf(call.id);
    if (isNew) this.#onNew(call, sessionId);
    if (call.state === 'connected') this.#emit(call.direction === 'inbound' ? 'userAccessed' : 'calloutAccepted', { sessionId });
    if (isLive(call)) return;
    const { userId = '', skillGroupId = '' } = this.#heirs.get(call.id) ?? {};
    this.#heirs.delete(call.id);
    if (call.endReason === 'transferred' && call.answeredAt !== undefined) this.#emit('transfer', { sessionId, skillGroupId, userId });
    if (movedOn(call)) this.#emit('autoTransfer', { sessionId });
    else this.#emit('sessionEnded', sessionEndedOf(call, sessionId));
  }

  #onNew(call: Call, sessionId: string): void {
    if (isRingingIn(call)) return this.#emit('callIn', callInOf(call, sessionId, this.#context));
    if (call.direction === 'inbound') return;
    const { calleePhoneNumber, callerPhoneNumber } = callDataOf(call, sessionId, this.#context);
    this.#emit('callOuted', { sessionId, calleePhoneNumber, callerPhoneNumber });
  }
}
