import { type CSSResultGroup, html, LitElement, nothing, type TemplateResult } from 'lit';
import { property, state } from 'lit/decorators.js';
import { LocaleController } from '../../context/locale-controller.js';
import { DialRequestEvent } from '../../events/call-requests.js';
import { CallReportRequestEvent } from '../../events/call-report-events.js';
import { HistoryClearRequestEvent } from '../../events/history-requests.js';
import { type Clock, systemClock } from '../../kit/clock.js';
import { directoryBook } from '../../locales/books/directory-book.js';
import { voiceBook } from '../../locales/books/voice-book.js';
import type { Contact } from '../../model/contact.js';
import { isMissed, type PastCall } from '../../model/past-call.js';
import type { CallReport } from '../../model/call-report.js';
import { downloadIcon } from '../icons/download.js';
import { historyIcon } from '../icons/history.js';
import { icon } from '../icons/icon.js';
import { searchIcon } from '../icons/search.js';
import { trash2Icon } from '../icons/trash-2.js';
import { shownLabel } from '../party-label/shown-label.js';
import { callHistoryStyles } from './call-history-element.css.js';
import { daysBetween, knownParty, pastCallRow } from './past-call-row.js';

/**
 * Calls that are over: which way they went, with whom, when, how long and how they
 * ended. All or those that were missed, found by name or number; pressing one
 * calls them again. Calls whose number was withheld can be read only. What a call
 * of this page was like can be saved for whoever looks into a complaint.
 *
 * @fires cc-dial-request - Somebody is to be called again.
 * @fires cc-call-report-request - The report of a call is wanted: a desk saves it as a file.
 * @fires cc-history-clear-request - The list is to be emptied.
 * @csspart search - The search field.
 * @csspart filter - All, or those missed.
 * @csspart day - Heading of a day.
 * @csspart call - One call.
 * @csspart report - Saves what a call was like.
 * @csspart empty - Says that there is nothing.
 * @csspart clear - Empties the list.
 */
export class CallHistoryElement extends LitElement {
  static readonly tagName = 'cc-call-history';
  static override shadowRootOptions: ShadowRootInit = { ...LitElement.shadowRootOptions, delegatesFocus: true };
  static override styles: CSSResultGroup = callHistoryStyles;

  /** The calls, the last first. */
  @property({ attribute: false }) calls: readonly PastCall[] = [];
  /** Whose names are shown rather than what a call said. */
  @property({ attribute: false }) contacts: readonly Contact[] = [];
  /** What calls were like: a `CallReports`. It knows those of this page since it was loaded; the others have no button. */
  @property({ attribute: false }) reports: { report(callId: string): CallReport | undefined } | undefined;
  /** Nobody can be called now. */
  @property({ type: Boolean }) disabled = false;
  /** What time it is. */
  @property({ attribute: false }) clock: Clock = systemClock;

  @state() private search = '';
  @state() private missedOnly = false;

  readonly #locale = new LocaleController(this, voiceBook, directoryBook);

  override render(): TemplateResult {
    if (this.calls.length === 0) return this.#renderEmpty();
    const { text } = this.#locale;
    const found = this.calls.filter((call) => this.#isWanted(call));
    return html`
      <div class="tools">
        <div class="search">
          ${icon(searchIcon)}
          <input part="search" type="search" aria-label=${text('history.search')} placeholder=${text('history.search')} .value=${this.search} @input=${this.#onSearch} />
        </div>
        <div class="filter" part="filter" role="group" aria-label=${text('history.filter')}>
          ${[false, true].map(
            (missed) => html`
              <button type="button" aria-pressed=${this.missedOnly === missed} @click=${() => this.#filter(missed)}>${text(missed ? 'history.missed' : 'history.every')}</button>
            `,
          )}
        </div>
      </div>
      <p class="visually-hidden" role="status">${found.length === 0 ? text('history.none') : ''}</p>
      ${found.length === 0 ? html`<p class="none" aria-hidden="true">${text('history.none')}</p>` : this.#renderDays(found)}
      <footer>
        <p class="kept">${text('history.kept')}</p>
        <button class="quiet" part="clear" type="button" @click=${() => this.dispatchEvent(new HistoryClearRequestEvent())}>${icon(trash2Icon)}<span>${text('history.clear')}</span></button>
      </footer>
    `;
  }

  #renderEmpty(): TemplateResult {
    const { text } = this.#locale;
    return html`<div class="empty" part="empty"><span class="emblem">${icon(historyIcon)}</span><h3>${text('history.empty')}</h3><p>${text('history.empty-help')}</p></div>`;
  }

  #renderDays(calls: readonly PastCall[]): TemplateResult {
    const days = new Map<string, PastCall[]>();
    for (const call of calls) {
      const day = this.#day(call.startedAt);
      days.set(day, [...(days.get(day) ?? []), call]);
    }
    return html`${[...days].map(
      ([day, some]) => html`
        <section>
          <h3 part="day">${day}</h3>
          <ul>${some.map((call) => html`<li>${this.#renderCall(call)}${this.#renderReport(call)}</li>`)}</ul>
        </section>
      `,
    )}`;
  }

  #renderCall(call: PastCall): TemplateResult {
    const { text } = this.#locale;
    const party = knownParty(call.party, this.contacts);
    const label = shownLabel(party) || text('call.unknown-party');
    const target = call.party.address ?? call.party.number;
    const numbered = party.name?.trim() && party.number;
    const who = html`<bdi>${label}</bdi>${numbered ? html` <span class="beside"><bdi>${party.number}</bdi></span>` : nothing}`;
    return html`
      <button
        class="person ${isMissed(call) ? 'missed-call' : ''}"
        part="call"
        type="button"
        ?disabled=${this.disabled || !target}
        title=${target ? text('history.call', { party: label }) : nothing}
        @click=${() => this.dispatchEvent(new DialRequestEvent(target))}
      >
        ${pastCallRow(call, who, this.#locale, this.clock.now())}
      </button>
    `;
  }

  // ids are those of a page, which calls kept from another one may have had too
  #renderReport({ callId, startedAt, party }: PastCall): TemplateResult | typeof nothing {
    const report = this.reports?.report(callId);
    if (!report || Date.parse(report.startedAt) !== startedAt) return nothing;
    const { text } = this.#locale;
    const label = text('history.report', { party: shownLabel(knownParty(party, this.contacts)) || text('call.unknown-party') });
    return html`
      <button class="icon-only report" part="report" type="button" aria-label=${label} title=${label} @click=${() => this.dispatchEvent(new CallReportRequestEvent(callId))}>${icon(downloadIcon)}</button>
    `;
  }

  #isWanted(call: PastCall): boolean {
    if (this.missedOnly && !isMissed(call)) return false;
    const party = knownParty(call.party, this.contacts);
    const wanted = this.search.trim().toLowerCase();
    return (
      [party.name, call.party.name, party.number, party.address].some((field) => field?.toLowerCase().includes(wanted)) || wanted === ''
    );
  }

  #day(at: number): string {
    const days = daysBetween(at, this.clock.now());
    if (days <= 1) return this.#locale.text(days === 1 ? 'history.yesterday' : 'history.today');
    return new Intl.DateTimeFormat(this.#locale.language, { weekday: 'long', day: 'numeric', month: 'long' }).format(at);
  }

  #filter(missedOnly: boolean): void {
    this.missedOnly = missedOnly;
  }

  #onSearch(event: InputEvent): void {
    this.search = (event.target as HTMLInputElement).value;
  }
}
