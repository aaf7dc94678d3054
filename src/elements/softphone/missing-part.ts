import { html, type TemplateResult } from 'lit';
import type { LocaleController } from '../../context/locale-controller.js';

/** A part that could not be loaded. */
export function missingPart({ text }: LocaleController, onRetry: () => void): TemplateResult {
  return html`
    <div class="message" role="alert">
      <p>${text('phone.part-missing')}</p>
      <button class="outlined" type="button" @click=${onRetry}>${text('phone.try-again')}</button>
    </div>
  `;
}
