import { html, nothing, type TemplateResult } from 'lit';
import { language, say } from '../page-words.js';
import { initials } from './colleagues.js';
import type { Customer } from './customers.js';
import { words } from './words.js';

/** What the middle of the page shows. */
export type RecordView = {
  /** A customer, or a number that nobody has. */
  readonly subject: Customer | string;
  /** Whether they are on the phone at this moment. */
  readonly contact: 'none' | 'calling' | 'talking';
  readonly onCall: (number: string) => void;
};

const day = (iso: string): string =>
  new Intl.DateTimeFormat(language(), { day: 'numeric', month: 'short' }).format(new Date(`${iso}T12:00:00`));

/** The customer's record, as a business system would show it. */
export function record({ subject, contact, onCall }: RecordView): TemplateResult {
  return typeof subject === 'string' ? stranger(subject, contact) : known(subject, contact, onCall);
}

function presence(contact: RecordView['contact']): TemplateResult | typeof nothing {
  return contact === 'none'
    ? nothing
    : html`<span class="chip live"><span class="icon phone"></span>${say(words, contact === 'calling' ? 'record.calling' : 'record.talking')}</span>`;
}

function stranger(number: string, contact: RecordView['contact']): TemplateResult {
  return html`
    <header class="customer">
      <span class="avatar large" aria-hidden="true">?</span>
      <div>
        <h2>${say(words, 'record.unknown')} ${presence(contact)}</h2>
        <p class="muted">${say(words, 'record.unknown-text', { number })}</p>
      </div>
    </header>
  `;
}

function known(customer: Customer, contact: RecordView['contact'], onCall: RecordView['onCall']): TemplateResult {
  const { name, number, mail, place, since, ticket, history } = customer;
  const in_ = language();
  return html`
    <header class="customer">
      <span class="avatar large" aria-hidden="true">${initials(name)}</span>
      <div>
        <h2><bdi>${name}</bdi> ${presence(contact)}</h2>
        <p class="muted">${say(words, 'record.since', { year: since })}</p>
      </div>
      <ul class="contacts">
        <li>
          <button class="quiet" type="button" @click=${() => onCall(number)}>
            <span class="icon phone"></span><span class="visually-hidden">${say(words, 'call')}</span><bdi dir="ltr">${number}</bdi>
          </button>
        </li>
        <li><span class="icon mail"></span><bdi>${mail}</bdi></li>
        <li><span class="icon place"></span>${place[in_]}</li>
      </ul>
    </header>
    <section class="ticket" aria-labelledby="ticket-title">
      <p class="muted">${say(words, 'record.ticket', { number: ticket.number })} <span class="chip ${ticket.status}">${say(words, `status.${ticket.status}`)}</span></p>
      <h3 id="ticket-title">${ticket.title[in_]}</h3>
      <dl>
        <div><dt>${say(words, 'record.product')}</dt><dd>${ticket.product[in_]}</dd></div>
        <div><dt>${say(words, 'record.order')}</dt><dd><bdi>${ticket.order}</bdi></dd></div>
        <div><dt>${say(words, 'record.opened')}</dt><dd>${day(ticket.opened)}</dd></div>
      </dl>
    </section>
    <section class="history" aria-labelledby="history-title">
      <h3 id="history-title">${say(words, 'record.history')}</h3>
      <ol>
        ${history.map((entry) => html`<li><p class="muted">${entry.by[in_]} · ${day(entry.day)}</p><p>${entry.text[in_]}</p></li>`)}
      </ol>
    </section>
  `;
}
