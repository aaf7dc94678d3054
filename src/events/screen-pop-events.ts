import type { PageRequest } from '../model/page-message.js';
import type { ScreenPop, ScreenPopFacts, ScreenPopPlace, ScreenPopState } from '../model/screen-pop.js';
import { FactEvent } from './fact-event.js';
import { RequestEvent } from './request-event.js';

/**
 * A page is about to be opened, or told. A page that calls `preventDefault`
 * does it itself. A rule with the target `event` opens nothing else.
 */
export class ScreenPopEvent extends RequestEvent {
  static readonly type = 'cc-screen-pop';
  readonly pop: ScreenPop;
  readonly place: ScreenPopPlace;
  /** What the page is told. */
  readonly facts: ScreenPopFacts;

  constructor(pop: ScreenPop, place: ScreenPopPlace, facts: ScreenPopFacts) {
    super(ScreenPopEvent.type);
    this.pop = pop;
    this.place = place;
    this.facts = facts;
  }
}

/** A screen pop went from one state to another; `previous` is undefined for a new one. */
export class ScreenPopStateChangeEvent extends FactEvent {
  static readonly type = 'cc-screen-pop-state-change';
  readonly pop: ScreenPop;
  readonly previous: ScreenPopState | undefined;

  constructor(pop: ScreenPop, previous: ScreenPopState | undefined) {
    super(ScreenPopStateChangeEvent.type);
    this.pop = pop;
    this.previous = previous;
  }
}

/** What a popped page may write into the conversation. */
export type PageMessage = Exclude<PageRequest, { readonly type: 'callOut' }>;

/** A popped page wants to write into the conversation. */
export class PageMessageRequestEvent extends RequestEvent {
  static readonly type = 'cc-page-message-request';
  readonly message: PageMessage;
  /** Which page, by its id. */
  readonly page: string;

  constructor(message: PageMessage, page: string) {
    super(PageMessageRequestEvent.type);
    this.message = message;
    this.page = page;
  }
}

declare global {
  interface HTMLElementEventMap {
    'cc-screen-pop': ScreenPopEvent;
    'cc-screen-pop-state-change': ScreenPopStateChangeEvent;
    'cc-page-message-request': PageMessageRequestEvent;
  }
}
