import { html, type TemplateResult } from 'lit';
import type { LocaleController } from '../../context/locale-controller.js';
import { type Contact, contactOf } from '../../model/contact.js';
import { isMissed, type PastCall } from '../../model/past-call.js';
import type { Party } from '../../model/party.js';
import { endKey } from '../call-words/call-words.js';
import { icon } from '../icons/icon.js';
import { phoneIncomingIcon } from '../icons/phone-incoming.js';
import { phoneMissedIcon } from '../icons/phone-missed.js';
import { phoneOutgoingIcon } from '../icons/phone-outgoing.js';

/** Who it was: by the name that the page knows them by, else as they were shown then. */
export function knownParty(party: Party, contacts: readonly Contact[]): Party {
  const name = contactOf(contacts, party)?.name;
  return name === undefined ? party : { ...party, name };
}

/** One call that is over: which way, who, when, how long, how it ended. `now` in ms since the epoch. */
export function pastCallRow(call: PastCall, party: TemplateResult, locale: LocaleController, now: number): TemplateResult {
  const { text } = locale;
  const missed = isMissed(call);
  const way = text(missed ? 'history.missed' : `history.${call.direction}`);
  const shape = missed ? phoneMissedIcon : call.direction === 'inbound' ? phoneIncomingIcon : phoneOutgoingIcon;
  return html`
    <span class="way ${missed ? 'missed' : ''}" title=${way}>${icon(shape)}<span class="visually-hidden">${way}</span></span>
    <span class="who">
      <span class="name">${party}</span>
      <span class="about"><span>${outcome(call, locale)}</span></span>
    </span>
    <time class="when numbers" datetime=${new Date(call.startedAt).toISOString()} title=${new Intl.DateTimeFormat(locale.language, { dateStyle: 'full', timeStyle: 'short' }).format(call.startedAt)}>${whenText(call.startedAt, now, locale)}</time>
  `;
}

function outcome(call: PastCall, { text, duration }: LocaleController): string {
  const words = text(endKey(call));
  return call.answeredAt === undefined ? words : text('call.lasted', { duration: duration((call.endedAt - call.answeredAt) / 1000) });
}

/** The time of day today, else the day. */
function whenText(at: number, now: number, { language, text }: LocaleController): string {
  const days = daysBetween(at, now);
  if (days === 0) return new Intl.DateTimeFormat(language, { hour: 'numeric', minute: '2-digit' }).format(at);
  if (days === 1) return text('history.yesterday');
  return new Intl.DateTimeFormat(language, { day: 'numeric', month: 'short' }).format(at);
}

/** How many midnights lie between. */
export function daysBetween(at: number, now: number): number {
  const midnight = (time: number): number => new Date(time).setHours(0, 0, 0, 0);
  return Math.round((midnight(now) - midnight(at)) / 86_400_000);
}
