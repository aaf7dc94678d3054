import { html, type TemplateResult } from 'lit';
import type { LocaleController } from '../../context/locale-controller.js';
import { circleAlertIcon } from '../icons/circle-alert.js';
import { clockIcon } from '../icons/clock.js';
import { icon } from '../icons/icon.js';

/** What a visitor sent while the chat was still on its way: shown where it will stand, and sent when the chat is there. */
export function waitingMessages(waiting: readonly string[], { text }: LocaleController, failed: boolean): TemplateResult {
  return html`
    <ul class="waiting">
      ${waiting.map((message) => html`<li dir="auto">${message}</li>`)}
    </ul>
    <p class="waiting-status" role="status">${icon(failed ? circleAlertIcon : clockIcon)}${text(failed ? 'message.status.failed' : 'message.status.pending')}</p>
  `;
}
