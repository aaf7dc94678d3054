import type { ScreenPopSubject } from '../model/screen-pop.js';
import type { DirectTarget } from '../model/screen-pop-rule.js';

/** What belongs to one call or conversation, for as long as a page is open for it. */
export class ScreenPopEntry {
  subject: ScreenPopSubject;
  /** Stands for the party. */
  readonly reference: string;
  /** By whose turn it is to open pages for it. */
  readonly turn: string;
  /** Resolves with whether it is this tab's. */
  readonly come: Promise<boolean>;
  /** By rule: what was opened last, so that it is not opened twice. */
  readonly delivered: Map<string, string> = new Map();
  /** By rule: what to open, once a lookup has told. */
  readonly chosen: Map<string, DirectTarget> = new Map();
  /** By rule: what it was looked up for. */
  readonly lookedUp: Map<string, string> = new Map();
  /** Somebody talked or wrote. */
  answered = false;

  constructor(subject: ScreenPopSubject, reference: string, turn: string, come: Promise<boolean>) {
    this.subject = subject;
    this.reference = reference;
    this.turn = turn;
    this.come = come;
  }
}

/** The same in every tab: ids of calls are each tab's own. */
export function turnOf({ kind, id, direction, party }: ScreenPopSubject, scope: string): string {
  const who = kind === 'chat' ? `chat/${id}` : `call/${direction}/${party.number || party.address || id}`;
  return `${scope}/${who}`;
}
