import type { Clock } from '../clock.js';
import { Bot } from './bot.js';
import { Conversation } from './conversation.js';
import type { Downlink } from './downlink.js';
import { result, type Result } from './result.js';
import type { CECSettings, Settings } from './settings.js';
import type { Staff } from './staff.js';
import { Visitor, type Uplink } from './visitor.js';
import { Waiting } from './waiting.js';

const outsideHours = result('12', 'The current time is not within the working time of the service agents');
const noAddress = result('13', 'No ccucs address available!');
const longestText = 1024;

/** All conversations, and what can be done with them. Both families of the interface stand on it. */
export class ChatDesk {
  readonly #visitors = new Map<string, Visitor>();
  readonly #clock: Clock;
  readonly #settings: Settings;
  readonly #staff: Staff;
  /** Told of whatever a visitor sends. */
  onSaid: (visitor: Visitor, message: Uplink) => void = () => undefined;
  /** Takes a message away from the polls; the webhook does, where it is on. */
  push: (visitor: Visitor, message: Downlink) => boolean = () => false;

  constructor(options: { readonly clock: Clock; readonly settings: Settings; readonly staff: Staff }) {
    this.#clock = options.clock;
    this.#settings = options.settings;
    this.#staff = options.staff;
  }

  get visitors(): readonly Visitor[] {
    return [...this.#visitors.values()];
  }

  visitor(channelId: string, userId: string): Visitor | undefined {
    return this.#visitors.get(`${channelId} ${userId}`);
  }

  /** The visitor of this name, new or known. */
  admit(about: { readonly channelId: string; readonly userId: string; readonly name: string; readonly locale: string }): Visitor {
    const known = this.visitor(about.channelId, about.userId);
    if (known !== undefined) {
      known.name = about.name;
      known.locale = about.locale;
      return known;
    }
    const visitor = new Visitor({ ...about, clock: this.#clock });
    visitor.onDeliver = (message) => this.push(visitor, message);
    this.#visitors.set(`${about.channelId} ${about.userId}`, visitor);
    return visitor;
  }

  settingsOf(visitor: Visitor): CECSettings {
    return this.#settings.of(visitor.channelId);
  }

  /** Carries out what a visitor sent. */
  send(visitor: Visitor, message: Uplink): Result {
    const { conversation } = visitor;
    const phase = conversation?.phase ?? 'ended';
    switch (message.controlType) {
      case 'CONNECT':
        return this.#connect(visitor, message);
      case 'CHAT':
        return this.#chat(visitor, message);
      case 'TRANS2AGENT':
        visitor.said(message);
        if (conversation === undefined || phase === 'ended') {
          return result('13', 'fail to transfer from robot to agent,session keep touch failed.');
        }
        if (phase === 'agent' || phase === 'queued') return result('13', 'transfer to agent failed, it has been agent service.');
        return this.#toAgent(conversation);
      case 'INPUT':
        if (phase !== 'ended') conversation?.attendant?.typing?.();
        return result('0', 'sendUserMessage successfully.');
      case 'READ':
        visitor.said(message);
        return result('0', 'sendUserMessage successfully.');
      case 'DISCONNECT':
        visitor.said(message);
        if (conversation === undefined || phase === 'ended') return result('13', 'disconnect failed');
        conversation.end('visitor');
        return result('0', phase === 'bot' ? 'Disconnect robot successfully' : 'disconnect successfully');
    }
  }

  /** Takes what waits for a visitor, or waits for it. */
  async poll(visitor: Visitor, options: { readonly wantsRead: boolean; readonly signal?: AbortSignal }): Promise<readonly Downlink[]> {
    visitor.conversation?.polled();
    const taken = await visitor.mailbox.take({ hold: this.settingsOf(visitor).pollHold, ...options });
    visitor.delivered += taken.length;
    return taken;
  }

  /** Where a visitor stands, with the code that says so. */
  queueInfo(visitor: Visitor): Record<string, unknown> {
    const { conversation } = visitor;
    switch (conversation?.phase) {
      case undefined:
      case 'ended':
        return { resultCode: '160004', resultDesc: 'session does not exist or ended' };
      case 'bot':
      case 'offline':
        return { resultCode: '6', resultDesc: 'ccucs session invalid' };
      case 'agent':
        return { resultCode: '160021', resultDesc: 'the customer is already with an agent' };
      case 'queued': {
        const { attendant } = conversation;
        if (!(attendant instanceof Waiting)) return { resultCode: '4' };
        const { position, waited, estimate } = attendant.place;
        return {
          totalWaitTime: waited,
          resultCode: '0',
          longestWaitTime: waited,
          position,
          currentDeviceWaitTime: waited,
          configMaxcWaitTime: conversation.settings.queueLimit,
          estimateWaitTime: estimate,
        };
      }
    }
  }

  #connect(visitor: Visitor, message: Uplink): Result {
    const settings = this.settingsOf(visitor);
    visitor.said(message);
    if (settings.connectFailure !== null) return settings.connectFailure;
    const open = visitor.conversation;
    // asking twice, because the first answer got lost, changes nothing
    if (open !== undefined && open.phase !== 'ended' && open.phase !== 'offline') {
      return result('0', open.phase === 'bot' ? 'connect to robot successfully.' : '');
    }
    if (!settings.bot && !settings.open) return outsideHours;
    if (!settings.bot && !settings.agents) return noAddress;
    open?.end('visitor');
    const conversation = new Conversation({
      visitor,
      clock: this.#clock,
      settings: () => this.settingsOf(visitor),
      transData: message.transData,
      onEnd: () => this.#staff.onChange(),
    });
    visitor.conversation = conversation;
    if (!settings.bot) {
      conversation.become(this.#waiting(conversation));
      return result('0');
    }
    conversation.become(
      new Bot(conversation, () => {
        const { resultCode } = this.#toAgent(conversation);
        return resultCode === '0' ? 'ok' : resultCode === '12' ? 'closed' : 'no-agents';
      }),
    );
    return result('0', 'connect to robot successfully.');
  }

  #chat(visitor: Visitor, message: Uplink): Result {
    const { conversation } = visitor;
    const { phase } = conversation ?? { phase: 'ended' };
    const tooLong = message.mediaType === 'TEXT' && Buffer.byteLength(message.content) > longestText;
    if (conversation === undefined || phase === 'ended' || tooLong) return result('13', 'sendUserMessage failed');
    visitor.said(message);
    conversation.touch();
    this.onSaid(visitor, message);
    conversation.attendant?.take(message);
    return result('0', phase === 'bot' ? 'Send message to robot successfully' : 'sendUserMessage successfully.');
  }

  #toAgent(conversation: Conversation): Result {
    const { open, agents } = conversation.settings;
    if (!open) return outsideHours;
    if (!agents) return result('13', 'transfer to agent failed, none channel config found.');
    conversation.notice(conversation.words.transferring);
    conversation.become(this.#waiting(conversation));
    return result('0');
  }

  #waiting(conversation: Conversation): Waiting {
    return new Waiting({ conversation, clock: this.#clock, staff: this.#staff });
  }
}
