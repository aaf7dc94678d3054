import { html, nothing, type TemplateResult } from 'lit';
import type { LocaleController } from '../../context/locale-controller.js';
import type { WordKey } from '../../locales/words.js';
import { circleAlertIcon } from '../icons/circle-alert.js';
import { icon } from '../icons/icon.js';
import { triangleAlertIcon } from '../icons/triangle-alert.js';
import { xIcon } from '../icons/x.js';
import type { Notice, Remedy } from './notices.js';

/** What a notice's buttons do. */
export interface NoticeHandlers {
  readonly onRemedy: (remedy: Remedy) => void;
  readonly onDismiss: () => void;
}

const remedyWords: Readonly<Record<Remedy, WordKey>> = {
  register: 'phone.try-again',
  'ask-microphone': 'phone.try-again',
  'choose-microphone': 'phone.choose-microphone',
  'unlock-sound': 'phone.turn-on-sound',
  'sign-in': 'agent.sign-in',
};

/** The notices, one under the other, read out as they come. */
export function noticeList(notices: readonly Notice[], locale: LocaleController, handlers: NoticeHandlers): TemplateResult {
  return html`<div class="notices" role="status">${notices.map((notice) => oneNotice(notice, locale, handlers))}</div>`;
}

function oneNotice(
  { word, tone, remedy, dismissible }: Notice,
  { text }: LocaleController,
  { onRemedy, onDismiss }: NoticeHandlers,
): TemplateResult {
  return html`
    <div class="notice ${tone}" part="notice">
      ${icon(tone === 'alert' ? circleAlertIcon : triangleAlertIcon)}
      <p dir="auto">${text(word)}</p>
      ${
        dismissible
          ? html`<button class="icon-only" type="button" aria-label=${text('phone.dismiss')} title=${text('phone.dismiss')} @click=${onDismiss}>${icon(xIcon)}</button>`
          : nothing
      }
      ${remedy ? html`<button class="outlined remedy" type="button" @click=${() => onRemedy(remedy)}>${text(remedyWords[remedy])}</button>` : nothing}
    </div>
  `;
}
