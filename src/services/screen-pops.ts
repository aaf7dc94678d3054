import type { Tabs } from '../contracts/tabs.js';
import { type Clock, systemClock } from '../kit/clock.js';
import type { Source, SubscribeOptions, Unsubscribe } from '../kit/store.js';
import { CcError, toCcError } from '../model/error.js';
import { type ScreenPop, type ScreenPopFacts, screenPopPhases, type ScreenPopPlace, type ScreenPopSubject } from '../model/screen-pop.js';
import { type DirectTarget, fittingRules, type ScreenPopLookup, type ScreenPopRule } from '../model/screen-pop-rule.js';
import { readScreenPopConfig, type ScreenPopConfig, type ScreenPopPlan } from './screen-pop-config.js';
import { ScreenPopEntry, turnOf } from './screen-pop-entry.js';
import { ScreenPopList, type ScreenPopsState } from './screen-pop-list.js';
import { lookUp, type RecordLookup } from './screen-pop-lookup.js';
import { factsOf, placeOf } from './screen-pop-place.js';
import { followSubjects, type SubjectSources } from './screen-pop-subjects.js';
import { ScreenPopTurns } from './screen-pop-turns.js';
import { soleTab } from './sole-tab.js';

/**
 * What became of a page that was to be opened: it is there; it said so; it
 * should have said so and did not; or the browser allowed no new tab.
 */
export type ScreenPopOutcome = 'delivered' | 'acknowledged' | 'silent' | 'blocked';

/** A page to open, and what to tell it. */
export interface ScreenPopDelivery {
  readonly pop: ScreenPop;
  readonly place: ScreenPopPlace;
  readonly facts: ScreenPopFacts;
}

/** Opens pages: the browser's part of it. */
export interface ScreenPopStage {
  /** Rejects with a `CcError`, or the signal's reason when something newer is to be opened in its place. */
  deliver(delivery: ScreenPopDelivery, options: { readonly signal: AbortSignal }): Promise<ScreenPopOutcome>;
}

/** What a `ScreenPops` is made of. */
export interface ScreenPopsOptions {
  /** The workstation's own address: relative URLs stand on it, and http pages of this machine may be opened from this machine only. */
  readonly base: string;
  readonly clock?: Clock;
  /** Other tabs of this browser: one of them opens the page. Default: there are none. */
  readonly tabs?: Tabs;
  /** Whether somebody looks at this tab. Default: yes. */
  readonly isInFront?: () => boolean;
  /** References that stand for a party: nobody can guess them. */
  readonly randomId?: () => string;
}

export type { ScreenPopsState } from './screen-pop-list.js';

const noPlan = readScreenPopConfig({}, 'https://localhost/', []);

/**
 * Opens business pages for calls and conversations, by rules: once, in one tab
 * of several, and tells them again when the call is answered and when it ends.
 */
export class ScreenPops implements Source<ScreenPopsState> {
  readonly #options: ScreenPopsOptions;
  readonly #clock: Clock;
  readonly #pops = new ScreenPopList();
  readonly #turns: ScreenPopTurns;
  readonly #entries = new Map<string, ScreenPopEntry>();
  readonly #deliveries = new Map<string, AbortController>();
  /** By page: for what it was opened last. */
  readonly #onPage = new Map<string, string>();
  #plan: ScreenPopPlan = noPlan;
  #lookups: Readonly<Record<string, RecordLookup>> = {};
  #stage: ScreenPopStage | undefined;
  #waiting: (() => void)[] = [];
  #disposed = false;

  constructor(options: ScreenPopsOptions) {
    this.#options = options;
    this.#clock = options.clock ?? systemClock;
    const { tabs = soleTab, isInFront = () => true } = options;
    this.#turns = new ScreenPopTurns({ tabs, clock: this.#clock, isInFront });
  }

  get state(): ScreenPopsState {
    return this.#pops.store.state;
  }

  /** What was configured, checked. */
  get plan(): ScreenPopPlan {
    return this.#plan;
  }

  subscribe<T = ScreenPopsState>(
    listener: (selected: T, previous: T) => void,
    options?: SubscribeOptions<ScreenPopsState, T>,
  ): Unsubscribe {
    return this.#pops.store.subscribe(listener, options);
  }

  /**
   * Sets what is popped when. What is open already stays.
   *
   * @throws CcError `rule-invalid` or `url-not-allowed`; what was set before then stays
   */
  configure(config: ScreenPopConfig, lookups: Readonly<Record<string, RecordLookup>> = {}): void {
    this.#plan = readScreenPopConfig(config, this.#options.base, Object.keys(lookups));
    this.#lookups = lookups;
  }

  /** Gives it somewhere to open pages. Until then they wait. */
  attach(stage: ScreenPopStage): Unsubscribe {
    this.#stage = stage;
    for (const resume of this.#waiting.splice(0)) resume();
    return () => {
      if (this.#stage === stage) this.#stage = undefined;
    };
  }

  /** Follows a phone and a chat: their calls and conversations are what pages are popped for. */
  follow(sources: SubjectSources): Unsubscribe {
    return followSubjects(sources, {
      onSubject: (subject) => this.report(subject),
      onActive: (id) => this.#onActive(id),
    });
  }

  /** Tells of a call or conversation that comes from elsewhere, and of what becomes of it. Telling the same again changes nothing. */
  report(subject: ScreenPopSubject): void {
    if (this.#disposed) return;
    const known = this.#entries.get(subject.id);
    if (!known && !this.#isWanted(subject)) return;
    if (known && !isNews(known.subject, subject)) return;
    const entry = known ?? this.#newEntry(subject);
    this.#entries.set(subject.id, entry);
    entry.subject = Object.freeze({ ...subject });
    entry.answered ||= subject.phase === 'answer';
    for (const pop of this.#pops.of(subject.id)) this.#pops.change(pop.id, { subject: entry.subject });
    void this.#work(entry);
    if (subject.phase === 'end') this.#turns.giveBack(entry.turn);
  }

  /** Opens the record that the agent chose of several. */
  choose(popId: string, recordId: string): void {
    const pop = this.#pops.find(popId);
    const record = pop?.records?.find(({ id }) => id === recordId);
    const rule = this.#plan.rules.find(({ id }) => id === pop?.ruleId);
    const entry = pop && this.#entries.get(pop.subject.id);
    if (!pop || !record || !entry || rule?.open.type !== 'lookup') return;
    entry.chosen.set(rule.id, rule.open.one);
    this.#pops.change(popId, { record });
    void this.#open(entry, rule.id, rule.open.one, true);
  }

  /**
   * Opens again what was blocked or failed, or is hidden behind another call's
   * page. After a press of a button a browser allows a new tab.
   */
  async open(popId: string): Promise<void> {
    const pop = this.#pops.find(popId);
    const entry = pop && this.#entries.get(pop.subject.id);
    const rule = this.#plan.rules.find(({ id }) => id === pop?.ruleId);
    if (!pop || !entry || !rule) return;
    const target = rule.open.type === 'lookup' ? entry.chosen.get(rule.id) : rule.open;
    if (target) await this.#open(entry, rule.id, target, true);
    else await this.#run(entry, rule);
  }

  /** A page said that it shows what it was told. */
  acknowledge(popId: string): void {
    if (this.#pops.find(popId)?.state === 'delivered') this.#pops.step(popId, 'acknowledged');
  }

  /** Shows the pages of this call or conversation again, in place of another one's. */
  show(subjectId: string): void {
    const entry = this.#entries.get(subjectId);
    if (!entry) return;
    for (const pop of this.#pops.of(subjectId)) {
      const page = pop.place?.type === 'page' ? pop.place.page : undefined;
      if (page !== undefined && this.#onPage.get(page) !== subjectId) void this.open(pop.id);
    }
    this.#pops.store.commit({ shownId: subjectId });
  }

  /** Puts a page away. */
  close(popId: string): void {
    const pop = this.#pops.find(popId);
    if (!pop) return;
    this.#deliveries.get(popId)?.abort(closed());
    this.#deliveries.delete(popId);
    this.#pops.remove(popId);
    const { id } = pop.subject;
    if (pop.place?.type === 'page' && this.#onPage.get(pop.place.page) === id) this.#onPage.delete(pop.place.page);
    if (this.#pops.of(id).length > 0) return;
    if (this.state.shownId === id) this.#pops.store.commit({ shownId: this.#pops.all.findLast(({ place }) => place)?.subject.id });
    if (pop.subject.phase === 'end') this.#forget(id);
  }

  /** Forgets what failed last. */
  dismissError(): void {
    this.#pops.store.commit({ error: undefined });
  }

  /** Puts everything away. It is of no use afterwards. */
  dispose(): void {
    if (this.#disposed) return;
    this.#disposed = true;
    for (const delivery of this.#deliveries.values()) delivery.abort(closed());
    this.#turns.dispose();
    this.#entries.clear();
    this.#pops.store.dispose();
  }

  #newEntry(subject: ScreenPopSubject): ScreenPopEntry {
    const reference = this.#options.randomId?.() ?? crypto.randomUUID().replaceAll('-', '');
    const turn = turnOf(subject, scopeOf(this.#plan));
    return new ScreenPopEntry(subject, reference, turn, this.#turns.take(turn));
  }

  #isWanted(subject: ScreenPopSubject): boolean {
    return fittingRules(this.#plan.rules, subject).length > 0;
  }

  async #work(entry: ScreenPopEntry): Promise<void> {
    const isOwner = await entry.come.catch((cause: unknown) => {
      this.#fail(cause);
      return false;
    });
    if (!isOwner) return void this.#forget(entry.subject.id);
    if (!this.#entries.has(entry.subject.id)) return;
    const { subject } = entry;
    for (const rule of fittingRules(this.#plan.rules, subject)) if (isDue(rule, entry)) void this.#run(entry, rule);
    if (subject.phase === 'end') this.#onEnd(entry);
  }

  async #run(entry: ScreenPopEntry, rule: ScreenPopRule): Promise<void> {
    entry.delivered.set(rule.id, entry.delivered.get(rule.id) ?? '');
    if (rule.open.type !== 'lookup') return this.#open(entry, rule.id, rule.open);
    const chosen = entry.chosen.get(rule.id);
    // who it is does not change because it was answered
    if (entry.lookedUp.get(rule.id) === partyKey(entry.subject)) return chosen && this.#open(entry, rule.id, chosen);
    entry.lookedUp.set(rule.id, partyKey(entry.subject));
    await this.#look(entry, rule.id, rule.open);
  }

  async #look(entry: ScreenPopEntry, ruleId: string, { lookup, none, one, many }: ScreenPopLookup): Promise<void> {
    const pop = this.#pops.popFor(entry.subject, ruleId, 'looking-up');
    this.#pops.step(pop.id, 'looking-up');
    const { signal } = this.#begin(pop.id);
    try {
      const find = this.#lookups[lookup];
      const records = find ? await lookUp(find, entry.subject, this.#clock, signal) : [];
      signal.throwIfAborted();
      this.#pops.change(pop.id, { records });
      const [first, second] = records;
      if (second && !many) return void this.#pops.step(pop.id, 'choosing');
      if (first && !second) this.#pops.change(pop.id, { record: first });
      const target = second ? many : first ? one : none;
      if (!target) return void this.#pops.step(pop.id, 'delivered');
      entry.chosen.set(ruleId, target);
      await this.#open(entry, ruleId, target);
    } catch (cause) {
      if (signal.aborted) return;
      entry.lookedUp.delete(ruleId);
      this.#pops.step(pop.id, 'failed', { error: this.#fail(toCcError(cause, 'lookup-failed')) });
    }
  }

  /** @param again also where it was opened before */
  async #open(entry: ScreenPopEntry, ruleId: string, target: DirectTarget, again = false): Promise<void> {
    const pop = this.#pops.popFor(entry.subject, ruleId, 'opening');
    const { subject, reference } = entry;
    const occasion = { subject, reference, record: pop.record };
    const { signal } = this.#begin(pop.id);
    try {
      const place = placeOf(target, occasion, this.#plan, this.#options.base);
      const key = JSON.stringify([place, place.type === 'event' && subject.phase]);
      if (!again && entry.delivered.get(ruleId) === key) return;
      // an end brings no page back that shows another call by now
      if (!again && subject.phase === 'end' && place.type === 'page' && (this.#onPage.get(place.page) ?? subject.id) !== subject.id) return;
      this.#pops.step(pop.id, 'opening', { place });
      if (place.type === 'page') this.#take(place.page, subject.id);
      entry.delivered.set(ruleId, key);
      const stage = await this.#whenStaged(signal);
      const current = this.#pops.find(pop.id) ?? pop;
      const outcome = await stage.deliver({ pop: current, place, facts: factsOf(occasion, this.#plan) }, { signal });
      if (signal.aborted) return;
      if (outcome === 'delivered' || outcome === 'acknowledged') {
        this.#pops.store.commit({ error: undefined });
        this.#pops.step(pop.id, outcome);
      } else this.#onTrouble(pop.id, outcome);
    } catch (cause) {
      if (signal.aborted) return;
      const error = this.#fail(toCcError(cause, 'url-not-allowed'));
      if (this.#pops.find(pop.id)?.state !== 'opening') this.#pops.step(pop.id, 'opening');
      this.#pops.step(pop.id, 'failed', { error });
    }
  }

  #onTrouble(popId: string, outcome: 'silent' | 'blocked'): void {
    if (outcome === 'blocked')
      this.#pops.step(popId, 'blocked', { error: this.#fail(new CcError('popup-blocked', 'the browser opened no tab')) });
    else this.#pops.step(popId, 'delivered', { error: this.#fail(new CcError('page-silent', 'the page did not acknowledge')) });
  }

  #whenStaged(signal: AbortSignal): Promise<ScreenPopStage> {
    return new Promise((resolve, reject) => {
      const look = (): void => {
        if (this.#stage) resolve(this.#stage);
        else this.#waiting.push(look);
      };
      signal.addEventListener('abort', () => reject(signal.reason as Error), { once: true });
      look();
    });
  }

  /** A page is for this call from now on; those that are over and were shown on it are put away. */
  #take(page: string, subjectId: string): void {
    this.#onPage.set(page, subjectId);
    this.#pops.store.commit({ shownId: subjectId });
    const others = this.#pops.all.filter(({ subject, place }) => place?.type === 'page' && place.page === page && subject.id !== subjectId);
    for (const { id, subject } of others) if (subject.phase === 'end') this.close(id);
  }

  #onEnd(entry: ScreenPopEntry): void {
    if (!entry.answered) {
      // nobody talked: what was not opened yet is not needed
      for (const { id, state } of this.#pops.of(entry.subject.id)) {
        if (state === 'looking-up' || state === 'choosing' || state === 'blocked' || state === 'failed') this.close(id);
      }
    }
    const isShown = this.state.shownId === entry.subject.id;
    const other = this.#pops.all.findLast(({ subject }) => subject.id !== entry.subject.id && subject.phase === 'answer');
    if (isShown && other && !entry.answered) this.show(other.subject.id);
    if (this.#pops.of(entry.subject.id).length === 0) this.#forget(entry.subject.id);
  }

  #onActive(id: string): void {
    if (this.#pops.of(id).length > 0 && this.state.shownId !== id) this.show(id);
  }

  #forget(subjectId: string): void {
    const entry = this.#entries.get(subjectId);
    if (entry?.subject.phase === 'end') this.#entries.delete(subjectId);
  }

  /** Something newer begins for this pop: what is under way for it is not waited for any more. */
  #begin(popId: string): AbortController {
    this.#deliveries.get(popId)?.abort(closed());
    const delivery = new AbortController();
    this.#deliveries.set(popId, delivery);
    return delivery;
  }

  #fail(cause: unknown): CcError {
    const error = toCcError(cause, 'page-silent');
    this.#pops.store.commit({ error });
    return error;
  }
}

/** It went on, or the party is somebody else now. Nothing goes back. */
function isNews(before: ScreenPopSubject, now: ScreenPopSubject): boolean {
  const [was, is] = [screenPopPhases.indexOf(before.phase), screenPopPhases.indexOf(now.phase)];
  return is > was || (is === was && now.phase !== 'end' && partyKey(before) !== partyKey(now));
}

function partyKey({ party, userId }: ScreenPopSubject): string {
  return JSON.stringify([party.number, party.address, party.name, userId]);
}

/** A rule is for the phase that there is now, or for one that passed before this tab's turn came. */
function isDue({ id, when }: ScreenPopRule, { subject, delivered }: ScreenPopEntry): boolean {
  const phases = when?.on ?? screenPopPhases;
  if (phases.includes(subject.phase)) return true;
  const passed = screenPopPhases.slice(0, screenPopPhases.indexOf(subject.phase));
  return !delivered.has(id) && subject.phase !== 'end' && passed.some((phase) => phases.includes(phase));
}

/** What pages this is about: another element of the same page has its own. */
function scopeOf({ pages, rules }: ScreenPopPlan): string {
  return [...pages.map(({ url }) => url.split(/[?#]/)[0]), ...rules.map(({ id }) => id)].join(' ');
}

function closed(): CcError {
  return new CcError('disposed', 'not wanted any more');
}
