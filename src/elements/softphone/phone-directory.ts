import { html, nothing, type ReactiveController, type TemplateResult } from 'lit';
import type { Phone, PhoneState } from '../../context/contexts.js';
import { DialRequestEvent } from '../../events/call-requests.js';
import { directoryBook } from '../../locales/books/directory-book.js';
import { linesBook } from '../../locales/books/lines-book.js';
import { openBook } from '../../locales/languages.js';
import type { Call } from '../../model/call.js';
import { type Contact, contactOf, targetOf } from '../../model/contact.js';
import { contactsMatching } from '../../model/contact-search.js';
import type { PastCall } from '../../model/past-call.js';
import { isMissed } from '../../model/past-call.js';
import { avatarStyles } from '../avatar/avatar.css.js';
import { knownParty, pastCallRow } from '../call-history/past-call-row.js';
import { pastCallRowStyles } from '../call-history/past-call-row.css.js';
import { icon } from '../icons/icon.js';
import { voicemailIcon } from '../icons/voicemail.js';
import { addStyles } from '../late-part/late-styles.js';
import { shownLabel } from '../party-label/shown-label.js';
import { personRow } from '../person-row/person-row.js';
import { personRowStyles } from '../person-row/person-row.css.js';
import { lineOf } from '../transfer-form/suggestions.js';
import { phoneDirectoryStyles } from './phone-directory.css.js';
import type { ViewHost } from './phone-view.js';

type List = 'recent' | 'contacts';

/** How many of the last calls stand under the number field. */
const recentCalls = 6;
/** How many that were found by typing. */
const mostFound = 8;

/** Whom the agent may want to call, under the number field; and by what name callers are known. Loaded where there is something to list. */
export class PhoneDirectory implements ReactiveController {
  readonly #host: ViewHost;
  #list: List | undefined;
  #named: { readonly from: PhoneState; readonly contacts: readonly Contact[]; readonly state: PhoneState } | undefined;
  #watched: { readonly phone: Phone; readonly contacts: readonly Contact[]; readonly end: Promise<(() => void) | undefined> } | undefined;

  constructor(host: ViewHost) {
    openBook(directoryBook);
    openBook(linesBook);
    addStyles(host, avatarStyles, personRowStyles, pastCallRowStyles, phoneDirectoryStyles);
    this.#host = host;
    host.addController(this);
  }

  hostConnected(): void {
    this.#host.addEventListener('keydown', this.#onKeydown);
  }

  hostDisconnected(): void {
    this.#host.removeEventListener('keydown', this.#onKeydown);
    void this.#watched?.end.then((end) => end?.());
    this.#watched = undefined;
  }

  hostUpdated(): void {
    const { contacts, phoneSource: phone, phoneState } = this.#host;
    if (!phone || phoneState?.registration.state !== 'registered') return;
    if (this.#watched?.phone === phone && this.#watched.contacts === contacts) return;
    const before = this.#watched;
    const addresses = contacts.filter(({ watched }) => watched).map(targetOf);
    // lamps are a help: without them everything works
    const end = addresses.length > 0 ? phone.watch(addresses).catch(() => undefined) : Promise.resolve(undefined);
    this.#watched = { phone, contacts, end };
    // what is watched still is not let go of in between
    void Promise.all([before?.end, end]).then(([endBefore]) => endBefore?.());
  }

  /** The phone's state with callers named as the page knows them: what a caller says of themselves can be made up. */
  named(from: PhoneState): PhoneState {
    const { contacts } = this.#host;
    if (contacts.length === 0) return from;
    if (this.#named?.from !== from || this.#named.contacts !== contacts)
      this.#named = { from, contacts, state: { ...from, calls: from.calls.map((call) => namedCall(call, contacts)) } };
    return this.#named.state;
  }

  /** Whom keys call when they are held. */
  get speedDial(): ReadonlyMap<string, string> {
    return new Map(this.#host.contacts.flatMap((contact) => (contact.speedDial ? [[String(contact.speedDial), targetOf(contact)]] : [])));
  }

  /** What stands under the number field. With something typed: who is meant. */
  render(typed: string): TemplateResult {
    return html`<div class="directory" part="directory">${this.#renderVoicemail()}${typed.trim() ? this.#renderFound(typed) : this.#renderLists()}</div>`;
  }

  #renderVoicemail(): TemplateResult | typeof nothing {
    const { locale, phoneState, voicemailNumber } = this.#host;
    const voicemail = phoneState?.voicemail;
    if (!voicemail?.waiting) return nothing;
    const number = voicemailNumber ?? voicemail.number;
    return html`
      <div class="voicemail" part="voicemail">
        ${icon(voicemailIcon)}
        <span>${voicemail.new > 0 ? locale.text('voicemail.new', { count: voicemail.new }) : locale.text('voicemail.waiting')}</span>
        ${number ? html`<button class="outlined" type="button" @click=${() => this.#dial(number)}>${locale.text('voicemail.call')}</button>` : nothing}
      </div>
    `;
  }

  #renderFound(typed: string): TemplateResult | typeof nothing {
    const found = contactsMatching(this.#host.contacts, typed).slice(0, mostFound);
    if (found.length === 0) return nothing;
    return html`<ul class="people">${found.map((contact) => this.#renderContact(contact))}</ul>`;
  }

  #renderLists(): TemplateResult | typeof nothing {
    const { contacts, historyState, locale } = this.#host;
    const { text } = locale;
    const calls = historyState?.calls ?? [];
    const lists: readonly List[] = [
      ...(calls.length > 0 ? ['recent' as const] : []),
      ...(contacts.length > 0 ? ['contacts' as const] : []),
    ];
    const shown = lists.find((list) => list === this.#list) ?? lists[0];
    if (!shown) return nothing;
    const missed = historyState?.missed ?? 0;
    return html`
      <div class="lists" role="tablist" aria-label=${text('directory.lists')} @keydown=${this.#onTabKey}>
        ${lists.map(
          (list) => html`
            <button type="button" role="tab" id="tab-${list}" aria-selected=${list === shown} aria-controls="list" tabindex=${list === shown ? 0 : -1} @click=${() => this.#show(list)}>
              ${text(list === 'recent' ? 'history.recent' : 'contacts.title')}
              ${list === 'recent' && missed > 0 ? html`<span class="badge" part="missed"><span aria-hidden="true">${missed}</span><span class="visually-hidden">${text('history.missed-count', { count: missed })}</span></span>` : nothing}
            </button>
          `,
        )}
      </div>
      <div id="list" role="tabpanel" aria-labelledby="tab-${shown}">${shown === 'recent' ? this.#renderRecent(calls) : this.#renderContacts(contacts)}</div>
    `;
  }

  #renderRecent(calls: readonly PastCall[]): TemplateResult {
    const { text } = this.#host.locale;
    return html`
      <ul class="people">${calls.slice(0, recentCalls).map((call) => this.#renderPastCall(call))}</ul>
      <button class="quiet all" type="button" data-view="history" @click=${() => this.#host.openView('history')}>${text('history.all')}</button>
    `;
  }

  #renderPastCall(call: PastCall): TemplateResult {
    const { clock, contacts, locale } = this.#host;
    const party = knownParty(call.party, contacts);
    const label = shownLabel(party) || locale.text('call.unknown-party');
    const target = call.party.address ?? call.party.number;
    return html`
      <li>
        <button class="person ${isMissed(call) ? 'missed-call' : ''}" part="recent-call" type="button" ?disabled=${!target} title=${locale.text('history.call', { party: label })} @click=${() => this.#dial(target)}>
          ${pastCallRow(call, html`<bdi>${label}</bdi>`, locale, clock.now())}
        </button>
      </li>
    `;
  }

  #renderContacts(contacts: readonly Contact[]): TemplateResult {
    const { text } = this.#host.locale;
    const groups = new Map<string, Contact[]>();
    for (const contact of contactsMatching(contacts, '')) {
      const group = contact.favorite ? text('contacts.favorites') : (contact.group ?? text('contacts.others'));
      groups.set(group, [...(groups.get(group) ?? []), contact]);
    }
    return html`${[...groups].map(
      ([group, some]) => html`
        ${groups.size > 1 ? html`<h3 class="group"><bdi>${group}</bdi></h3>` : nothing}
        <ul class="people">${some.map((contact) => this.#renderContact(contact))}</ul>
      `,
    )}`;
  }

  #renderContact(contact: Contact): TemplateResult {
    const { locale, phoneState } = this.#host;
    const { text } = locale;
    const { name, number, address, speedDial } = contact;
    const party = { name, number, ...(address !== undefined && { address }) };
    return html`
      <li>
        <button class="person" part="contact" type="button" title=${text('contacts.call', { party: name })} @click=${() => this.#dial(targetOf(contact))}>
          ${personRow({ party, line: lineOf(contact, phoneState?.lines ?? []) }, locale)}
          ${speedDial ? html`<kbd title=${text('contacts.key', { key: speedDial })}>${speedDial}</kbd>` : nothing}
        </button>
      </li>
    `;
  }

  #show(list: List): void {
    this.#list = list;
    this.#host.requestUpdate();
  }

  #dial(target: string): void {
    if (target) this.#host.dispatchEvent(new DialRequestEvent(target));
  }

  readonly #onTabKey = (event: KeyboardEvent): void => {
    if (event.key !== 'ArrowRight' && event.key !== 'ArrowLeft') return;
    const tabs = [...(this.#host.shadowRoot?.querySelectorAll<HTMLElement>('[role="tab"]') ?? [])];
    const other = tabs.find((tab) => tab.getAttribute('aria-selected') === 'false');
    other?.click();
    other?.focus();
    event.preventDefault();
  };

  // with Alt as the other shortcuts are
  readonly #onKeydown = (event: KeyboardEvent): void => {
    const { noShortcuts, phoneState } = this.#host;
    const digit = /^(?:Digit|Numpad)([1-9])$/.exec(event.code)?.[1];
    if (noShortcuts || !digit || !event.altKey || event.ctrlKey || event.metaKey || event.shiftKey || phoneState?.activeCallId) return;
    const target = this.speedDial.get(digit);
    if (!target) return;
    event.preventDefault();
    this.#dial(target);
  };
}

function namedCall(call: Call, contacts: readonly Contact[]): Call {
  const name = contactOf(contacts, call.party)?.name;
  return name === undefined || name === call.party.name ? call : { ...call, party: { ...call.party, name } };
}
