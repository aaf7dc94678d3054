import { html, type TemplateResult } from 'lit';
import { initials } from '../agent/colleagues.js';
import { language, say } from '../page-words.js';
import type { Customer } from './customers.js';
import { words } from './words.js';

/** Customers to choose from. */
export type ListView = {
  readonly customers: readonly Customer[];
  readonly onOpen: (customer: Customer) => void;
};

/** Tickets, one a row. */
export function ticketList({ customers, onOpen }: ListView): TemplateResult {
  return html`
    <h1>${say(words, 'tickets')}</h1>
    ${customers.length === 0 ? html`<p class="muted">${say(words, 'nobody-found')}</p>` : rows({ customers, onOpen })}
  `;
}

/** Those who share the number of a call. */
export function severalRecords(view: ListView, presence: unknown): TemplateResult {
  return html`
    <h1>${say(words, 'several', { count: String(view.customers.length) })} ${presence}</h1>
    <p class="muted">${say(words, 'several-text')}</p>
    ${rows(view)}
  `;
}

function rows({ customers, onOpen }: ListView): TemplateResult {
  return html`
    <ul class="rows">
      ${customers.map(
        (customer) => html`
          <li>
            <button class="row" type="button" @click=${() => onOpen(customer)}>
              <span class="avatar" aria-hidden="true">${initials(customer.name)}</span>
              <span class="text"><strong><bdi>${customer.name}</bdi></strong><span class="muted">${customer.ticket.title[language()]}</span></span>
              <span class="chip ${customer.ticket.status}">${say(words, `status.${customer.ticket.status}`)}</span>
            </button>
          </li>
        `,
      )}
    </ul>
  `;
}
