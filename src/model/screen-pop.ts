import type { CallDirection } from './call.js';
import type { CcError } from './error.js';
import type { Party } from './party.js';
import type { Steps } from './steps.js';

/** How far what pops a page has come: it arrives, somebody talks or writes, it is over. */
export type ScreenPopPhase = 'ring' | 'answer' | 'end';

/** In the order of time. */
export const screenPopPhases: readonly ScreenPopPhase[] = ['ring', 'answer', 'end'];

/**
 * By which way somebody reaches the centre (Tencent TCCC, screen pop, `type`):
 * telephone, text, sound over the internet, or sound over the internet with text.
 */
export type ServiceType = 'phone' | 'im' | 'om' | 'oim';

/** What a page is popped for: a call or a conversation. Plain data. */
export interface ScreenPopSubject {
  readonly kind: 'call' | 'chat';
  /** The call's or conversation's. */
  readonly id: string;
  readonly phase: ScreenPopPhase;
  readonly direction: CallDirection;
  readonly party: Party;
  /** Default: `phone` for a call, `im` for a chat. */
  readonly type?: ServiceType;
  /** Where it waited for an agent, where the back end tells. */
  readonly queue?: string;
  /** The party's id in the channel they come by. */
  readonly userId?: string;
  /** The party's picture, an https URL. */
  readonly avatar?: string;
  /** What else came with it, by name: what the visitor's page said, say. Untrusted. */
  readonly details?: Readonly<Record<string, string>>;
}

/** Who is served by the workstation, as pages are told. */
export interface ScreenPopAgent {
  readonly email?: string;
  readonly number?: string;
  readonly name?: string;
  /** As the centre's back end counts roles; Tencent's cloud API has 1 for an administrator, 3 for an agent. */
  readonly roleId?: string;
}

/** What a popped page is told. All of it comes from outside: it is text, and never markup. */
export interface ScreenPopFacts {
  readonly phase?: ScreenPopPhase;
  readonly type?: ServiceType;
  readonly number?: string;
  readonly userId?: string;
  readonly name?: string;
  readonly avatar?: string;
  /** In place of what identifies the party, where a workstation gives no numbers away. */
  readonly reference?: string;
  readonly agent: ScreenPopAgent;
  readonly applicationId?: string;
  /** Everything that came, as it stood. */
  readonly parameters: Readonly<Record<string, string>>;
}

/** A record of the business system that a lookup found. */
export interface ScreenPopRecord {
  readonly id: string;
  /** What to call it in a list. */
  readonly label: string;
  readonly description?: string;
  /** More for URL templates, as `{record.name}`. */
  readonly fields?: Readonly<Record<string, string>>;
}

/** How far a screen pop has come. */
export type ScreenPopState = 'looking-up' | 'choosing' | 'opening' | 'delivered' | 'acknowledged' | 'blocked' | 'failed' | 'closed';

/**
 * The steps that a screen pop may take.
 *
 *     looking-up ─► choosing ─► opening ─► delivered ─► acknowledged
 *                                │  ▲  └────────────────────▲
 *                   blocked ◄────┤  │
 *                   failed  ◄────┘  └── from each of the four: the next phase, another try, shown again
 *
 * Found out at once, `looking-up` goes to `opening`; with nobody found, to
 * `delivered`; in vain, to `failed`. Where the party becomes somebody else, each
 * goes back to `looking-up`; each may go to `closed`. `delivered` is a page that
 * was opened or told, `acknowledged` one that said so.
 */
export const screenPopSteps: Steps<ScreenPopState> = {
  'looking-up': ['choosing', 'opening', 'delivered', 'failed', 'closed'],
  choosing: ['looking-up', 'opening', 'closed'],
  opening: ['looking-up', 'delivered', 'acknowledged', 'blocked', 'failed', 'closed'],
  delivered: ['looking-up', 'opening', 'acknowledged', 'closed'],
  acknowledged: ['looking-up', 'opening', 'closed'],
  blocked: ['looking-up', 'opening', 'closed'],
  failed: ['looking-up', 'opening', 'closed'],
  closed: [],
};

/** Where a page is opened, with the URL filled in. */
export type ScreenPopPlace =
  | { readonly type: 'page'; readonly page: string; readonly url: string }
  | { readonly type: 'tab'; readonly name: string; readonly url: string }
  | { readonly type: 'event' };

/** One page popped for one call or conversation, by one rule. A frozen snapshot. */
export interface ScreenPop {
  readonly id: string;
  /** Of the rule that asked for it. */
  readonly ruleId: string;
  readonly subject: ScreenPopSubject;
  readonly state: ScreenPopState;
  /** Undefined while it is being looked up, and where a lookup found nothing to open. */
  readonly place?: ScreenPopPlace;
  /** What a lookup found. */
  readonly records?: readonly ScreenPopRecord[];
  /** The one of them that is open. */
  readonly record?: ScreenPopRecord;
  /** With `failed` and `blocked`; with `delivered` where a page did not acknowledge. */
  readonly error?: CcError;
}

/** It can still be shown. */
export function isOpenPop(pop: ScreenPop): boolean {
  return pop.state !== 'closed';
}
