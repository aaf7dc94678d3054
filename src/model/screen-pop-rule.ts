import type { CallDirection } from './call.js';
import type { ScreenPopPhase, ScreenPopSubject } from './screen-pop.js';

/**
 * A page of a business system that stands beside the phone, as a tab with a
 * name (Tencent console, inbound call pop-up: page name, URL, always visible, status).
 */
export interface ScreenPopPage {
  /** How rules name it. Default: its name. */
  readonly id?: string;
  /** What its tab is called. */
  readonly name: string;
  /**
   * https, or relative to the workstation's own page. What is in it as
   * `{party.number}` is filled in; where nothing is, the facts follow in its hash.
   */
  readonly url: string;
  /** Also there while nobody calls. Default: only from a call on. */
  readonly alwaysVisible?: boolean;
  /** Default: true. */
  readonly enabled?: boolean;
  /** For what it is popped, where no rule names it. Default: inbound calls and chats, in every phase. */
  readonly when?: ScreenPopCondition;
  /** More for its hash: templates by name. */
  readonly parameters?: Readonly<Record<string, string>>;
}

/** Which calls and conversations a rule is for; what is absent is for any. */
export interface ScreenPopCondition {
  /** In which phases. Default: every one. */
  readonly on?: readonly ScreenPopPhase[];
  readonly kind?: 'call' | 'chat';
  /** Default: `inbound`. */
  readonly direction?: CallDirection | 'any';
  readonly queue?: readonly string[];
  /** Numbers with `*` for any digits and `?` for one: `+49*`, `10??`. One of them suffices. */
  readonly number?: readonly string[];
}

/** What a rule opens. */
export type ScreenPopTarget =
  /** Tells a page in its hash, in the Tencent form: nothing is loaded again. */
  | { readonly type: 'hash'; readonly page: string; readonly parameters?: Readonly<Record<string, string>> }
  /** Opens a URL template in the place of a page. */
  | { readonly type: 'url'; readonly page: string; readonly url: string }
  /** Opens a URL template in a tab of the browser; the same tab for the same name. Without anything to fill in, its hash is told. */
  | { readonly type: 'tab'; readonly url: string; readonly name: string }
  /** Opens nothing: the workstation's own page hears `cc-screen-pop` and does it. */
  | { readonly type: 'event' }
  | ScreenPopLookup;

/** Asks a business system whose number it is, and opens by how many records it has. */
export interface ScreenPopLookup {
  readonly type: 'lookup';
  /** Name of one of the workstation's lookups. */
  readonly lookup: string;
  /** For nobody. Default: nothing is opened. */
  readonly none?: DirectTarget;
  /** For one record: `{record.id}` is its id. */
  readonly one: DirectTarget;
  /** For several. Default: the agent chooses, then `one`. */
  readonly many?: DirectTarget;
}

/** A target that opens at once. */
export type DirectTarget = Exclude<ScreenPopTarget, ScreenPopLookup>;

/** When to open what. Plain data. */
export interface ScreenPopRule {
  readonly id: string;
  /** Default: true. */
  readonly enabled?: boolean;
  readonly when?: ScreenPopCondition;
  readonly open: ScreenPopTarget;
  /** Rules below are tried too. Default: the first one that fits is the only one. */
  readonly andMore?: boolean;
}

/** Whether a number is as a pattern says. Spaces, brackets and dashes do not matter. */
export function fitsNumber(pattern: string, number: string): boolean {
  const [wanted, given] = [bare(pattern), bare(number)];
  // a star is taken back once at most for each digit: no pattern takes long
  let [at, star, resumeAt] = [0, -1, 0];
  for (let position = 0; position < given.length;) {
    if (wanted[at] === given[position] || wanted[at] === '?') {
      at++;
      position++;
    } else if (wanted[at] === '*') {
      star = at++;
      resumeAt = position;
    } else if (star >= 0) {
      at = star + 1;
      position = ++resumeAt;
    } else return false;
  }
  while (wanted[at] === '*') at++;
  return at === wanted.length;
}

function bare(number: string): string {
  return number.replace(/[\s().\-/]/g, '').slice(0, 64);
}

/** Whether a rule is for this call or conversation, whatever its phase. */
export function fits(condition: ScreenPopCondition | undefined, subject: ScreenPopSubject): boolean {
  const { kind, direction = 'inbound', queue, number } = condition ?? {};
  return (
    (kind === undefined || kind === subject.kind) &&
    (direction === 'any' || direction === subject.direction) &&
    (queue === undefined || (subject.queue !== undefined && queue.includes(subject.queue))) &&
    (number === undefined || number.some((pattern) => fitsNumber(pattern, subject.party.number)))
  );
}

/** The rules that apply: the first that fits, and those below it for as long as it says so. */
export function fittingRules(rules: readonly ScreenPopRule[], subject: ScreenPopSubject): readonly ScreenPopRule[] {
  const chosen: ScreenPopRule[] = [];
  for (const rule of rules) {
    if (rule.enabled === false || !fits(rule.when, subject)) continue;
    chosen.push(rule);
    if (!rule.andMore) break;
  }
  return chosen;
}

/** How rules name a page. */
export function pageId(page: ScreenPopPage): string {
  return page.id ?? page.name;
}
