import { html, type TemplateResult } from 'lit';
import type { LocaleController } from '../../context/locale-controller.js';

/** Asks whether the conversation is really to end. What is behind it is inert meanwhile. */
export function endQuestion({ text }: LocaleController, onEnd: () => void, onCancel: () => void): TemplateResult {
  const onKeydown = (event: KeyboardEvent): void => {
    if (event.key !== 'Escape') return;
    event.stopPropagation();
    event.preventDefault();
    onCancel();
  };
  return html`
    <div class="curtain" @keydown=${onKeydown}>
      <div class="question" role="alertdialog" aria-modal="true" aria-labelledby="question" aria-describedby="question-help">
        <h2 id="question">${text('chat.end.title')}</h2>
        <p id="question-help">${text('chat.end.help')}</p>
        <div class="buttons">
          <button class="outlined cancel" type="button" @click=${onCancel}>${text('chat.end.cancel')}</button>
          <button class="negative" type="button" @click=${onEnd}>${text('chat.end')}</button>
        </div>
      </div>
    </div>
  `;
}
