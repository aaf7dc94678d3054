import { html, nothing, type TemplateResult } from 'lit';
import type { LocaleController } from '../../context/locale-controller.js';
import type { Conversation } from '../../model/conversation.js';
import { icon } from '../icons/icon.js';
import { mailIcon } from '../icons/mail.js';
import { squarePenIcon } from '../icons/square-pen.js';
import { starIcon } from '../icons/star.js';
import { endedKey } from './chat-words.js';

/** What the end of a conversation offers. */
export interface EndedNotice {
  readonly locale: LocaleController;
  readonly conversation: Conversation;
  readonly canRate: boolean;
  readonly canLeaveMessage: boolean;
  readonly busy: boolean;
  readonly onNew: () => void;
  readonly onRate: () => void;
  readonly onLeaveMessage: () => void;
}

/** What happened, and what to do now. */
export function endedNotice(shown: EndedNotice): TemplateResult {
  const { text } = shown.locale;
  const { conversation } = shown;
  const nobody = ['outside-hours', 'no-agents', 'queue-timeout'].includes(conversation.endReason ?? '');
  return html`
    <div class="ended" part="footer">
      <p dir="auto">${text(endedKey(conversation))}</p>
      <div class="buttons">
        ${
          nobody && shown.canLeaveMessage
            ? html`<button class="primary" type="button" @click=${shown.onLeaveMessage}>${icon(mailIcon)}${text('chat.leave-message')}</button>`
            : nothing
        }
        ${
          shown.canRate
            ? html`<button class="outlined" type="button" @click=${shown.onRate}>${icon(starIcon)}${text(conversation.evaluation ? 'evaluation.change' : 'chat.rate')}</button>`
            : nothing
        }
        <button class=${nobody && shown.canLeaveMessage ? 'outlined' : 'primary'} data-focus type="button" aria-busy=${shown.busy} @click=${shown.onNew}>${icon(squarePenIcon)}${text('chat.new')}</button>
      </div>
    </div>
  `;
}
