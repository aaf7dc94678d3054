import { html, type TemplateResult } from 'lit';
import type { LocaleController } from '../../context/locale-controller.js';
import { icon } from '../icons/icon.js';
import { messageCircleIcon } from '../icons/message-circle.js';

/** Something is on its way. */
export function loadingNote(locale: LocaleController): TemplateResult {
  return html`<div class="pane middle" part="body" data-focus tabindex="-1">${dots(locale)}</div>`;
}

/** Before anybody has written. */
export function welcomeNote(
  locale: LocaleController,
  { heading, busy }: { readonly heading: string; readonly busy: boolean },
): TemplateResult {
  const { text } = locale;
  if (busy) return html`<div class="welcome">${dots(locale)}</div>`;
  return html`
    <div class="welcome">
      <div class="note">
        <span class="mark">${icon(messageCircleIcon)}</span>
        <h2><bdi>${heading || text('chat.title')}</bdi></h2>
        <p>${text('chat.status.welcome')}</p>
        <slot name="welcome"></slot>
      </div>
    </div>
  `;
}

/** The chat is being opened. */
export function dots({ text }: LocaleController): TemplateResult {
  return html`<p class="dots" role="status"><span></span><span></span><span></span><span class="visually-hidden">${text('chat.opening')}</span></p>`;
}
