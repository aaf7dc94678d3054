import type { ScreenPopPhase } from 'contact-center-widgets/page';
import { html, nothing, type TemplateResult } from 'lit';
import { initials } from '../agent/colleagues.js';
import { language, say } from '../page-words.js';
import type { Customer } from './customers.js';
import { words } from './words.js';

/** A note that was written here. */
export type Note = { readonly text: string };

/** What became of the wish to call somebody. */
export type Calling = 'asked' | 'dialing' | 'declined' | 'busy' | 'failed' | 'alone';

/** A customer's record, and what can be done with it. */
export type RecordView = {
  readonly customer: Customer;
  /** How far their call has come, where there is one. */
  readonly phase: ScreenPopPhase | undefined;
  readonly notes: readonly Note[];
  readonly draft: string;
  readonly calling: Calling | undefined;
  readonly onCall: () => void;
  readonly onDraft: (text: string) => void;
  readonly onNote: () => void;
};

const day = (iso: string): string =>
  new Intl.DateTimeFormat(language(), { day: 'numeric', month: 'short' }).format(new Date(`${iso}T12:00:00`));

/** Whether they are on the phone now. */
export function presence(phase: ScreenPopPhase | undefined): TemplateResult | typeof nothing {
  if (!phase) return nothing;
  const word = ({ ring: 'record.calling', answer: 'record.talking', end: 'record.ended' } as const)[phase];
  return html`<span class="chip ${phase === 'end' ? '' : 'live'}"><span class="icon phone"></span>${say(words, word)}</span>`;
}

/** The record, as a business system shows it. */
export function record({ customer, phase, notes, draft, calling, onCall, onDraft, onNote }: RecordView): TemplateResult {
  const { name, number, mail, place, since, ticket, history } = customer;
  const in_ = language();
  const onSubmit = (event: Event): void => {
    event.preventDefault();
    onNote();
  };
  return html`
    <header class="customer">
      <span class="avatar large" aria-hidden="true">${initials(name)}</span>
      <div>
        <h1><bdi>${name}</bdi> ${presence(phase)}</h1>
        <p class="muted">${say(words, 'record.since', { year: since })}</p>
      </div>
      <ul class="contacts">
        <li>
          <button class="quiet" type="button" @click=${onCall}>
            <span class="icon phone"></span><span class="visually-hidden">${say(words, 'call')}</span><bdi dir="ltr">${number}</bdi>
          </button>
        </li>
        <li><span class="icon mail"></span><bdi>${mail}</bdi></li>
        <li><span class="icon place"></span>${place[in_]}</li>
      </ul>
      <p class="muted calling" role="status">${calling ? say(words, `call.${calling}`) : nothing}</p>
    </header>
    <section class="ticket" aria-labelledby="ticket-title">
      <p class="muted">${say(words, 'record.ticket', { number: ticket.number })} <span class="chip ${ticket.status}">${say(words, `status.${ticket.status}`)}</span></p>
      <h2 id="ticket-title">${ticket.title[in_]}</h2>
      <dl>
        <div><dt>${say(words, 'record.product')}</dt><dd>${ticket.product[in_]}</dd></div>
        <div><dt>${say(words, 'record.order')}</dt><dd><bdi>${ticket.order}</bdi></dd></div>
        <div><dt>${say(words, 'record.opened')}</dt><dd>${day(ticket.opened)}</dd></div>
      </dl>
    </section>
    <form class="note" @submit=${onSubmit}>
      <label for="note">${say(words, 'note')}</label>
      <textarea id="note" rows="2" maxlength="1000" placeholder=${say(words, 'note.text')} .value=${draft} @input=${(event: Event) => onDraft((event.target as HTMLTextAreaElement).value)}></textarea>
      <button type="submit" ?disabled=${draft.trim() === ''}>${say(words, 'note.save')}</button>
    </form>
    <section class="history" aria-labelledby="history-title">
      <h2 id="history-title">${say(words, 'record.history')}</h2>
      <ol>
        ${notes.map(({ text }) => html`<li><p class="muted">${say(words, 'note.you')} · ${say(words, 'note.now')}</p><p class="written">${text}</p></li>`)}
        ${history.map((entry) => html`<li><p class="muted">${entry.by[in_]} · ${day(entry.day)}</p><p>${entry.text[in_]}</p></li>`)}
      </ol>
    </section>
  `;
}
