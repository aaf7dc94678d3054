import { html, type TemplateResult } from 'lit';
import type { LocaleController } from '../../context/locale-controller.js';
import { arrowLeftIcon } from '../icons/arrow-left.js';
import { icon } from '../icons/icon.js';
import { headerButton } from './chat-header.js';

/** The header of what is looked at in place of the conversation, with the way back. */
export function backHeader({ text }: LocaleController, title: string, onBack: () => void): TemplateResult {
  return html`
    <header class="header" part="header">
      ${headerButton('back', text('chat.back'), icon(arrowLeftIcon), onBack)}
      <h1 id="title" class="who">${title}</h1>
    </header>
  `;
}
