import { html, nothing, type TemplateResult } from 'lit';
import type { LocaleController } from '../../context/locale-controller.js';
import { circleAlertIcon } from '../icons/circle-alert.js';
import { externalLinkIcon } from '../icons/external-link.js';
import { icon } from '../icons/icon.js';
import { shieldCheckIcon } from '../icons/shield-check.js';
import { safePage } from '../safe-text/safe-link.js';

/** What consent needs. */
export interface ConsentNote {
  readonly url: string;
  readonly onAgree: () => void;
  /** Absent where there is nothing to go back to. */
  readonly onDecline: (() => void) | undefined;
}

/** What the visitor has to agree to, in the page's words. */
export function consentNote({ text }: LocaleController, { url, onAgree, onDecline }: ConsentNote): TemplateResult {
  const link = url && safePage(new URL(url, document.baseURI).href)?.href;
  return html`
    <div class="pane middle" part="body">
      <div class="note">
        <span class="mark">${icon(shieldCheckIcon)}</span>
        <h2>${text('chat.consent.title')}</h2>
        <div class="terms"><slot name="consent"></slot></div>
        ${link ? html`<p><a href=${link} target="_blank" rel="noopener noreferrer">${text('chat.consent.link')}</a></p>` : nothing}
        <div class="buttons stacked">
          <button class="primary" data-focus type="button" @click=${onAgree}>${text('chat.consent.accept')}</button>
          ${onDecline ? html`<button type="button" @click=${onDecline}>${text('chat.consent.decline')}</button>` : nothing}
        </div>
      </div>
    </div>
  `;
}

/** The page has no chat. */
export function missingNote({ text }: LocaleController): TemplateResult {
  return html`
    <div class="pane middle" part="body" data-focus tabindex="-1">
      <div class="note">
        <span class="mark">${icon(circleAlertIcon)}</span>
        <p>${text('chat.missing')}</p>
      </div>
    </div>
  `;
}

/** The conversation is in a window of its own. */
export function elsewhereNote(
  { text }: LocaleController,
  { open, comeBack }: { readonly open: () => void; readonly comeBack: () => void },
): TemplateResult {
  return html`
    <div class="pane middle" part="body">
      <div class="note">
        <span class="mark">${icon(externalLinkIcon)}</span>
        <p>${text('chat.pop-out.elsewhere')}</p>
        <div class="buttons stacked">
          <button class="primary" data-focus type="button" @click=${open}>${text('chat.pop-out.show')}</button>
          <button type="button" @click=${comeBack}>${text('chat.pop-out.back')}</button>
        </div>
      </div>
    </div>
  `;
}
