import { html, type TemplateResult } from 'lit';
import type { LocaleController } from '../../context/locale-controller.js';
import type { Message } from '../../model/message.js';
import { initials } from '../avatar/avatar.js';
import { botIcon } from '../icons/bot.js';
import { headphonesIcon } from '../icons/headphones.js';
import { icon } from '../icons/icon.js';
import { cleanLine } from '../safe-text/clean-text.js';
import { safePage } from '../safe-text/safe-link.js';

type Author = Pick<Message, 'author' | 'name' | 'avatar'>;

/** What an author is called. */
export function authorName({ author, name }: Author, locale: Pick<LocaleController, 'text'>): string {
  return (author === 'visitor' ? '' : cleanLine(name ?? '').slice(0, 80)) || locale.text(`message.author.${author}`);
}

/** A round mark for an author: the picture where the page allows its origin, else initials, else what kind of author it is. */
export function authorMark(author: Author, origins: readonly string[]): TemplateResult {
  const address = safePage(author.avatar)?.href;
  const letters = author.author === 'bot' ? '' : initials(cleanLine(author.name ?? ''));
  const inside =
    address && origins.includes(new URL(address).origin)
      ? html`<img src=${address} alt="" loading="lazy" decoding="async" referrerpolicy="no-referrer" />`
      : letters || icon(author.author === 'bot' ? botIcon : headphonesIcon);
  return html`<span class="avatar ${author.author}" part="avatar" aria-hidden="true">${inside}</span>`;
}
