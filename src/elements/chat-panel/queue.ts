import { html, nothing, type TemplateResult } from 'lit';
import type { LocaleController } from '../../context/locale-controller.js';
import type { Clock } from '../../kit/clock.js';
import type { Conversation } from '../../model/conversation.js';
import { statusLine } from './chat-words.js';

/** The place in line of a conversation that waits for somebody; in plain words until its notice is loaded. */
export function queue(
  locale: LocaleController,
  { conversation, clock }: { readonly conversation: Conversation | undefined; readonly clock: Clock },
): TemplateResult | typeof nothing {
  if (conversation?.state !== 'queued') return nothing;
  return html`<cc-queue-notice .queue=${conversation.queue} .clock=${clock}><p>${statusLine(conversation, locale)}</p></cc-queue-notice>`;
}
