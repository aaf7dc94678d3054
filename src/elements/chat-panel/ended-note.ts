import { html, type TemplateResult } from 'lit';
import type { LocaleController } from '../../context/locale-controller.js';
import type { Conversation } from '../../model/conversation.js';
import { endedKey } from './chat-words.js';

/** A conversation is over; what can be done then is on its way. */
export function endedNote({ text }: LocaleController, conversation: Conversation): TemplateResult {
  return html`<div class="ended" part="footer"><p dir="auto" data-focus tabindex="-1">${text(endedKey(conversation))}</p><div class="buttons"></div></div>`;
}
