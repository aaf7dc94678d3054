import { html, type TemplateResult } from 'lit';
import type { LocaleController } from '../../context/locale-controller.js';
import type { Conversation } from '../../model/conversation.js';
import { icon } from '../icons/icon.js';
import { messageCircleIcon } from '../icons/message-circle.js';
import { endedKey } from './chat-words.js';

/** Something is on its way. */
export function loadingNote({ text }: LocaleController): TemplateResult {
  return html`<div class="pane middle" part="body" data-focus tabindex="-1">${dots(text('chat.opening'))}</div>`;
}

/** Before anybody has written. */
export function welcomeNote(
  { text }: LocaleController,
  { heading, busy }: { readonly heading: string; readonly busy: boolean },
): TemplateResult {
  if (busy) return html`<div class="welcome">${dots(text('chat.opening'))}</div>`;
  return html`
    <div class="welcome">
      <div class="note">
        <span class="mark">${icon(messageCircleIcon)}</span>
        <h2><bdi>${heading || text('chat.title')}</bdi></h2>
        <p>${text('chat.status.welcome')}</p>
      </div>
    </div>
  `;
}

/** A conversation is over; what can be done then is on its way. */
export function endedNote({ text }: LocaleController, conversation: Conversation): TemplateResult {
  return html`<div class="ended" part="footer"><p dir="auto" data-focus tabindex="-1">${text(endedKey(conversation))}</p><div class="buttons"></div></div>`;
}

function dots(label: string): TemplateResult {
  return html`<p class="dots" role="status"><span></span><span></span><span></span><span class="visually-hidden">${label}</span></p>`;
}
