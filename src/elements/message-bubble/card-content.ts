import { html, nothing, type TemplateResult } from 'lit';
import type { MessageContent } from '../../model/message.js';
import { cleanLine, cleanText } from '../safe-text/clean-text.js';
import { safePage } from '../safe-text/safe-link.js';
import { outward } from '../safe-text/safe-text.js';
import type { BubbleScope } from './bubble-scope.js';

type Card = Extract<MessageContent, { type: 'card' }>;

/** A link with a title, as a card that says where it leads. */
export function cardContent(scope: BubbleScope, card: Card): TemplateResult {
  const link = safePage(card.url);
  const title = cleanLine(card.title).slice(0, 300) || link?.host || '';
  const description = cleanText(card.description ?? '').slice(0, 1000);
  const inside = html`
    <strong class="title" dir="auto">${title}</strong>
    ${description ? html`<span class="description" dir="auto">${description}</span>` : nothing}
    ${link ? html`<span class="host"><bdi dir="ltr">${link.host}</bdi><span class="visually-hidden">, ${scope.locale.text('message.new-tab')}</span></span>` : nothing}
  `;
  const picture = card.hasPicture ? cardPicture(scope) : nothing;
  return link
    ? html`<div class="card" part="card">${outward(link, html`${picture}<span class="about">${inside}</span>`, 'whole')}</div>`
    : html`<div class="card" part="card">${picture}<span class="about">${inside}</span></div>`;
}

function cardPicture({ file }: BubbleScope): TemplateResult {
  const { state } = file;
  return html`<span class="frame wide">${state.type === 'ready' ? html`<img src=${state.address} alt="" @error=${() => file.spoil()} />` : nothing}</span>`;
}
