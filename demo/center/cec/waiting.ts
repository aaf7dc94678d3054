import type { Clock, Timer } from '../clock.js';
import type { Attendant, Conversation } from './conversation.js';
import type { Staff } from './staff.js';

/** Where a visitor stands in the queue, times in seconds. */
export interface Place {
  readonly position: number;
  readonly waited: number;
  readonly estimate: number;
}

/**
 * In the queue for an agent. As long as no human agent is signed in, a given
 * number of others is ahead and is served one by one; with human agents the
 * place is the true one, and an agent has to take the conversation.
 */
export class Waiting implements Attendant {
  readonly phase = 'queued';
  readonly conversation: Conversation;
  readonly #clock: Clock;
  readonly #staff: Staff;
  readonly #since: number;
  readonly #timers: Timer[] = [];
  #ahead: number;
  #stopped = false;

  constructor(options: { readonly conversation: Conversation; readonly clock: Clock; readonly staff: Staff }) {
    this.conversation = options.conversation;
    this.#clock = options.clock;
    this.#staff = options.staff;
    this.#since = options.clock.now();
    this.#ahead = options.conversation.settings.queueAhead;
  }

  get since(): number {
    return this.#since;
  }

  get place(): Place {
    const { queueStep } = this.conversation.settings;
    const waited = Math.floor((this.#clock.now() - this.#since) / 1000);
    const position = this.#staff.hasHumans ? this.#staff.placeOf(this) : Math.max(1, this.#ahead);
    return { position, waited, estimate: waited + Math.ceil((position * queueStep) / 1000) };
  }

  start(): void {
    const { settings } = this.conversation;
    this.#staff.waiting.add(this);
    this.#staff.onChange();
    if (this.#staff.hasHumans || this.#ahead > 0) this.#remind();
    if (this.#ahead === 0) this.#serve();
    else this.#step();
    this.#later(settings.queueLimit * 1000, () => this.conversation.end('queue', this.conversation.words.queueTimedOut));
  }

  take(): void {
    // it is in the transcript, where the agent will read it
    this.#staff.onChange();
  }

  stop(): void {
    this.#stopped = true;
    for (const timer of this.#timers) timer.cancel();
    this.#staff.waiting.delete(this);
    this.#staff.onChange();
  }

  #remind(): void {
    const { words, settings } = this.conversation;
    this.conversation.notice(words.queuing, { queueFlag: true });
    this.#later(settings.queueReminder, () => this.#remind());
  }

  #step(): void {
    this.#later(this.conversation.settings.queueStep, () => {
      this.#ahead = Math.max(0, this.#ahead - 1);
      if (this.#ahead === 0) this.#serve();
      if (!this.#stopped) this.#step();
    });
  }

  #serve(): void {
    if (this.#stopped || this.#staff.hasHumans) return;
    this.conversation.become(this.#staff.scripted(this.conversation));
  }

  #later(delay: number, action: () => void): void {
    if (!this.#stopped) this.#timers.push(this.#clock.after(delay, action));
  }
}
