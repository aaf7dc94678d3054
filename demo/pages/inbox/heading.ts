import { html, nothing, type TemplateResult } from 'lit';
import { language, say } from '../page-words.js';
import type { CenterConversation, InboxView } from './center-inbox.js';
import { nameOf, plainLine } from './plain-words.js';
import { words } from './words.js';

/** What an agent can do with a conversation as a whole. */
export interface HeadingActions {
  readonly end: () => void;
  /** `undefined`: back to the queue. */
  readonly transfer: (extension: string | undefined) => void;
}

/** Above the conversation: who it is with, and how to be done with it. */
export function heading(conversation: CenterConversation, colleagues: InboxView['colleagues'], actions: HeadingActions): TemplateResult {
  const { phase, writing, ending } = conversation;
  const over = phase === 'ended';
  const why = ending === 'visitor' || ending === 'agent' ? (`over.${ending}` as const) : 'over.other';
  return html`<div class="head">
    <div class="with">
      <h1 dir="auto">${nameOf(conversation)}</h1>
      <p class="muted">${over ? say(words, why) : writing ? say(words, 'writing') : nothing}</p>
    </div>
    ${
      over
        ? nothing
        : html`<label class="pick transfer">
            <span class="visually-hidden">${say(words, 'transfer')}</span>
            <select
              @change=${({ currentTarget }: Event) => {
                const { value } = currentTarget as HTMLSelectElement;
                (currentTarget as HTMLSelectElement).value = '';
                if (value !== '') actions.transfer(value === 'queue' ? undefined : value);
              }}
            >
              <option value="">${say(words, 'transfer')}</option>
              <option value="queue">${say(words, 'transfer.queue')}</option>
              ${colleagues.map(({ extension, name }) => html`<option value=${extension}>${say(words, 'transfer.to')} ${name}</option>`)}
            </select>
          </label>
          <button type="button" aria-label=${say(words, 'end.label')} @click=${actions.end}>
            <span class="icon end"></span>${say(words, 'end')}
          </button>`
    }
  </div>`;
}

function basketOf(fields: unknown): string | undefined {
  const all = typeof fields === 'object' && fields !== null ? JSON.stringify(fields) : '';
  // it may be JSON inside of JSON, and anything at all
  const [, basket] = /"basket":"((?:[^"\\]|\\.)*)"/.exec(all.replaceAll('\\"', '"')) ?? [];
  return basket === undefined ? undefined : plainLine(basket, 300);
}

/** What a visitor says their language is may be no language. */
function languageName(locale: string): string {
  const plain = plainLine(locale, 20);
  try {
    return new Intl.DisplayNames(language(), { type: 'language' }).of(locale.replace('_', '-')) ?? plain;
  } catch {
    return plain;
  }
}

/** Beside the conversation: what is known of the visitor. */
export function facts({ startedAt, locale, fields, evaluation }: CenterConversation): TemplateResult {
  const time = new Intl.DateTimeFormat(language(), { hour: '2-digit', minute: '2-digit' }).format(startedAt);
  const basket = basketOf(fields);
  return html`<dl class="facts">
    <dt>${say(words, 'fact.since')}</dt>
    <dd>${time}</dd>
    <dt>${say(words, 'fact.language')}</dt>
    <dd>${languageName(locale)}</dd>
    ${basket ? html`<dt>${say(words, 'fact.basket')}</dt><dd dir="auto">${basket}</dd>` : nothing}
    ${
      evaluation
        ? html`<dt>${say(words, 'fact.rating')}</dt>
          <dd dir="auto">${'★'.repeat(Number(evaluation.evaluation))}${'☆'.repeat(5 - Number(evaluation.evaluation))} ${plainLine(evaluation.comment, 600)}</dd>`
        : nothing
    }
  </dl>`;
}
