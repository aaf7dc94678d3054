import type { ChatEvent, Opening } from '../../contracts/chat-backend.js';
import type { Clock } from '../../kit/clock.js';
import type { ConversationEndReason } from '../../model/conversation.js';
import { CcError } from '../../model/error.js';
import type { CecCalls } from './cec-calls.js';
import { queueCodes, sendCodes } from './cec-codes.js';
import { CecHearing } from './cec-hearing.js';
import { readHistory } from './cec-history.js';
import type { LogCec } from './cec-log.js';
import type { CecMemory, Phase } from './cec-memory.js';
import { pollOn } from './cec-poll.js';
import { isSuccess, refusal } from './cec-refusal.js';
import { EventQueue } from './event-queue.js';
import { askQueue, QueueWatch } from './queue-watch.js';

/** What a conversation is made of. */
export interface CecConversationOptions {
  readonly calls: CecCalls;
  readonly memory: CecMemory;
  readonly clock: Clock;
  readonly random: () => number;
  readonly page: EventTarget | undefined;
  readonly log: LogCec;
}

/** More for CONNECT. */
export interface ConnectOptions {
  readonly fields?: Readonly<Record<string, string>> | undefined;
  readonly forCall?: boolean;
  readonly signal?: AbortSignal | undefined;
}

/**
 * How long a conversation is taken to live that the queue need not know of, in
 * ms: a bot's for the service's usual time of inactivity, one that is answered
 * later for a day.
 */
const lives: Readonly<Partial<Record<Phase, number>>> = { bot: 20 * 60_000, asynchronous: 24 * 3_600_000 };
/** By how much this machine's clock may be wrong, where the server does not tell its own, in ms. */
const skew = 10 * 60_000;

/**
 * The one conversation of a visitor in this page, that chat and call have in
 * common: what is polled for one is kept for the other. It is polled as long as
 * somebody listens or holds on to it.
 */
export class CecConversation {
  readonly #options: CecConversationOptions;
  readonly #events = new EventQueue<ChatEvent>();
  readonly #queue: QueueWatch;
  readonly #others = new EventTarget();
  /** Undefined while there is no conversation. */
  #hearing: CecHearing | undefined;
  #connecting: Promise<Opening> | undefined;
  /** Something may have been said that nobody here has heard. */
  #missed = false;
  /** When CONNECT was sent that has no answer yet: it may have arrived all the same, and what is said from then on belongs to the conversation. */
  #askedAt: number | undefined;
  #reached = true;
  /** It was said that something may be missing, and nothing was said since. */
  #gap = false;
  #listeners = 0;
  #holders = 0;
  #poll: AbortController | undefined;

  constructor(options: CecConversationOptions) {
    this.#options = options;
    this.#queue = new QueueWatch({
      calls: options.calls,
      clock: options.clock,
      onPlace: (place) => {
        if (this.#hearing?.phase !== 'agent') this.#tell(this.#hearing?.queued(place));
      },
      onAgent: () => this.#tell(this.#hearing?.attended({ kind: 'agent' })),
      onGone: () => this.#end('queue-timeout'),
    });
  }

  /** Opened or resumed in this page, and not over. */
  get isOpen(): boolean {
    return this.#hearing !== undefined;
  }

  /** Somebody listens, so that it is not over with a call. */
  get isListenedTo(): boolean {
    return this.#listeners > 0;
  }

  /** Asks for a conversation, unless there is one. */
  async connect(options: ConnectOptions): Promise<Opening> {
    while (this.#connecting) await this.#connecting.catch(() => undefined);
    if (this.isOpen) {
      if (!options.forCall) this.#options.memory.save({ forCall: false });
      return { type: 'open' };
    }
    this.#connecting = this.#connect(options);
    try {
      return await this.#connecting;
    } finally {
      this.#connecting = undefined;
    }
  }

  /**
   * Whether the conversation that this browser had open lives on.
   *
   * The queue's answer is proof for a queue and for an agent. A bot's
   * conversation is not one that the queue has to know of, so that "gone" proves
   * nothing there: it is taken to live for the usual time of inactivity, and
   * the first message tells.
   */
  async resume(signal: AbortSignal | undefined): Promise<boolean> {
    if (this.isOpen) return true;
    const { calls, clock, memory } = this.#options;
    const { phase, visitorId, at } = memory.load();
    if (!phase) return false;
    const isSomebodyElse = visitorId !== undefined && visitorId !== (await calls.visitorId({ signal }));
    const { code } = isSomebodyElse ? { code: '' } : await calls.queueInfo({ signal });
    if (code === queueCodes.queuing) this.#begin('queued');
    else if (code === queueCodes.withAgent) this.#begin('agent');
    else if (!isSomebodyElse && clock.now() - at < (lives[phase] ?? -Infinity) + skew) this.#begin(phase);
    else memory.save({ phase: undefined });
    return this.isOpen;
  }

  /** From a bot to an agent. */
  async requestAgent(signal: AbortSignal | undefined): Promise<Opening> {
    const { calls, clock } = this.#options;
    const answer = await calls.send({ controlType: 'TRANS2AGENT', at: clock.now() }, { signal });
    if (isSuccess(answer)) {
      if (this.#hearing && this.#hearing.phase !== 'agent') this.#tell(this.#hearing.queued());
      return { type: 'open' };
    }
    const closed = closedBy(answer.code);
    if (!closed) throw refusal('TRANS2AGENT', answer);
    // the same code says that an agent is there already; the queue knows
    const standing = await askQueue(calls, signal);
    return standing.kind === 'queuing' || standing.kind === 'with-agent' ? { type: 'open' } : closed;
  }

  /** The server was asked, and knows of nothing. */
  async isGone(signal: AbortSignal | undefined): Promise<boolean> {
    return (await askQueue(this.#options.calls, signal)).kind === 'gone';
  }

  /** The service answered when it was last asked for something. */
  get isReached(): boolean {
    return this.#reached;
  }

  /** Something was not answered. */
  doubt(): void {
    this.#reached = false;
  }

  /** The service has answered something: a poll that waits after a failure need not wait on. */
  reached(): void {
    this.#reached = true;
    this.#others.dispatchEvent(new Event('reached'));
  }

  /** What happens, until `ended` or until `signal` is aborted: then it rejects with its reason. */
  async *listen(signal: AbortSignal): AsyncIterable<ChatEvent> {
    this.#listeners++;
    this.#pollIfWanted();
    try {
      for (;;) {
        const event = await this.#events.take(signal);
        yield event;
        if (event.type === 'ended') return;
      }
    } finally {
      this.#listeners--;
      this.#restIfUnwanted();
    }
  }

  /** Keeps the conversation alive until the result is called; what is heard meanwhile waits for a listener. */
  hold(): () => void {
    this.#holders++;
    this.#pollIfWanted();
    let held = true;
    return () => {
      if (held) this.#holders--;
      held = false;
      this.#restIfUnwanted();
    };
  }

  /** Tells the server that it is over. Never rejects. */
  async close(): Promise<void> {
    const { calls, clock, memory } = this.#options;
    const wasOpen = this.isOpen || memory.load().phase !== undefined;
    this.#end('visitor');
    if (!wasOpen) return;
    // a page that is going away tells it all the same
    await calls.send({ controlType: 'DISCONNECT', at: clock.now() }, { keepalive: true }).catch(() => undefined);
  }

  /** Stops hearing; the conversation goes on at the server. */
  dispose(): void {
    this.#hearing = undefined;
    this.#rest();
  }

  async #connect({ fields, forCall = false, signal }: ConnectOptions): Promise<Opening> {
    const { calls, clock, memory } = this.#options;
    const uplink = { controlType: 'CONNECT', content: 'start', at: clock.now(), ...(fields && { transData: fields }) } as const;
    this.#askedAt ??= clock.now();
    const answer = await calls.send(uplink, { signal });
    const asking = clock.now() - this.#askedAt;
    this.#askedAt = undefined;
    const closed = closedBy(answer.code);
    if (closed) return closed;
    if (!isSuccess(answer)) throw refusal('CONNECT', answer);
    // to the second, and the answer may have been on its way for one
    const since = calls.serverNow === undefined ? undefined : calls.serverNow - asking - 2000;
    memory.save({ phase: 'bot', forCall, at: since ?? clock.now() - asking - skew });
    this.#begin('bot', since ?? 0);
    return { type: 'open' };
  }

  /** `since`: when a new conversation was asked for, by the server's clock, 0 where that is not known; undefined for one that goes on. */
  #begin(phase: Phase, since?: number): void {
    const { memory } = this.#options;
    const isNew = since !== undefined;
    const hearing = new CecHearing(phase, { isNew, since: since ?? 0 });
    this.#hearing = hearing;
    this.#missed = !isNew;
    this.#events.clear();
    if (phase === 'agent') this.#tell(hearing.attended({ kind: 'agent' }));
    if (phase === 'queued') this.#tell(hearing.queued());
    if (phase === 'asynchronous') this.#events.push({ type: 'asynchronous' });
    memory.save({ phase });
    this.#pollIfWanted();
  }

  #pollIfWanted(): void {
    if (this.#poll || !this.isOpen || this.#listeners + this.#holders === 0) return;
    const run = new AbortController();
    this.#poll = run;
    // perhaps a bot attends, perhaps the wait for an agent has begun: the queue knows
    if (this.#hearing?.phase !== 'agent') this.#queue.start();
    const { calls, clock, random, page, log } = this.#options;
    const options = {
      poll: calls.poll.bind(calls),
      recover: (signal: AbortSignal, lost: boolean) => this.#recover(signal, lost),
      onMessages: (messages: readonly unknown[]) => this.#hear(messages, false),
      onReach: (online: boolean, error?: CcError) => {
        this.#reached = online;
        this.#events.push({ type: 'connection', online, ...(error && { error }) });
      },
      clock,
      random,
      page,
      others: this.#others,
      log,
    };
    void pollOn(options, run.signal, this.#missed).then((error) => {
      if (error && this.#poll === run) this.#end('failed', error);
    });
  }

  #restIfUnwanted(): void {
    if (this.#listeners + this.#holders > 0 || !this.#poll) return;
    this.#rest();
    this.#missed = true; // an answer may be on its way that nobody hears
  }

  #rest(): void {
    this.#queue.stop();
    this.#poll?.abort();
    this.#poll = undefined;
  }

  /** Brings what a lost answer had in it, and finds out whether the conversation has survived. */
  async #recover(signal: AbortSignal, lost: boolean): Promise<void> {
    const { calls, memory } = this.#options;
    if (calls.range.history) this.#hear(await readHistory(calls, { since: Math.max(0, memory.load().at), signal }), true);
    else await this.#recoverWithoutHistory(signal, lost);
    this.#missed = false;
    const phase = this.#hearing?.phase;
    if (phase !== 'queued' && phase !== 'agent') return;
    if ((await this.isGone(signal)) && !signal.aborted) {
      this.#end('failed', new CcError('conversation-gone', 'the server does not know the conversation any more'));
    }
  }

  // nobody can read again what was lost: at least it is said
  async #recoverWithoutHistory(signal: AbortSignal, lost: boolean): Promise<void> {
    const { calls, clock } = this.#options;
    await calls.queueInfo({ signal }); // whether the service is there
    if (!lost || this.#gap) return;
    this.#gap = true;
    const at = calls.serverNow ?? clock.now();
    this.#events.push({ type: 'message', message: { id: `gap-${String(at)}`, author: 'system', at, content: { type: 'gap' } } });
  }

  #hear(messages: readonly unknown[], isPast: boolean): void {
    if (messages.length > 0) this.#gap = false;
    const heard = this.#hearing?.hear(messages, { now: this.#options.clock.now(), isPast });
    if (!heard) return;
    if (heard.at > 0) this.#options.memory.save({ at: heard.at });
    this.#tell(heard.events);
    if (heard.isNotice && this.#poll && this.#hearing?.phase !== 'agent') this.#queue.hasten();
    if (heard.end) this.#end(heard.end);
  }

  /** Passes events on, and watches the queue while there is one. */
  #tell(events: readonly ChatEvent[] = []): void {
    for (const event of events) this.#events.push(this.#options.calls.range.botFeedback ? event : unrateable(event));
    const phase = this.#hearing?.phase;
    if (!phase) return;
    if (phase !== this.#options.memory.load().phase) this.#options.memory.save({ phase });
    if (phase === 'agent') this.#queue.stop();
    else if (phase === 'queued' && this.#poll) this.#queue.start();
  }

  #end(reason: ConversationEndReason, error?: CcError): void {
    const wasOpen = this.isOpen;
    this.dispose();
    this.#options.memory.save({ phase: undefined });
    if (wasOpen) this.#events.push({ type: 'ended', reason, ...(error && { error }) });
  }
}

/** What a bot said is an answer, but these calls cannot rate one. */
function unrateable(event: ChatEvent): ChatEvent {
  return event.type === 'message' && event.message.rateable ? { ...event, message: { ...event.message, rateable: false } } : event;
}

function closedBy(code: string): Extract<Opening, { type: 'closed' }> | undefined {
  if (code === sendCodes.outsideHours) return { type: 'closed', reason: 'outside-hours' };
  return code === sendCodes.refused ? { type: 'closed', reason: 'no-agents' } : undefined;
}
