import type { ReactiveControllerHost } from 'lit';
import type { Phone } from '../../context/contexts.js';
import { LocaleController } from '../../context/locale-controller.js';
import { type Clock, systemClock } from '../../kit/clock.js';
import { voiceBook } from '../../locales/books/voice-book.js';
import { activeCall, type Call, callChanges, isLive, isRingingIn } from '../../model/call.js';
import { shownLabel } from '../party-label/shown-label.js';
import { callNotifications } from './call-notifications.js';
import { LeaveWarning } from './leave-warning.js';
import { showInSystem } from './system-controls.js';
import { TitleMark } from './title-mark.js';

/** What calls attention to calls. */
export interface CallAttentionOptions {
  readonly phone: Phone;
  /** Where the words come from: their language is that of this place. */
  readonly host: ReactiveControllerHost & HTMLElement;
  /** Ends it. */
  readonly signal: AbortSignal;
  readonly clock?: Clock;
}

/** Nobody answers any more, in ms: a ring whose end got lost must not go on for ever. */
const longestRing = 180_000;
/** The next notification takes the place of the one before it, whichever tab shows it. */
const tag = 'contact-center-widgets/call';

/**
 * Calls an agent to a page that they do not see: the caller in its title, a
 * notification where they want one, and the number of missed calls on its icon
 * until the page is seen. The keys of a headset or keyboard that the browser
 * takes for itself hang up and mute. Whoever leaves the page while somebody talks
 * here is asked first: the call ends with it. Loaded with the first call.
 */
export class CallAttention {
  readonly #phone: Phone;
  readonly #document: Document;
  readonly #clock: Clock;
  readonly #locale: LocaleController;
  readonly #title: TitleMark;
  readonly #leaving: LeaveWarning | undefined;
  readonly #notifications = new Map<string, Notification>();
  readonly #watched = new Map<string, () => void>();
  #missed = 0;

  constructor({ phone, host, signal, clock = systemClock }: CallAttentionOptions) {
    this.#phone = phone;
    this.#document = host.ownerDocument;
    this.#clock = clock;
    this.#locale = new LocaleController(host, voiceBook);
    this.#title = new TitleMark(this.#document);
    this.#leaving = host.hasAttribute('no-leave-warning') ? undefined : new LeaveWarning(globalThis);
    const onCalls = (calls: readonly Call[], before: readonly Call[]): void => this.#onCalls(calls, before);
    phone.subscribe<readonly Call[]>(onCalls, { selector: (state) => state.calls, signal });
    this.#document.addEventListener('visibilitychange', () => this.#show(), { signal });
    signal.addEventListener('abort', () => this.#leave(), { once: true });
    onCalls(phone.state.calls, []);
  }

  #onCalls(calls: readonly Call[], before: readonly Call[]): void {
    for (const { call, previous } of callChanges(calls, before)) {
      if (isRingingIn(call)) this.#onRing(call);
      else this.#onQuiet(call.id);
      if (previous === 'ringing' && isMissed(call) && this.#document.hidden) this.#missed++;
    }
    for (const callId of this.#watched.keys()) if (!calls.some(({ id }) => id === callId)) this.#onQuiet(callId);
    const here = calls.filter(({ elsewhere }) => !elsewhere);
    showInSystem(this.#phone, activeCall(here), this.#locale);
    this.#leaving?.show(here.some((call) => isLive(call) && call.answeredAt !== undefined));
    this.#show();
  }

  #onRing(call: Call): void {
    // the tab that has it looks after it
    if (call.elsewhere) return;
    const giveUp = (): void => void this.#phone.decline(call.id, 'unavailable').catch(() => undefined);
    this.#watched.set(call.id, this.#clock.after(longestRing, giveUp));
    if (!call.silent && this.#document.hidden && callNotifications() === 'on') this.#notify(call);
  }

  #onQuiet(callId: string): void {
    this.#watched.get(callId)?.();
    this.#watched.delete(callId);
    this.#notifications.get(callId)?.close();
    this.#notifications.delete(callId);
  }

  #notify(call: Call): void {
    const { text, language: lang } = this.#locale;
    const party = shownLabel(call.party) || text('call.unknown-party');
    const body = party === call.party.number ? '' : call.party.number;
    try {
      // the ring is ours; it stays until the call does not ring any more
      const options = { body, lang, tag, silent: true, requireInteraction: true, renotify: true };
      const notification = new Notification(text('announce.incoming', { party }), options);
      notification.onclick = () => globalThis.focus();
      this.#notifications.set(call.id, notification);
    } catch {
      // Chromium on Android has the class and lets only service workers use it
    }
  }

  #show(): void {
    if (!this.#document.hidden) this.#missed = 0;
    const ringing = this.#phone.state.calls.find(isRingingIn);
    const caller = ringing && (shownLabel(ringing.party) || this.#locale.text('call.unknown-party'));
    this.#title.show(this.#document.hidden ? (caller ? `☎ ${caller} ·` : this.#missed > 0 ? `(${String(this.#missed)})` : '') : '');
    showBadge(this.#missed);
  }

  #leave(): void {
    for (const callId of [...this.#watched.keys()]) this.#onQuiet(callId);
    this.#title.show('');
    this.#leaving?.show(false);
    this.#missed = 0;
    showBadge(0);
    showInSystem(this.#phone, undefined, this.#locale);
  }
}

function isMissed(call: Call): boolean {
  return !isLive(call) && call.direction === 'inbound' && (call.endReason === 'canceled' || call.endReason === 'no-answer');
}

let shownBadge = 0;

// only an installed page has an icon of its own; the others are refused
function showBadge(count: number): void {
  if (count === shownBadge) return;
  shownBadge = count;
  const { navigator } = globalThis as { readonly navigator: Partial<Pick<Navigator, 'setAppBadge' | 'clearAppBadge'>> };
  void (count > 0 ? navigator.setAppBadge?.(count) : navigator.clearAppBadge?.())?.catch(() => undefined);
}
