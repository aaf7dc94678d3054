import type { TcccCallData, TcccDialOptions } from '../../backends/tencent-tccc/tccc-api.js';
import { type Call, isLive, isRingingIn } from '../../model/call.js';
import type { Phone } from '../../services/phone.js';
import type { AgentCommands } from './agent-commands.js';
import type { ChatHeir } from './chat-follower.js';
import { Refused } from './refused.js';
import type { SessionFollower } from './session-follower.js';
import type { TcccSession } from './tccc-session.js';

/** What `CallCommands` act on. */
export interface CallCommandsOptions {
  readonly phone: Phone;
  readonly agent: AgentCommands;
  readonly follower: SessionFollower;
  readonly session: TcccSession;
}

type Verb = 'answer' | 'hold' | 'resume' | 'mute' | 'unmute' | 'turnCameraOn' | 'turnCameraOff';

/** `tccc.Call`, and what `tccc.Video` has in common with it. Rejects with whatever the phone rejects with, or with `Refused`. */
export class CallCommands {
  readonly #phone: Phone;
  readonly #agent: AgentCommands;
  readonly #follower: SessionFollower;
  readonly #session: TcccSession;
  #dialing = false;

  constructor({ phone, agent, follower, session }: CallCommandsOptions) {
    this.#phone = phone;
    this.#agent = agent;
    this.#follower = follower;
    this.#session = session;
  }

  async dial(options: TcccDialOptions): Promise<TcccCallData> {
    const { phoneNumber, phoneDesc } = options ?? {}; // from a page that may leave everything out
    // at once, before anything is waited for: a second press finds it
    if (this.#dialing) throw new Refused('tccc.dialing');
    this.#dialing = true;
    try {
      await this.#agent.settled();
      this.#mayDial();
      const callId = await this.#phone.dial(String(phoneNumber ?? ''), { headers: headersOf(options ?? {}) });
      return this.#follower.dialed(callId, phoneDesc);
    } finally {
      this.#dialing = false;
    }
  }

  async dialColleague(options: { readonly calleeUserId: string; readonly useMobile?: boolean }): Promise<TcccCallData> {
    const { calleeUserId = '', useMobile } = options ?? {};
    const phoneNumber = this.#numberOf(calleeUserId);
    if (useMobile || !phoneNumber) throw new Refused('tccc.unavailable');
    return this.dial({ phoneNumber });
  }

  async act(sessionId: string, verb: Verb): Promise<void> {
    await this.#phone[verb](this.#live(sessionId).id);
  }

  /** Ends a call, or turns an offer away. */
  async hungUp(sessionId: string): Promise<void> {
    const call = this.#live(sessionId);
    if (isRingingIn(call)) await this.#phone.decline(call.id);
    else await this.#phone.hangUp(call.id);
  }

  async isMuted(sessionId: string): Promise<boolean> {
    return this.#live(sessionId).muted;
  }

  async sendDigits(sessionId: string, digits: string): Promise<void> {
    await this.#phone.sendDtmf(this.#live(sessionId).id, digits);
  }

  /** Hands a call to a colleague, or to the number of a skill group. Resolves when somebody has taken it. */
  async transfer(sessionId: string, heir: ChatHeir): Promise<void> {
    const call = this.#live(sessionId);
    const { userId, skillGroupId } = heir;
    const group = this.#session.skillGroups?.find(({ id }) => id === skillGroupId);
    const number = userId === '' ? group?.number : this.#numberOf(userId);
    if (!number) throw new Refused('tccc.unavailable');
    this.#follower.handedTo(call.id, heir);
    await this.#phone.transfer(call.id, number);
  }

  /** Takes a call with a picture, where one is offered. */
  async acceptVideo(sessionId: string): Promise<void> {
    const call = this.#live(sessionId);
    await this.#phone.answer(call.id, call.offersPicture ? { video: true } : {});
  }

  /** Takes a call that is over out of sight. */
  async remove(sessionId: string): Promise<void> {
    const call = this.#call(sessionId);
    if (call && isLive(call)) throw new Refused('tccc.on-call');
    if (call) this.#phone.dismiss(call.id);
  }

  #numberOf(userId: string): string | undefined {
    const { colleagues = {} } = this.#session;
    return Object.hasOwn(colleagues, userId) ? colleagues[userId] : undefined;
  }

  #mayDial(): void {
    if (this.#agent.status === 'offline') throw new Refused('tccc.offline');
    if (this.#phone.state.calls.some((call) => isLive(call) && !isRingingIn(call))) throw new Refused('tccc.on-call');
  }

  #live(sessionId: string): Call {
    const call = this.#call(sessionId);
    if (!call || !isLive(call)) throw new Refused('tccc.no-call');
    return call;
  }

  #call(sessionId: string): Call | undefined {
    const callId = this.#follower.book.callOf(sessionId);
    return this.#phone.state.calls.find(({ id }) => id === callId);
  }
}

/** What a SIP server may make something of; encoded, since it comes from the page. */
function headersOf({ uui, callerPhoneNumber, skillGroupId }: Partial<TcccDialOptions>): Readonly<Record<string, string>> {
  const hints = { 'X-Tccc-Uui': uui, 'X-Tccc-Caller': callerPhoneNumber, 'X-Tccc-Skill-Group': skillGroupId };
  return Object.fromEntries(
    Object.entries(hints).flatMap(([name, value]) => (value ? [[name, encodeURIComponent(String(value)).slice(0, 1024)]] : [])),
  );
}
